"""Holds the four forms of generated letters against what other programs read in them.

Usage: documents.py FOLDER --letters PROGRAM [--count 20] [--seed 2026] [--self-test]
PROGRAM is the example `letters` of crates/render, which writes the letters into FOLDER, emptied before. Prints a line for each
check and one for each letter that fails it; exit code 0 when none does. With --self-test a letter is spoilt for each check,
which must notice it.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import office
import portable
from browser import Browser, browser
from checks import Check
from comparing import compare
from letters import Letter, read_letters
from spoiling import noticed

AXE = Path(__file__).parents[2] / "ui/node_modules/axe-core/axe.min.js"


def plain_text(letter: Letter) -> None:
    """The words of the plain text are those of the letter, between two markings; its bullets are hyphens."""
    expected = [*letter.marking.split(), *letter.words("- "), *letter.marking.split()]
    compare(expected, letter.form("txt").read_text("utf-8").split())


def checks(shown: Browser) -> list[Check]:
    """Every check there is."""
    return [
        Check("pdf: qpdf --check", portable.built_well),
        Check("pdf: poppler, as drawn: words in order, furniture in its place", portable.read_by_poppler),
        Check("pdf: poppler, through the structure: words in order", portable.heard_by_poppler),
        Check("pdf: pdfminer, as drawn: words in order, the rest is furniture", portable.read_by_pdfminer),
        Check("docx: openxml-audit without a remark", office.audited),
        Check("docx: LibreOffice, as text: words in order", office.written_by_libreoffice),
        Check("docx: LibreOffice, as PDF: words in order, furniture in its place", office.printed_by_libreoffice),
        Check("html: Chromium: words in order, nothing fetched", shown.reads),
        Check("html: axe at 1280 and 320 pixels", shown.pleases_axe),
        Check("html: no scrolling sideways at 1280 and 320 pixels", shown.reflows),
        Check("html: letters of twice the size", shown.grows),
        Check("txt: words in order", plain_text),
    ]


def written(program: Path, seed: int, count: int, folder: Path) -> bool:
    """Has the letters written and checked by our own reader; whether it found nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    return subprocess.run([program, "--seed", str(seed), "--count", str(count), folder], check=False).returncode == 0


def chromium() -> str:
    """The machine's Chromium, by whichever name it has."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise SystemExit("There is no Chromium on this machine; scripts/packages.sh documents brings one")


def main() -> int:
    """Runs everything."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--letters", type=Path, required=True)
    arguments.add_argument("--count", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=2026)
    arguments.add_argument("--self-test", action="store_true")
    given = arguments.parse_args()
    sound = written(given.letters, given.seed, given.count, given.folder)
    letters = read_letters(given.folder)
    with browser(chromium(), AXE) as shown:
        if given.self_test:
            return 0 if noticed(checks(shown), letters, given.folder / "spoilt") else 1
        office.convert(letters, given.folder / "libreoffice")
        results = [check.report(letters) for check in checks(shown)]
    print("documents: all letters meet all checks" if sound and all(results) else "documents: there are faults, see above")
    return 0 if sound and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
