//! Words from right to left, and signs that join: drawn where they stand, and said as they are read.
//!
//! A program that takes out text puts words from right to left back in order by itself, glyph by glyph; a screen reader
//! hears the words of an element of their own.

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Level};

use crate::fonts::Fonts;
use crate::page::{Fragment, Owner, Page, Shape, TextLine};
use crate::shape::{Glyph, NOTHING};
use crate::tags::{Tag, TagTree};

/// Puts the glyphs of every line from left to right, and gives words that cannot be read off their glyphs one by one an
/// element that says them.
pub fn put_in_order(pages: &mut [Page], tags: &mut TagTree, fonts: &Fonts<'_>) {
    for page in pages {
        let fragments = std::mem::take(&mut page.fragments);
        for fragment in fragments {
            match fragment.shape {
                Shape::Text(line) if line.glyphs.iter().any(is_said) => {
                    page.fragments.extend(stretches_of(fragment.owner, &line, tags, fonts));
                }
                _ => page.fragments.push(fragment),
            }
        }
    }
}

fn stretches_of(owner: Owner, line: &TextLine, tags: &mut TagTree, fonts: &Fonts<'_>) -> Vec<Fragment> {
    let face = fonts.face(line.weight);
    let mut pen = 0;
    let mut fragments = Vec::new();
    for stretch in drawn(&line.glyphs) {
        let owner = match (owner, stretch.said) {
            (Owner::Element(element), Some(words)) => Owner::Element(tags.add(element, Tag::Span { words })),
            _ => owner,
        };
        let x = line.x + face.points(pen, line.size);
        pen += stretch.glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum::<i64>();
        fragments.push(Fragment {
            owner,
            shape: Shape::Text(TextLine {
                x,
                baseline: line.baseline,
                size: line.size,
                weight: line.weight,
                glyphs: stretch.glyphs.into_owned(),
            }),
        });
    }
    fragments
}

/// Neighbouring glyphs of a line.
#[derive(Debug, PartialEq, Eq)]
struct Stretch<'a> {
    /// From left to right.
    glyphs: Cow<'a, [Glyph]>,
    /// The words, where they cannot be read off the glyphs one by one.
    said: Option<String>,
}

/// The stretches of a line, from left to right. Spaces at its end stand at its right whatever is before them (Unicode
/// Standard Annex 9, rules L1 and L2).
fn drawn(line: &[Glyph]) -> Vec<Stretch<'_>> {
    let ink = line
        .iter()
        .rposition(|glyph| !glyph.is_space())
        .map_or(0, |last| last + 1);
    let kinds: Vec<bool> = line
        .iter()
        .enumerate()
        .map(|(nth, glyph)| nth < ink && is_said(glyph))
        .collect();
    let mut from = 0;
    let mut stretches = Vec::new();
    for run in kinds.chunk_by(PartialEq::eq) {
        let glyphs = line.get(from..from + run.len()).unwrap_or_default();
        from += run.len();
        stretches.push(match run.first() {
            Some(true) => said(glyphs),
            _ => Stretch {
                glyphs: Cow::Borrowed(glyphs),
                said: None,
            },
        });
    }
    stretches
}

fn is_said(glyph: &Glyph) -> bool {
    glyph.level > 0 || glyph.family.joins()
}

fn said(glyphs: &[Glyph]) -> Stretch<'_> {
    let levels: Vec<Level> = glyphs
        .iter()
        .map(|glyph| Level::new(glyph.level).unwrap_or(Level::ltr()))
        .collect();
    let order = BidiInfo::reorder_visual(&levels);
    let texts = glyphs.iter().map(|glyph| glyph.text.as_str());
    Stretch {
        glyphs: order.into_iter().filter_map(|at| glyphs.get(at).cloned()).collect(),
        said: Some(texts.filter(|text| *text != NOTHING).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::{Fonts, Weight};
    use crate::shape::shape;

    /// What stands from left to right, and what is said of each stretch.
    fn stretches(words: &str) -> Vec<(String, Option<String>)> {
        let line = shape(&Fonts::of(None).unwrap(), Weight::Regular, words);
        let seen = |stretch: &Stretch<'_>| stretch.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        drawn(&line)
            .iter()
            .map(|stretch| (seen(stretch), stretch.said.clone()))
            .collect()
    }

    #[test]
    fn words_from_left_to_right_are_one_stretch_that_is_read_as_it_stands() {
        for words in ["Siân Llŷr met Зоя.", "", "one", "two words  "] {
            assert_eq!(stretches(words), [(format!("{words} "), None)]);
        }
    }

    #[test]
    fn words_from_right_to_left_stand_turned_and_are_said_in_order() {
        let cases = [
            ("אב גד", "דג בא", "אב גד"),
            ("אב 12 גד", "דג 12 בא", "אב 12 גד"),
            // The brackets are drawn turned; their characters are those that were typed.
            ("אב (גד) הו", "וה )דג( בא", "אב (גד) הו"),
        ];
        for (words, seen, said) in cases {
            let all = stretches(&format!("x {words} y"));
            let whole: String = all.iter().map(|(seen, _)| seen.as_str()).collect();
            assert_eq!(whole, format!("x {seen} y "));
            let plain = |words: &str| (words.to_owned(), None);
            assert_eq!(
                all,
                [plain("x "), (seen.to_owned(), Some(said.to_owned())), plain(" y ")]
            );
        }
    }

    #[test]
    fn a_space_after_words_from_right_to_left_stands_at_the_right_end_of_the_line() {
        assert_eq!(
            stretches("אב"),
            [("בא".to_owned(), Some("אב".to_owned())), (" ".to_owned(), None)]
        );
    }

    #[test]
    fn signs_that_join_are_said_as_they_are_typed() {
        for words in ["فاطمة", "নুসরাত", "कृष्णमूर्ति।", "જિજ્ઞેશ", "ਹਰਪ੍ਰੀਤ", "கிருஷ்ணன்"]
        {
            let said: Vec<String> = stretches(words).into_iter().filter_map(|(_, said)| said).collect();
            assert_eq!(said, [words]);
        }
    }
}
