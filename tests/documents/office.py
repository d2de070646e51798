"""The Word document, as LibreOffice and the schema of Office Open XML see it."""

import tempfile
from contextlib import suppress
from pathlib import Path

from comparing import compare, compare_lines, without_furniture
from letters import Fault, Letter
from openxml_audit import FileFormat, OpenXmlValidator
from portable import pages_by_poppler, run

# LibreOffice's word for plain text in UTF-8 (76), a paragraph in each line.
TEXT = "txt:Text (encoded):UTF8"
AT_ONCE = 50


def convert(letters: list[Letter], folder: Path) -> None:
    """Has LibreOffice write each Word document as PDF and as text into `folder`, with a profile of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        for form in ("pdf", TEXT):
            for at in range(0, len(letters), AT_ONCE):
                files = [letter.form("docx") for letter in letters[at : at + AT_ONCE]]
                own = f"-env:UserInstallation=file://{profile}"
                # What it did not write is missed where it is looked for.
                with suppress(Fault):
                    run("soffice", "--headless", own, "--convert-to", form, "--outdir", folder, *files)


def converted(letter: Letter, ending: str) -> Path:
    """Where LibreOffice wrote it."""
    path = letter.folder / "libreoffice" / f"{letter.name}.{ending}"
    if not path.exists():
        raise Fault("LibreOffice did not open it")
    return path


def audited(letter: Letter) -> None:
    """The schema has nothing to remark, not even a warning."""
    # One for each file: it takes a file for the one before where both had the same place in memory.
    audit = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    result = audit.validate(str(letter.form("docx")))
    if result.errors or not result.is_valid:
        raise Fault("; ".join(f"{error.part_uri} {error.path}: {error.description}" for error in result.errors))


def written_by_libreoffice(letter: Letter) -> None:
    """As text, the words are those of the letter. LibreOffice writes every bullet as a dot."""
    text = converted(letter, "txt").read_text("utf-8-sig")
    compare(letter.words("• "), text.split())


def printed_by_libreoffice(letter: Letter) -> None:
    """As PDF, the words are those of the letter, and furniture is where it belongs."""
    pages = pages_by_poppler(converted(letter, "pdf"))
    compare_lines(letter.words(), without_furniture(pages, letter))
