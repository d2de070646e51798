"""Prints web pages with Typst: with_typst.py FONTS OUT PAGE...

They are written over into its language first. Says the seconds it took, imports and the writing over not counted.
"""

import json
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import typst

HEAD = """#set document(title: {title})
#set text(font: "DejaVu Sans", stretch: 75%, size: 12pt, lang: "en", region: "GB")
#let marking = align(center, text(size: 9pt, weight: "bold", "OFFICIAL-SENSITIVE"))
#set page(paper: "a4", margin: (top: 25mm, right: 24mm, bottom: 27mm, left: 25mm), header: marking,
  footer: [#marking #align(right, text(size: 9pt, context counter(page).display()))])
#set par(spacing: 12pt + 0.65em)
#set list(marker: [▪])
#show heading: set text(size: 12pt)
"""


class Letter(HTMLParser):
    """The letter's elements, each as a line of Typst whose words are quoted and therefore never markup."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.words: list[str] = []
        self.title = ""
        self.kept = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Words are kept from here on; markings stand in header and footer."""
        if tag == "br":
            self.words.append("\n")
        elif tag in ("p", "h1", "h2", "li", "title"):
            self.words, self.kept = [], ("class", "marking") not in attrs

    def handle_data(self, data: str) -> None:
        """Words of the element that is open."""
        if self.kept:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """An element is whole."""
        lines = "".join(self.words).split("\n")
        words = " #linebreak() ".join("#" + json.dumps(line, ensure_ascii=False) for line in lines if line)
        form = {"p": "#par[{}]", "h1": "#heading(level: 1)[{}]", "h2": "#heading(level: 2)[{}]", "li": "#list.item[{}]"}
        if tag == "title":
            self.title = json.dumps("".join(self.words), ensure_ascii=False)
        elif tag in form and self.kept:
            self.lines.append(form[tag].format(words))
        self.kept = False if tag in (*form, "title") else self.kept

    def source(self) -> bytes:
        """All of it."""
        return (HEAD.format(title=self.title) + "\n".join(self.lines)).encode("utf-8")


fonts, out, pages = sys.argv[1], Path(sys.argv[2]), list(map(Path, sys.argv[3:]))
sources = [(page.stem, Letter(page.read_text("utf-8")).source()) for page in pages]
start = time.perf_counter()
faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
for name, source in sources:
    (out / f"{name}.pdf").write_bytes(typst.compile(source, font_paths=faces, pdf_standards=["ua-1", "a-2a"]))
print(time.perf_counter() - start)
