//! Line breaking over the whole paragraph: of all ways to set it, the one whose lines are most alike in length.
//!
//! The text stays ragged on the right and no word is divided. A line breaks at spaces; at a hyphen, a dash or a slash
//! only where that saves much. A word longer than the line is divided between characters, because no line may pass the
//! right edge.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use crate::shape::Glyph;

/// A stretch of glyphs between two places where a line may break.
struct Piece {
    glyphs: Range<usize>,
    /// Width without the spaces at its end.
    ink: i64,
    /// Width with them.
    full: i64,
    /// Whether breaking after it leaves every word whole.
    whole: bool,
}

/// One line: its glyphs with the spaces at its end, and its width without them, in font units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which glyphs of the paragraph.
    pub glyphs: Range<usize>,
    /// Width without spaces at the end.
    pub width: i64,
}

/// Breaks a shaped paragraph into lines no wider than `measure` font units.
pub fn break_lines(words: &str, glyphs: &[Glyph], measure: i64) -> Vec<Line> {
    let pieces = pieces(words, glyphs, measure.max(1));
    let mut ends = best_ends(&pieces, measure.max(1));
    let mut lines = Vec::with_capacity(ends.len());
    let mut from = 0;
    ends.sort_unstable();
    for to in ends {
        let stretch = pieces.get(from..to).unwrap_or_default();
        if let (Some(first), Some(last)) = (stretch.first(), stretch.last()) {
            lines.push(Line {
                glyphs: first.glyphs.start..last.glyphs.end,
                width: width(stretch),
            });
        }
        from = to;
    }
    lines
}

fn width(pieces: &[Piece]) -> i64 {
    let full: i64 = pieces.iter().map(|piece| piece.full).sum();
    full - pieces.last().map_or(0, |last| last.full - last.ink)
}

fn pieces(words: &str, glyphs: &[Glyph], measure: i64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for end in break_places(words) {
        let to = match end {
            Some(at) => glyphs.partition_point(|glyph| glyph.at < at),
            None => glyphs.len(),
        };
        if to > from {
            divide(glyphs, from..to, measure, &mut pieces);
            from = to;
        }
    }
    pieces
}

/// Where lines may break, counted in characters; `None` is the end of the paragraph.
fn break_places(words: &str) -> Vec<Option<usize>> {
    let mut places = Vec::new();
    let (mut bytes, mut characters) = (0, 0);
    for (at, _) in linebreaks(words) {
        characters += words.get(bytes..at).map_or(0, |stretch| stretch.chars().count());
        bytes = at;
        places.push((at < words.len()).then_some(characters));
    }
    if places.last() != Some(&None) {
        places.push(None);
    }
    places
}

/// Adds a stretch as one piece, or as several where it alone is wider than the line.
fn divide(glyphs: &[Glyph], stretch: Range<usize>, measure: i64, pieces: &mut Vec<Piece>) {
    let (mut start, mut ink, mut full) = (stretch.start, 0, 0);
    for at in stretch.clone() {
        let Some(glyph) = glyphs.get(at) else { continue };
        let advance = i64::from(glyph.advance);
        // At the end of a line a glyph has nothing after it to be drawn closer to.
        let alone = i64::from(glyph.advance.max(glyph.natural));
        let begins_character = glyphs
            .get(at.wrapping_sub(1))
            .is_none_or(|before| before.at != glyph.at);
        if !glyph.is_space() && full + alone > measure && at > start && begins_character && advance > 0 {
            pieces.push(Piece {
                glyphs: start..at,
                ink,
                full,
                whole: false,
            });
            (start, ink, full) = (at, 0, 0);
        }
        if !glyph.is_space() {
            ink = full + alone;
        }
        full += advance;
    }
    let whole = glyphs.get(stretch.end.wrapping_sub(1)).is_some_and(Glyph::is_space);
    pieces.push(Piece {
        glyphs: start..stretch.end,
        ink,
        full,
        whole,
    });
}

/// The best way to set the pieces up to some place: its cost, and where its last line begins.
#[derive(Clone, Copy)]
struct Way {
    cost: i64,
    from: usize,
}

/// For each line of the best setting, the piece after its last.
fn best_ends(pieces: &[Piece], measure: i64) -> Vec<usize> {
    let mut ways: Vec<Way> = vec![Way { cost: 0, from: 0 }];
    for to in 1..=pieces.len() {
        ways.push(best_way(pieces, &ways, to, measure));
    }
    let mut ends = Vec::new();
    let mut to = pieces.len();
    while to > 0 {
        ends.push(to);
        to = ways.get(to).map_or(0, |way| way.from.min(to - 1));
    }
    ends
}

fn best_way(pieces: &[Piece], ways: &[Way], to: usize, measure: i64) -> Way {
    let mut best = Way {
        cost: i64::MAX,
        from: to - 1,
    };
    let mut line = pieces.get(to - 1).map_or(0, |last| last.ink);
    for from in (0..to).rev() {
        if from < to - 1 {
            line += pieces.get(from).map_or(0, |piece| piece.full);
        }
        if line > measure && from < to - 1 {
            break;
        }
        let before = ways.get(from).map_or(0, |way| way.cost);
        let cost = before.saturating_add(cost(pieces, from, to, line, measure));
        if cost < best.cost {
            best = Way { cost, from };
        }
    }
    best
}

/// What a line costs: the square of what it leaves empty, and a surcharge where it ends inside a compound. The last
/// line costs nothing, unless it is a single short word below others.
fn cost(pieces: &[Piece], from: usize, to: usize, line: i64, measure: i64) -> i64 {
    let part = |share: i64| (measure / share).saturating_mul(measure / share);
    if to == pieces.len() {
        let stub = from > 0 && line < measure / 10;
        return if stub { part(6) } else { 0 };
    }
    let slack = (measure - line).max(0);
    let whole = pieces.get(to - 1).is_none_or(|piece| piece.whole);
    slack
        .saturating_mul(slack)
        .saturating_add(if whole { 0 } else { part(3) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fonts::{Fonts, Weight};
    use crate::shape::shape;

    fn shaped(words: &str) -> Vec<Glyph> {
        shape(&Fonts::of(None).unwrap(), Weight::Regular, words)
    }

    fn units(points: f32) -> i64 {
        Fonts::of(None).unwrap().face(Weight::Regular).units(points, 12.0)
    }

    fn set(words: &str, measure: i64) -> Vec<String> {
        let glyphs = shaped(words);
        let line = |line: Line| {
            glyphs[line.glyphs]
                .iter()
                .map(|glyph| glyph.text.as_str())
                .collect::<String>()
        };
        break_lines(words, &glyphs, measure).into_iter().map(line).collect()
    }

    #[test]
    fn a_line_breaks_at_a_space_rather_than_within_a_compound() {
        let measure = units(160.0);
        let words = "Managers know of step-up and step-down decisions and record them";
        let lines = set(words, measure);
        assert!(
            lines.len() > 2 && lines.iter().all(|line| !line.ends_with('-')),
            "{lines:?}"
        );
        assert_eq!(lines.concat().trim_end(), words);
    }

    #[test]
    fn a_space_that_does_not_break_holds_its_words_together() {
        let words = "on the twelfth and thirteenth of 12\u{A0}July\u{A0}2022 inspectors";
        for measure in (80..400).step_by(7) {
            let lines = set(words, units(measure as f32));
            assert!(
                lines.iter().any(|line| line.contains("12 July 2022")),
                "{measure}: {lines:?}"
            );
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_divided_and_nothing_is_lost() {
        let words = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch is long";
        let lines = set(words, units(100.0));
        assert!(lines.len() > 3, "{lines:?}");
        assert_eq!(lines.concat().trim_end(), words);
    }

    proptest! {
        #[test]
        fn no_line_passes_the_edge_and_every_word_is_there_in_order(
            words in prop::collection::vec("[a-zâêîôûŵŷłż,.'’/-]{1,40}", 1..60),
            measure in 60f32..500.0,
        ) {
            let words = words.join(" ");
            let glyphs = shaped(&words);
            let measure = units(measure);
            let lines = break_lines(&words, &glyphs, measure);
            prop_assert!(lines.iter().all(|line| line.width <= measure));
            let joined: Vec<usize> = lines.iter().flat_map(|line| line.glyphs.clone()).collect();
            prop_assert_eq!(joined, (0..glyphs.len()).collect::<Vec<_>>());
            let text: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            prop_assert_eq!(text.trim_end(), words);
        }
    }
}
