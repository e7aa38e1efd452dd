"""Lists as GitHub and others take them, in the spelling that Python's Markdown wants.

It asks for four blanks a level, an empty line before a list and a full stop after a number.
"""

import re

_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<words>\S.*)$")
_FENCE = re.compile(r"^[ \t]{0,3}(```|~~~)")
_RULE = re.compile(r"^\s*(?:\*\s*){3,}$|^\s*(?:-\s*){3,}$")
_TABLE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|[\s:|-]*$")


def with_spread_lists(text: str) -> str:
    """Return the Markdown in `text` with its lists and tables spelled the strict way."""
    out: list[str] = []
    levels: list[int] = []
    fence = ""
    was_blank = True
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if found := _FENCE.match(line):
            fence = "" if fence == found[1] else fence or found[1]
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        item = None if fence or _RULE.match(line) else _ITEM.match(line)
        if item and (levels or indent < 4):
            starts = not levels
            while levels and indent < levels[-1]:
                levels.pop()
            if not levels or indent > levels[-1] + 1:
                levels.append(indent)
            if starts and not was_blank:
                out.append("")
            mark = item["mark"].replace(")", ".")
            out.append(" " * 4 * (len(levels) - 1) + f"{mark} {item['words']}")
        elif levels and line.strip() and (indent > levels[-1] or not was_blank):
            depth = sum(level < indent for level in levels) if was_blank else len(levels)
            out.append((" " * 4 * depth if was_blank else "  ") + line.strip())
        else:
            if line.strip():
                levels = []
            is_table = place + 1 < len(lines) and "|" in line and _TABLE.match(lines[place + 1])
            if is_table and not was_blank and not fence:
                out.append("")
            out.append(line)
        was_blank = not line.strip()
    return "\n".join(out)
