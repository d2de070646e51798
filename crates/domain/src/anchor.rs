//! A place in a letter that is kept apart from its words: what a comment is about. It is found again after edits, or
//! said to be gone; never is it silently somewhere else.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::BlockId;
use crate::refusal::{Refusal, text};

/// Characters kept from either side of the words.
const BESIDE: usize = 24;

/// Some words of a block, with where they stood and what stood beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The block.
    pub block: BlockId,
    /// Where the words begin in the block's text, in UTF-16 code units.
    pub start: u32,
    /// The words; empty for the whole block.
    pub words: String,
    /// What stood before them.
    pub before: String,
    /// What stood after them.
    pub after: String,
}

impl Anchor {
    /// The anchor of these bytes of a block's text; `None` where they are no words of it.
    pub fn new(block: BlockId, text: &str, at: Range<usize>) -> Option<Self> {
        let words = text.get(at.clone())?;
        let (before, after) = (text.get(..at.start)?, text.get(at.end..)?);
        let skipped = before.chars().count().saturating_sub(BESIDE);
        Some(Self {
            block,
            start: utf16(before),
            words: words.to_owned(),
            before: before.chars().skip(skipped).collect(),
            after: after.chars().take(BESIDE).collect(),
        })
    }

    /// Refuses words longer than a block can be.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        text(&format!("{field}.words"), &self.words)?;
        text(&format!("{field}.before"), &self.before)?;
        text(&format!("{field}.after"), &self.after)
    }

    /// Where the words stand in the text now, in bytes: of several places the one that agrees best with what stood
    /// beside them, and of equals the nearest to where they were. `None` where the words are gone. Where they stand
    /// several times and nothing beside any of them is as it was, they are gone too: a guess would be worse.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        if self.words.is_empty() {
            return Some(0..text.len());
        }
        let places: Vec<usize> = text.match_indices(self.words.as_str()).map(|(at, _)| at).collect();
        let ranked = places.iter().map(|at| {
            let end = at + self.words.len();
            let (before, after) = (text.get(..*at).unwrap_or_default(), text.get(end..).unwrap_or_default());
            (self.agrees(before, after), *at, utf16(before).abs_diff(self.start))
        });
        let (agrees, at, _) = ranked.max_by_key(|(agrees, _, away)| (*agrees, std::cmp::Reverse(*away)))?;
        let sure = places.len() == 1 || agrees > 0;
        sure.then(|| at..at + self.words.len())
    }

    /// How many characters beside the place are as they were.
    fn agrees(&self, before: &str, after: &str) -> usize {
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        same(&mut before.chars().rev(), &mut self.before.chars().rev())
            + same(&mut after.chars(), &mut self.after.chars())
    }
}

/// The length of a text as the page counts it.
fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn found_again<'a>(text: &str, words: &str, nth: usize, now: &'a str) -> Option<(usize, &'a str)> {
        let (at, _) = text.match_indices(words).nth(nth).unwrap();
        let anchor = Anchor::new(BlockId(Uuid::nil()), text, at..at + words.len()).unwrap();
        let range = anchor.find(now)?;
        Some((range.start, now.get(range)?))
    }

    #[test]
    fn words_are_found_again_after_edits_around_them() {
        let text = "Plans are late. Visits are late. Reviews are on time.";
        assert_eq!(found_again(text, "are late", 1, text), Some((23, "are late")));
        let now = "Many plans are late. Most visits are late. Reviews are on time.";
        assert_eq!(found_again(text, "are late", 1, now), Some((33, "are late")));
        assert_eq!(found_again(text, "are late", 0, now), Some((11, "are late")));
    }

    #[test]
    fn words_that_are_gone_are_said_to_be_gone() {
        let text = "Plans are late. Visits are late.";
        assert_eq!(found_again(text, "Visits are", 0, "Plans are late. Few come."), None);
        assert_eq!(
            found_again("It is so.", "is", 0, "xisx yisy"),
            None,
            "twice, and beside neither stands what stood there"
        );
    }

    #[test]
    fn the_whole_block_is_always_there() {
        let anchor = Anchor::new(BlockId(Uuid::nil()), "Any.", 0..0).unwrap();
        assert_eq!(anchor.find("Other words"), Some(0..11));
    }
}
