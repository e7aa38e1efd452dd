"""`make lighthouse`: home, list, article and contact as Lighthouse sees them on a phone.

Each page is looked at three times and the median counts. Ends with 1 when one misses its goal.
Lighthouse comes by npx, which keeps what it has fetched; it is no dependency of the project.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys

from tests.journeys.states import ARTICLE
from tests.services import chromium

from .sites import demo_site

LIGHTHOUSE = "lighthouse@12.8.2"  # 13 needs Node 22
NODE = 18  # the oldest that it runs on
RUNS = 3
TIMEOUT = 180  # seconds for one look
PAGES = {"home": "/", "list": "/news/", "article": ARTICLE, "contact": "/contact/"}
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.02


class MissingError(Exception):
    """Something is not on this machine; the message says what."""


def needed() -> tuple[list[str], dict[str, str]]:
    """Return the command that Lighthouse starts with and its environment."""
    node, npx = shutil.which("node"), shutil.which("npx")
    if not node or not npx:
        raise MissingError(f"Lighthouse needs Node {NODE} or newer with npx, and there is none.")
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < NODE:
        raise MissingError(f"Lighthouse needs Node {NODE} or newer; here is {version}.")
    env = {**os.environ, "CHROME_PATH": chromium.ensure()}
    return [npx, "--yes", LIGHTHOUSE], env


def look(command: list[str], env: dict[str, str], address: str) -> dict:
    """Return Lighthouse's report on one address."""
    flags = " ".join(["--headless=new", *chromium.launch_arguments()["args"]])
    answer = subprocess.run(
        [*command, address, "--quiet", "--output=json", f"--chrome-flags={flags}"],
        env=env,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    if answer.returncode:
        raise MissingError(f"Lighthouse ended with {answer.returncode}: {answer.stderr[-1000:]}")
    return json.loads(answer.stdout)


def scores(report: dict) -> dict[str, float]:
    """Return what counts of a report: four scores of 100, the shift, two times in seconds."""
    # A score is null where an audit could not be made: that is no full score.
    found = {name: round((report["categories"][name]["score"] or 0) * 100) for name in GOALS}
    for name, audit in {
        "CLS": "cumulative-layout-shift",
        "LCP": "largest-contentful-paint",
        "TBT": "total-blocking-time",
    }.items():
        value = report["audits"][audit]["numericValue"]
        found[name] = round(value, 3) if name == "CLS" else round(value / 1000, 2)
    return found


def complaints(report: dict) -> set[str]:
    """Return the titles of the audits behind a score that is not full."""
    short = [part for part in report["categories"].values() if (part["score"] or 0) < 1]
    named = [ref["id"] for part in short for ref in part["auditRefs"] if ref["weight"]]
    audits = [report["audits"][name] for name in named]
    return {
        f"{audit['title']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 0.9
    }


def missed(median: dict[str, float]) -> list[str]:
    """Return the goals that a page's median does not reach."""
    low = [name for name, goal in GOALS.items() if median[name] < goal]
    faults = [f"{name} {median[name]:g} < {GOALS[name]}" for name in low]
    if median["CLS"] > MOST_SHIFT:
        faults.append(f"CLS {median['CLS']:g} > {MOST_SHIFT}")
    return faults


def main(pages: list[str]) -> int:
    """Look at the pages named, or at all; print a line for each and return the exit code."""
    failed = False
    try:
        command, env = needed()
        with demo_site() as site:
            for page in pages or PAGES:
                reports = [look(command, env, site + PAGES[page]) for _ in range(RUNS)]
                found = [scores(report) for report in reports]
                median = {name: statistics.median(run[name] for run in found) for name in found[0]}
                print(page, " ".join(f"{name} {value:g}" for name, value in median.items()))
                if faults := missed(median):
                    failed = True
                    print(f"  missed: {', '.join(faults)}")
                    print("\n".join(f"  {line}" for line in sorted(complaints(reports[-1]))))
    except (MissingError, chromium.BrowserMissingError) as error:
        print(error, file=sys.stderr)
        return 1
    return int(failed)
