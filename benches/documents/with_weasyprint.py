"""Prints web pages with WeasyPrint: with_weasyprint.py FONTS OUT PAGE...

Says the seconds it took, imports not counted.
"""

import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

# The page's own style for print, with the typeface of the letter, its header and its footer.
STYLE = """
@font-face { font-family: Letter; src: url(DejaVuSansCondensed.ttf); }
@font-face { font-family: Letter; font-weight: bold; src: url(DejaVuSansCondensed-Bold.ttf); }
body { font-family: Letter; }
.marking { display: none; }
@page { margin: 25mm 24mm 27mm 25mm;
  @top-center { content: "OFFICIAL-SENSITIVE"; font: bold 9pt Letter; }
  @bottom-center { content: "OFFICIAL-SENSITIVE"; font: bold 9pt Letter; }
  @bottom-right { content: counter(page); font: 9pt Letter; } }
"""

fonts, out, pages = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
start = time.perf_counter()
for page in map(Path, pages):
    faces = FontConfiguration()
    style = CSS(string=STYLE, base_url=fonts.as_uri() + "/", font_config=faces)
    HTML(page).write_pdf(out / f"{page.stem}.pdf", stylesheets=[style], font_config=faces, pdf_variant="pdf/ua-1")
print(time.perf_counter() - start)
