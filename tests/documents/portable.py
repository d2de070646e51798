"""The PDF, as qpdf, poppler and pdfminer see it."""

import subprocess
from pathlib import Path

from comparing import Line, compare, compare_lines, without_furniture
from letters import Fault, Letter
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix


def run(*command: str | Path) -> bytes:
    """What a program writes; a fault with its last words where it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    if done.returncode != 0:
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise Fault(f"{command[0]}: {said[-1] if said else f'it ended with {done.returncode}'}")
    return done.stdout


def built_well(letter: Letter) -> None:
    """For qpdf it has neither error nor warning."""
    run("qpdf", "--check", letter.form("pdf"))


def pages_by_poppler(pdf: Path) -> list[list[Line]]:
    """The words of each page in lines, as they are drawn. Where one ends is told by the space between them.

    Without `-raw` poppler goes by places alone, and drops a hyphen at the end of a line and puts a space behind a combined mark.
    """
    pages = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").decode("utf-8").removesuffix("\f").split("\f")
    return [[line.split() for line in page.splitlines()] for page in pages]


def read_by_poppler(letter: Letter) -> None:
    """As they are drawn, the words are those of the letter, and furniture is where it belongs."""
    compare_lines(letter.words(), without_furniture(pages_by_poppler(letter.form("pdf")), letter))


def heard_by_poppler(letter: Letter) -> None:
    """Through the structure tree, the words are those of the letter; furniture is not heard."""
    text = run("pdfinfo", "-struct-text", letter.form("pdf"))
    compare(letter.words(), heard(text.decode("utf-8")))


def heard(text: str) -> list[str]:
    """The words of `pdfinfo -struct-text`, which stand in quotation marks below their elements."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')).split()


class Marked(PDFDevice):
    """Collects the text of marked content in the order in which it is drawn, furniture apart."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.open: list[str] = []
        self.content: list[str] = []
        self.furniture: list[list[str]] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """A page begins."""
        self.furniture.append([])

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """A mark opens."""
        self.open.append(literal_name(tag))

    def end_tag(self) -> None:
        """The last mark closes."""
        self.open.pop()

    def render_string(self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        """Text is shown."""
        font = textstate.font
        if not self.open or font is None:
            raise Fault("pdfminer found text without a mark or without a face")
        into = self.furniture[-1] if "Artifact" in self.open else self.content
        codes = [code for part in seq if isinstance(part, bytes) for code in font.decode(part)]
        try:
            into += [font.to_unichr(code) for code in codes]
        except PDFUnicodeNotDefined as error:
            raise Fault(f"pdfminer found a code without a character: {error}") from error


def read_by_pdfminer(letter: Letter) -> None:
    """In the order of drawing, the words are those of the letter, and the rest is furniture."""
    resources = PDFResourceManager()
    device = Marked(resources)
    interpreter = PDFPageInterpreter(resources, device)
    with letter.form("pdf").open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
    compare(letter.words(), "".join(device.content).split())
    all_furniture(letter, ["".join(furniture).split() for furniture in device.furniture])


def all_furniture(letter: Letter, pages: list[list[str]]) -> None:
    """On each page marking, notice, the numbers of its lines where they are wanted, marking and the page's number."""
    counted = 0
    for page, found in enumerate(pages, start=1):
        head = f"{letter.marking} {letter.notice if page > 1 else ''}".split()
        foot = f"{letter.marking} {page}".split()
        lines = len(found) - len(head) - len(foot) if letter.line_numbers else 0
        numbers = [str(number) for number in range(counted + 1, counted + lines + 1)]
        compare([*head, *numbers, *foot], found)
        counted += lines
