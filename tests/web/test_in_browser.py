"""The page in a real browser: it fits a phone, reads well in the dark, and asks nothing of the network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from aws_quiz.web.paper.exam_page import exam_page
from aws_quiz.web.paper.sheet_page import SheetTopic, sheet_page
from aws_quiz.web.report_page import report_page
from tests.builders import concept
from tests.sample_reports import full_report, mocks_only_report
from tests.web.test_paper import DAY, item, paper
from tests.web.test_report_page import HOSTILE, hostile_report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
READABLE = 4.5
PHONE, DESK = 360, 1000
DARK, LIGHT = 0, 1

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no chromium, chromium-browser or google-chrome is installed"),
]

MEASURING = """<script>
addEventListener("load", () => {
  const opaque = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const paper = getComputedStyle(one).backgroundColor;
      if (!paper.endsWith(", 0)")) return paper;
    }
    return "rgb(255, 255, 255)";
  };
  const inks = {};
  for (const one of document.querySelectorAll("body *")) {
    const own = [...one.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own.length || ["TITLE", "title"].includes(one.tagName)) continue;
    const style = getComputedStyle(one);
    const ink = one instanceof SVGElement ? style.fill : style.color;
    inks[ink + " on " + opaque(one)] = one.tagName + " " + own[0].textContent.trim().slice(0, 40);
  }
  top.document.title = JSON.stringify({
    width: innerWidth,
    needed: document.documentElement.scrollWidth,
    loaded: performance.getEntriesByType("resource").map((entry) => entry.name),
    drawn: [...document.querySelectorAll("svg")].filter((one) => one.getBoundingClientRect().width > 200).length,
    inks,
  });
});
</script>"""


class Look(NamedTuple):
    """Columns of pixels, and the colour scheme that the reader prefers."""

    width: int
    scheme: int


def run(page: str, look: Look, folder: Path, *wish: str) -> str:
    """What the browser prints when it is shown a page."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [
        BROWSER,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        f"--blink-settings=preferredColorScheme={look.scheme}",
        f"--window-size={look.width},900",
        *wish,
        path.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def measured(page: str, look: Look, folder: Path) -> dict[str, Any]:
    """What a script finds in the page; the page's own rule against scripts is lifted for it.

    The page stands in a frame, since a window of the browser cannot be as narrow as a phone.
    """
    unruled, rules = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', MEASURING, page)
    assert rules == 1
    frame = f'<iframe style="border:0;width:{look.width}px;height:900px" srcdoc="{escape(unruled)}"></iframe>'
    around = f'<!doctype html><html style="color-scheme:light dark"><title></title><body>{frame}</body></html>'
    title = re.search(r"<title>(\{.*?\})</title>", run(around, look, folder, "--dump-dom"), re.DOTALL)
    assert title
    found = json.loads(unescape(title[1]))
    assert isinstance(found, dict)
    return found


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def corner(png: bytes) -> tuple[int, ...]:
    """The colour of the first pixel: no filter of PNG changes it."""
    return tuple(zlib.decompress(b"".join(data for kind, data in chunks(png) if kind == b"IDAT"))[1:4])


@pytest.mark.parametrize("name", ["full", "mocks_only", "hostile"])
def test_a_phone_shows_the_page_without_scrolling_sideways(name: str, tmp_path: Path) -> None:
    made = {"full": full_report, "mocks_only": mocks_only_report, "hostile": hostile_report}
    found = measured(report_page(made[name]()), Look(PHONE, LIGHT), tmp_path)
    assert found["width"] == PHONE
    assert found["needed"] <= PHONE
    assert found["drawn"] >= 3


@pytest.mark.parametrize("scheme", [DARK, LIGHT])
def test_every_word_is_readable_and_nothing_is_loaded(scheme: int, tmp_path: Path) -> None:
    found = measured(report_page(full_report()), Look(DESK, scheme), tmp_path)
    assert found["loaded"] == []
    assert len(found["inks"]) >= 3
    for pair, where in found["inks"].items():
        ink, paper = pair.split(" on ")
        assert contrast(ink, paper) >= READABLE, f"{where}: {pair}"


def test_the_page_takes_on_the_readers_scheme(tmp_path: Path) -> None:
    papers = {}
    for scheme in (DARK, LIGHT):
        shot = tmp_path / f"{scheme}.png"
        run(report_page(full_report()), Look(DESK, scheme), tmp_path, f"--screenshot={shot}")
        papers[scheme] = corner(shot.read_bytes())
    assert papers[LIGHT] == (255, 255, 255)
    assert max(papers[DARK]) < 64


@pytest.mark.parametrize("name", ["exam", "sheet"])
def test_what_is_made_to_be_printed_fits_a_phone_and_loads_nothing(name: str, tmp_path: Path) -> None:
    entries = (concept(takeaway=HOSTILE), concept("s3-b", takeaway="`" + "x" * 300 + "`"))
    made = {
        "exam": exam_page(paper(item("a"), item("ad", takeaway="```\n" + "y" * 300 + "\n```"))),
        "sheet": sheet_page("A sheet", [SheetTopic("s3", "Amazon S3", entries)], DAY),
    }
    found = measured(made[name], Look(PHONE, LIGHT), tmp_path)
    assert found["needed"] <= PHONE
    assert found["loaded"] == []
    for pair, where in found["inks"].items():
        ink, sheet = pair.split(" on ")
        assert contrast(ink, sheet) >= READABLE, f"{where}: {pair}"
