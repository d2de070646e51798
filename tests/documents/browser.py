"""The web page, as Chromium shows it and axe judges it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comparing import compare
from letters import Fault, Letter
from playwright.sync_api import Page, sync_playwright

# A desktop, and the narrowest that WCAG 2.2 asks for (1.4.10), in CSS pixels.
WIDTHS = (1280, 320)
HEIGHT = 900
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

JUDGE = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(found => found.violations.flatMap(rule =>
  rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`)))"""
# By how much the page is wider than the window, and what reaches beyond it.
WIDER = """() => { const root = document.scrollingElement; const over = root.scrollWidth - root.clientWidth;
  const outside = each => each.getBoundingClientRect().right > root.clientWidth + 0.5;
  const beyond = [...document.body.querySelectorAll('*')].find(outside);
  return over > 0 || beyond ? `by ${over} pixels: ${(beyond ?? root).outerHTML.slice(0, 120)}` : '' }"""
# The sizes of everything that has text of its own.
SIZES = """() => [...document.body.querySelectorAll('*')]
  .filter(each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map(each => [each.outerHTML.slice(0, 80), parseFloat(getComputedStyle(each).fontSize)])"""
ENLARGE = ":root { font-size: 200% !important; }"


class Browser:
    """A browser with one page, which shows one letter after another."""

    def __init__(self, page: Page, axe: str) -> None:
        self.page = page
        self.axe = axe
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def show(self, letter: Letter, width: int) -> None:
        """Opens the letter in a window of this width."""
        self.asked.clear()
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.goto(letter.form("html").absolute().as_uri())

    def reads(self, letter: Letter) -> None:
        """The words shown are those of the letter, between two markings; nothing else was fetched."""
        self.show(letter, WIDTHS[0])
        expected = [*letter.marking.split(), *letter.words(""), *letter.marking.split()]
        compare(expected, self.page.inner_text("body").split())
        fetched = [url for url in self.asked[1:] if not url.startswith("data:")]
        if fetched:
            raise Fault(f"it fetches {fetched[0]}")

    def pleases_axe(self, letter: Letter) -> None:
        """Nothing is left for axe to remark at any width."""
        for width in WIDTHS:
            self.show(letter, width)
            self.page.evaluate(self.axe)
            found = self.page.evaluate(JUDGE, TAGS)
            if found:
                raise Fault(f"at {width} pixels: {found[0]}" + (f", and {len(found) - 1} more" if found[1:] else ""))

    def reflows(self, letter: Letter) -> None:
        """Nobody scrolls sideways at any width."""
        for width in WIDTHS:
            self.show(letter, width)
            self.fits(f"at {width} pixels")

    def grows(self, letter: Letter) -> None:
        """All text grows with the reader's setting, to twice its size, and still nobody scrolls sideways."""
        for width in WIDTHS:
            self.show(letter, width)
            small = self.page.evaluate(SIZES)
            self.page.add_style_tag(content=ENLARGE)
            for (words, before), (_, after) in zip(small, self.page.evaluate(SIZES), strict=True):
                if abs(after - 2 * before) > 0.1:
                    raise Fault(f"{before} pixels become {after} and not twice as much: {words}")
            self.fits(f"at {width} pixels with letters of twice the size")

    def fits(self, where: str) -> None:
        """The page is not wider than its window."""
        wider = self.page.evaluate(WIDER)
        if wider:
            raise Fault(f"{where} it is wider than the window {wider}")


@contextmanager
def browser(program: str, axe: Path) -> Iterator[Browser]:
    """The machine's own Chromium, without a window, a profile or a network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program)
        try:
            context = chromium.new_context(offline=True)
            yield Browser(context.new_page(), axe.read_text("utf-8"))
        finally:
            chromium.close()
