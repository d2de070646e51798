//! Pieces of text at their places on a page, put together to lines and paragraphs.

/// Text that was drawn in one go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its characters.
    pub(super) text: String,
    /// Where it begins, in points from the left.
    pub(super) x: f32,
    /// Its baseline, in points from the bottom of the page.
    pub(super) y: f32,
    /// The height of its letters, in points.
    pub(super) size: f32,
}

/// A piece as far as this from the baseline, in its heights, still stands on the line: the number of a footnote.
const ON_THE_LINE: f32 = 0.5;
/// Lines as far apart as this, in their heights, are paragraphs. Letters are set with 1.25 and an empty line of 2.25.
const APART: f32 = 1.6;
/// How wide a character is taken to be, in heights: wider than the average, so that no word falls apart.
const WIDTH: f32 = 0.7;

/// The text of one page: its lines in the order in which they were drawn, an empty one between paragraphs.
pub(super) fn page(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        if let Some(before) = last {
            text.push_str(between(before, piece, &text));
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    text
}

/// What stands between two pieces: nothing, a space, the end of a line or of a paragraph.
fn between(before: &Piece, piece: &Piece, text: &str) -> &'static str {
    let height = before.size.max(piece.size).max(1.0);
    let down = before.y - piece.y;
    if down.abs() <= ON_THE_LINE * height {
        let width = f32::from(u16::try_from(before.text.chars().count()).unwrap_or(u16::MAX)) * WIDTH * before.size;
        let spaced = text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        let gap = piece.x > before.x + width + 0.25 * before.size || piece.x + height < before.x;
        return if gap && !spaced { " " } else { "" };
    }
    match down > 0.0 && down <= APART * height {
        true => "\n",
        false => "\n\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f32, y: f32) -> Piece {
        Piece {
            text: text.to_owned(),
            x,
            y,
            size: 12.0,
        }
    }

    #[test]
    fn pieces_become_lines_and_paragraphs_by_their_places() {
        let cases: [(&[Piece], &str); 7] = [
            (&[piece("Over", 71.0, 700.0), piece("sight", 95.0, 700.0)], "Oversight"),
            (&[piece("■", 71.0, 700.0), piece("plans", 89.0, 700.0)], "■ plans"),
            (
                &[piece("some ", 71.0, 700.0), piece("plans", 200.0, 700.0)],
                "some plans",
            ),
            (&[piece("findings", 71.0, 700.0), piece("1", 120.0, 704.0)], "findings1"),
            (
                &[piece("one line", 71.0, 700.0), piece("the next", 71.0, 685.0)],
                "one line\nthe next",
            ),
            (
                &[piece("a paragraph", 71.0, 700.0), piece("the next", 71.0, 673.0)],
                "a paragraph\n\nthe next",
            ),
            (
                &[piece("the foot", 71.0, 60.0), piece("the head", 71.0, 790.0)],
                "the foot\n\nthe head",
            ),
        ];
        for (pieces, text) in cases {
            assert_eq!(page(pieces), text);
        }
    }
}
