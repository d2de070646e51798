"""A letter in its four forms, and the words that each of them must hold."""

import json
from dataclasses import dataclass
from pathlib import Path

BULLET = "▪ "


class Fault(Exception):
    """What is wrong with one letter."""


@dataclass(frozen=True)
class Letter:
    """A letter as the generator wrote it; `folder` holds its forms."""

    folder: Path
    name: str
    marking: str
    notice: str
    line_numbers: bool
    picture: bool
    paragraphs: list[str]

    def form(self, ending: str) -> Path:
        """Where a form of it stands: `pdf`, `docx`, `html` or `txt`."""
        return self.folder / f"{self.name}.{ending}"

    def words(self, bullet: str = BULLET) -> list[str]:
        """All words in order, with this in front of each bullet."""
        texts = (bullet + text.removeprefix(BULLET) if text.startswith(BULLET) else text for text in self.paragraphs)
        return " ".join(texts).split()


def read_letters(folder: Path) -> list[Letter]:
    """The letters in a folder, by name."""
    return [Letter(folder, path.stem, **json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]
