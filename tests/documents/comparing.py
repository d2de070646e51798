"""Holds the words that another program found against those of the letter."""

import re
from collections import Counter

from letters import Fault, Letter

AROUND = 4

# Scripts from Hebrew to Tamil: programs that take out text differ in the order of their letters.
OTHER_SCRIPTS = re.compile("[\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")

Line = list[str]


def compare(expected: list[str], found: list[str]) -> None:
    """Every word in its place, none more and none less."""
    compare_lines(expected, [[word] for word in found], broken=False)


def compare_lines(expected: list[str], lines: list[Line], broken: bool = True) -> None:
    """The same of words in lines. A word that no line could hold may be `broken`: its parts but the last end their lines.

    Where other scripts stand among them, poppler turns figures and signs and cuts words by its own lights: letters alone are held
    against each other in order.
    """
    if any(OTHER_SCRIPTS.search(word) for word in expected):
        compare_letters(expected, [word for line in lines for word in line])
        return
    found = [(word, at == len(line) - 1) for line in lines for at, word in enumerate(line)]
    place = 0
    for number, word in enumerate(expected):
        end = place + 1
        if place < len(found) and found[place][0] != word and broken:
            end = end_of_broken(word, found, place)
        if "".join(part for part, _ in found[place:end]) != word:
            raise Fault(difference(expected, number, [part for part, _ in found], place))
        place = end
    if place < len(found):
        raise Fault(difference(expected, len(expected), [part for part, _ in found], place))


def compare_letters(expected: Line, found: Line) -> None:
    """Latin letters in order; of other scripts every letter, and every figure, in whatever order."""
    letters, read = ("".join(words) for words in (expected, found))
    others, others_read = (Counter(OTHER_SCRIPTS.findall(text) + re.findall("[0-9]", text)) for text in (letters, read))
    if others != others_read:
        missing, more = ("".join((a - b).elements()) for a, b in ((others, others_read), (others_read, others)))
        raise Fault(f"of other scripts and figures “{missing}” is missing and “{more}” is too much")
    ours, theirs = (OTHER_SCRIPTS.sub("", "".join(filter(str.isalpha, text))) for text in (letters, read))
    if ours != theirs:
        at = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
        raise Fault(f"at letter {at} the letter has “{ours[at : at + 40]}”, and it was read as “{theirs[at : at + 40]}”")


def end_of_broken(word: str, found: list[tuple[str, bool]], place: int) -> int:
    """Where the parts of a word end that begins at `place` and goes on from line to line."""
    whole, end = found[place][0], place + 1
    while len(whole) < len(word) and found[end - 1][1] and end < len(found):
        whole += found[end][0]
        end += 1
    return end


def difference(expected: list[str], number: int, found: list[str], place: int) -> str:
    """Both sides around the first word that differs."""
    told = [" ".join(words[max(0, at - AROUND) : at + AROUND]) for words, at in ((expected, number), (found, place))]
    return f"at word {number + 1} of {len(expected)} the letter has “{told[0]}”, and it was read as “{told[1]}”"


def without_furniture(pages: list[list[Line]], letter: Letter) -> list[Line]:
    """The lines of all pages without marking, notice and number, each of which must stand where it belongs."""
    body: list[Line] = []
    for number, page in enumerate(without_numbers(pages) if letter.line_numbers else pages, start=1):
        notice = letter.notice if number > 1 else ""
        headless = after(f"{letter.marking} {notice}".split(), page, number)
        body += before(f"{letter.marking} {number}".split(), headless, number)
    return body


def without_numbers(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the numbers of their lines, which count from one: each before its line, or all behind the others.

    LibreOffice 7.4 now and then counts a line in a paragraph with comments that it does not draw.
    """
    number, rest = 1, []
    for page in pages:
        kept = []
        for line in page:
            numbered = line[:1] in ([str(number)], [str(number + 1)])
            number = int(line[0]) + 1 if numbered else number
            kept.append(line[1:] if numbered else line)
        rest.append(kept)
    if number == 1:
        raise Fault("no line has a number")
    return rest


def after(head: list[str], lines: list[Line], page: int) -> list[Line]:
    """What follows these words, with which the page must begin."""
    lines = [list(line) for line in lines if line]
    for word in head:
        if not lines or lines[0][0] != word:
            raise Fault(f"page {page} does not begin with “{' '.join(head)}”")
        lines[0].pop(0)
        lines = lines if lines[0] else lines[1:]
    return lines


def before(foot: list[str], lines: list[Line], page: int) -> list[Line]:
    """What stands before these words, with which the page must end."""
    lines = [list(line) for line in lines if line]
    for word in reversed(foot):
        if not lines or lines[-1][-1] != word:
            raise Fault(f"page {page} does not end with “{' '.join(foot)}”")
        lines[-1].pop()
        lines = lines if lines[-1] else lines[:-1]
    return lines
