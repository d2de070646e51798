"""Spoils one letter in many ways, to see that each check notices what it is there for."""

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import office
from checks import Check
from letters import Letter
from portable import run

DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Spoil:
    """Something done to one form of a letter, and the beginnings of the names of the checks that must notice it."""

    what: str
    ending: str
    done: Callable[[Path], None]
    noticed_by: tuple[str, ...]


def changed_over(text: str) -> str:
    """The text with two neighbouring words of a sentence changed over, none of them within a tag."""
    pair = re.compile(r"(?<=[a-z] )([a-z]{3,}) ([a-z]{3,})(?= [a-z][^<>]*(?:<|$))")
    for found in pair.finditer(text, text.index("</head>") if "</head>" in text else 0):
        if found[1] != found[2]:
            return f"{text[: found.start()]}{found[2]} {found[1]}{text[found.end() :]}"
    raise ValueError("there are no two words to change over")


def in_text(change: Callable[[str], str]) -> Callable[[Path], None]:
    """A change to a file of text, which must change something."""

    def done(path: Path) -> None:
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before, path
        path.write_text(after, "utf-8")

    return done


def in_document(change: Callable[[str], str]) -> Callable[[Path], None]:
    """A change to the main part of a Word document."""

    def done(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        before = parts[DOCUMENT].decode("utf-8")
        after = change(before)
        assert after != before, path
        parts[DOCUMENT] = after.encode("utf-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in parts.items():
                package.writestr(name, part)

    return done


def in_drawing(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A change to what a PDF draws, after which the file as such is as sound as before."""

    def done(path: Path) -> None:
        plain = path.with_suffix(".qdf")
        run("qpdf", "--qdf", "--object-streams=disable", path, plain)
        before = plain.read_bytes()
        after = change(before)
        assert after != before, path
        plain.write_bytes(after)
        sound = path.with_suffix(".sound")
        sound.write_bytes(run("fix-qdf", plain))
        run("qpdf", sound, path)

    return done


def undrawn(drawing: bytes) -> bytes:
    """Without the first line of text that belongs to the letter."""
    return re.sub(rb"(/P <<\s*/MCID \d+\s*>> BDC.*?)\[[^\]]*\]\s*TJ", rb"\1", drawing, count=1, flags=re.DOTALL)


def owned_by_each_other(drawing: bytes) -> bytes:
    """The first two paragraphs of the letter are drawn for each other's element."""
    first, second = list(re.finditer(rb"/P <<\s*/MCID (\d+)\s*>> BDC", drawing))[:2]
    between = drawing[first.end() : second.start()]
    return drawing[: first.start()] + second[0] + between + first[0] + drawing[second.end() :]


def furniture_as_text(drawing: bytes) -> bytes:
    """A footer that is part of the letter."""
    return re.sub(rb"/Artifact <<[^>]*/Footer[^>]*>> BDC", b"/P <</MCID 0>> BDC", drawing, count=1)


def cut_off(path: Path) -> None:
    """A file without its end."""
    path.write_bytes(path.read_bytes()[:-400])


def styled(rule: str) -> Callable[[Path], None]:
    """One more rule in the style of a web page."""
    return in_text(lambda page: page.replace("</style>", f"{rule}\n</style>"))


SPOILS = [
    Spoil("a PDF without its end", "pdf", cut_off, ("pdf: qpdf",)),
    Spoil("a line that is not drawn", "pdf", in_drawing(undrawn), ("pdf: poppler", "pdf: pdfminer")),
    Spoil("lines of each other's element", "pdf", in_drawing(owned_by_each_other), ("pdf: poppler, through",)),
    Spoil("a footer marked as text", "pdf", in_drawing(furniture_as_text), ("pdf: pdfminer",)),
    Spoil("words changed over", "docx", in_document(changed_over), ("docx: LibreOffice",)),
    Spoil(
        "a paragraph that is missing",
        "docx",
        in_document(lambda part: re.sub(r"<w:p>(?:(?!<w:p>).)*</w:p>(?=<w:p>)", "", part, count=1)),
        ("docx: LibreOffice",),
    ),
    Spoil(
        "properties that the schema does not have",
        "docx",
        in_document(lambda part: part.replace("<w:pPr>", "<w:pPr><w:wideFont/>", 1)),
        ("docx: openxml-audit",),
    ),
    Spoil(
        "properties out of order",
        "docx",
        in_document(lambda part: re.sub(r"(<w:pStyle [^>]*/>)(<w:spacing [^>]*/>)", r"\2\1", part, count=1)),
        ("docx: openxml-audit",),
    ),
    Spoil("words changed over", "html", in_text(changed_over), ("html: Chromium",)),
    Spoil("pale words", "html", styled("p { color: #999; }"), ("html: axe",)),
    Spoil(
        "a picture without a word for it",
        "html",
        in_text(lambda page: re.sub(r'<img alt="[^"]*"', "<img", page, count=1)),
        ("html: axe",),
    ),
    Spoil("a fixed width", "html", styled("main { width: 600px; }"), ("html: no scrolling", "html: letters of twice")),
    Spoil("letters of a fixed size", "html", styled("p { font-size: 18px; }"), ("html: letters of twice",)),
    Spoil("words changed over", "txt", in_text(changed_over), ("txt:",)),
]


def spoilt(letter: Letter, folder: Path, spoil: Spoil) -> Letter:
    """A copy of the letter that is spoilt, opened by LibreOffice where that is to see it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(letter.folder, folder, ignore=lambda _, names: [name for name in names if not name.startswith(letter.name)])
    copy = replace(letter, folder=folder)
    spoil.done(copy.form(spoil.ending))
    if any("LibreOffice" in name for name in spoil.noticed_by):
        office.convert([copy], folder / "libreoffice")
    return copy


def noticed(checks: list[Check], letters: list[Letter], folder: Path) -> bool:
    """Says for each spoil who notices it; whether all do that must."""
    letter = next(each for each in letters if each.picture and each.marking and each.notice and len(each.paragraphs) > 40)
    missed = 0
    for spoil in SPOILS:
        copy = spoilt(letter, folder, spoil)
        for check in checks:
            if check.name.startswith(spoil.noticed_by):
                fault = check.fault(copy)
                print(f"{spoil.ending}: {spoil.what}: {check.name.split(': ')[1]}: {fault or 'NOT NOTICED'}", flush=True)
                missed += fault is None
    print(f"documents: {len(SPOILS)} ways to spoil a letter, {missed} times not noticed")
    return missed == 0
