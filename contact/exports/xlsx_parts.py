"""The parts of a workbook as text (ECMA-376, SpreadsheetML)."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from .cells import site_time

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

PLAIN, TEXT, MOMENT, HEADING = range(4)
# Cells marked as text stay so when somebody edits them, and phones keep + and 0. Longer ones
# are left plain: older Excel shows ##### for text of more than 255 characters.
LONGEST_MARKED = 255
_EPOCH = datetime(1899, 12, 30)
_SECONDS_A_DAY = 86_400
# In a cell "_x0041_" stands for a letter (ECMA-376, ST_Xstring); typed by somebody it is text.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)

Cell = Callable[[str], str]


def text(value: str, style: int | None = None) -> Cell:
    """A cell that is text and nothing else; empty text makes no cell."""
    if style is None:
        style = TEXT if len(value) <= LONGEST_MARKED else PLAIN
    if "_x" in value:
        value = _ESCAPE.sub("_x005F_", value)
    value = escape(value)

    def written(place: str) -> str:
        if not value:
            return ""
        return (
            f'<c r="{place}" s="{style}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{value}</t></is></c>'
        )

    return written


def heading(value: str) -> Cell:
    """A cell of the heading row."""
    return text(value, HEADING)


def moment(value: datetime) -> Cell:
    """A cell with a real date and time, as the site's clock showed it."""
    days = (site_time(value) - _EPOCH).total_seconds() / _SECONDS_A_DAY
    return lambda place: f'<c r="{place}" s="{MOMENT}"><v>{days:.8f}</v></c>'


def row(number: int, cells: list[Cell]) -> str:
    """A row, counted from 1, of cells from column A on."""
    written = "".join(
        cell(f"{letters(place)}{number}") for place, cell in enumerate(cells, start=1)
    )
    return f'<row r="{number}">{written}</row>'


@cache
def letters(column: int) -> str:
    """The name of a column counted from 1: A, …, Z, AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def sheet_start(widths: list[int]) -> str:
    """A sheet up to its first row: the heading frozen, columns as wide as `widths` letters."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def sheet_end(width: int, last_row: int) -> str:
    """The rest of a sheet: its filter over all rows."""
    return f'</sheetData><autoFilter ref="A1:{letters(width)}{last_row}"/></worksheet>'


def workbook(title: str, width: int, row_counts: list[int]) -> str:
    """The list of sheets; the first is called `title`, the others are numbered."""
    names = [_sheet_name(title, place) for place in range(1, len(row_counts) + 1)]
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(names, start=1)
    )
    # Excel keeps a sheet's filter under this name as well.
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"'{escape(name)}'!$A$1:${letters(width)}${rows}</definedName>"
        for place, (name, rows) in enumerate(zip(names, row_counts, strict=True))
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/>'
        f"</bookViews><sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>"
    )


def workbook_relations(sheets: int) -> str:
    """Where the sheets and the styles are."""
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{sheets + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )


def content_types(sheets: int) -> str:
    """What kind of content each part holds."""
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        for place in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f"{overrides}</Types>"
    )


def _sheet_name(title: str, place: int) -> str:
    # Excel allows 31 characters and none of these.
    name = re.sub(r"[\[\]:*?/\\']", " ", title)[:26].strip() or "Sheet"
    return name if place == 1 else f"{name} {place}"
