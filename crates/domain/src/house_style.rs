//! What a notebook says beyond the rules that are built in: its own list of words, the bands of words of proportion, how
//! its letters look, and the terms that an authority prefers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ids::HouseStyleId;
use crate::refusal::{Reason, Refusal, line, list};

/// The one record of a notebook about words and the look of its letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseStyle {
    /// Its id, the same in every notebook.
    pub id: HouseStyleId,
    /// Words that are spelt right though the dictionary does not know them.
    pub words: Vec<String>,
    /// What words of proportion stand for.
    pub bands: Vec<Band>,
    /// How its letters look.
    #[serde(default)]
    pub look: LettersLook,
}

/// How the letters of a notebook look beyond the page measures of their date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LettersLook {
    /// The family of an installed typeface; the bundled one where none is named, and wherever that one is not installed.
    pub typeface: Option<String>,
    /// A picture at the top right of the first page.
    pub picture: Option<LetterheadPicture>,
}

/// A picture for the letterhead, whose bytes lie beside the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterheadPicture {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u32,
    /// What someone who cannot see it is told.
    pub alternative_text: String,
    /// Its width on the page, in tenths of a millimetre. Its height follows.
    pub width: u16,
}

impl LetterheadPicture {
    /// The widths that it may have, in tenths of a millimetre. The widest is the place of the letterhead, 160 points.
    pub const WIDTHS: std::ops::RangeInclusive<u16> = 50..=564;
}

/// What some words of proportion stand for. No published table is in force for these letters, so these are ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The words, in small letters: `most`, `the large majority`.
    pub words: Vec<String>,
    /// The smallest share, in percent, itself included.
    pub from: u8,
    /// The largest share, in percent, itself included.
    pub to: u8,
    /// The fewest that can be meant.
    pub fewest: u32,
    /// So few that the words are right whatever the share, up to half of all; `None` where only the share counts.
    pub few: Option<u32>,
}

/// A term that an authority prefers, and what it stands in place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreferredTerm {
    /// The words as they would stand elsewhere: `care leavers`.
    pub instead_of: String,
    /// The words that the authority's letters use: `care-experienced young people`.
    pub say: String,
}

/// Words that must never stand in the letter of a visit, for they tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeverNamed {
    /// Whose or what they are.
    pub kind: NamedKind,
    /// The words in full: `Jo Alder`, `Marsh Lane Primary School`.
    pub words: String,
}

/// What a name names. Never a child: those are known by keyed digests alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NamedKind {
    /// Someone who works with children.
    Staff,
    /// A school, college or nursery.
    School,
    /// A street or a house.
    Street,
    /// A team.
    Team,
    /// A children's home, a village, a place.
    Place,
    /// A reference of the authority's own.
    Reference,
}

impl HouseStyle {
    /// The id of the record in every notebook.
    pub const ID: HouseStyleId = HouseStyleId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

    /// What a notebook says in which nobody has changed it.
    pub fn usual() -> Self {
        Self {
            id: Self::ID,
            words: Vec::new(),
            bands: usual_bands(),
            look: LettersLook::default(),
        }
    }

    /// Refuses words that are empty or stand twice, bands that hold nothing, and a picture that nobody is told of.
    pub fn check(&self) -> Result<(), Refusal> {
        list("words", &self.words)?;
        for (at, word) in self.words.iter().enumerate() {
            let field = format!("words.{at}");
            line(&field, word)?;
            if self.words.iter().take(at).any(|other| other == word) {
                return Err(Refusal::new(field, Reason::Twice));
            }
        }
        list("bands", &self.bands)?;
        for (at, band) in self.bands.iter().enumerate() {
            band.check(&format!("bands.{at}"))?;
        }
        self.look.check()
    }
}

impl LettersLook {
    fn check(&self) -> Result<(), Refusal> {
        if let Some(typeface) = &self.typeface {
            line("look.typeface", typeface)?;
        }
        match &self.picture {
            Some(picture) if !LetterheadPicture::WIDTHS.contains(&picture.width) => {
                Err(Refusal::new("look.picture.width", Reason::OutOfRange))
            }
            Some(picture) => line("look.picture.alternative_text", &picture.alternative_text),
            None => Ok(()),
        }
    }
}

impl Band {
    fn check(&self, field: &str) -> Result<(), Refusal> {
        if self.words.is_empty() {
            return Err(Refusal::new(format!("{field}.words"), Reason::Empty));
        }
        for (at, words) in self.words.iter().enumerate() {
            line(&format!("{field}.words.{at}"), words)?;
        }
        if self.to > 100 {
            return Err(Refusal::new(format!("{field}.to"), Reason::OutOfRange));
        }
        match self.from > self.to || self.few.is_some_and(|few| few < self.fewest) {
            true => Err(Refusal::new(format!("{field}.from"), Reason::OutOfOrder)),
            false => Ok(()),
        }
    }

    /// Whether so many of so many is what the words stand for. Nothing is where nothing was looked at.
    pub fn holds(&self, met: u32, of: u32) -> bool {
        let share = u64::from(met) * 100;
        let bound = |percent: u8| u64::from(percent) * u64::from(of);
        let in_share = share >= bound(self.from) && share <= bound(self.to);
        let few = self.few.is_some_and(|few| met <= few) && share <= bound(50);
        of > 0 && met >= self.fewest && (in_share || few)
    }
}

impl PreferredTerm {
    /// Refuses a term without both its sides.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        line(&format!("{field}.instead_of"), &self.instead_of)?;
        line(&format!("{field}.say"), &self.say)
    }
}

impl NeverNamed {
    /// Refuses a name of no words.
    pub fn check(&self, field: &str) -> Result<(), Refusal> {
        line(&format!("{field}.words"), &self.words)
    }
}

/// The bands as the program brings them. They lean on how 117 reports of 2022 to 2025 use the words and on no
/// published table; each notebook may change them.
fn usual_bands() -> Vec<Band> {
    let band = |words: &[&str], from, to, fewest, few| Band {
        words: words.iter().map(|words| (*words).to_owned()).collect(),
        from,
        to,
        fewest,
        few,
    };
    vec![
        band(&["all", "every", "each"], 100, 100, 1, None),
        band(
            &[
                "almost all",
                "nearly all",
                "the vast majority",
                "the overwhelming majority",
            ],
            90,
            99,
            1,
            None,
        ),
        band(&["most", "the large majority", "a large majority"], 65, 96, 1, None),
        band(&["the majority", "a majority", "more than half"], 51, 79, 1, None),
        band(&["half"], 45, 55, 1, None),
        band(&["many"], 35, 79, 2, None),
        band(&["some", "a number of", "several"], 10, 64, 1, None),
        band(&["a minority", "less than half", "fewer than half"], 20, 49, 1, None),
        band(&["not all", "not every"], 1, 99, 1, None),
        band(&["a few", "a small number"], 1, 34, 1, Some(5)),
        band(&["few", "a small minority"], 1, 34, 1, None),
        band(&["very few", "a very small number"], 1, 19, 1, None),
        band(&["too many"], 10, 100, 2, None),
        band(&["none", "no"], 0, 0, 0, None),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band_of(words: &str) -> Band {
        let bands = HouseStyle::usual().bands;
        let found = bands
            .into_iter()
            .find(|band| band.words.iter().any(|each| each == words));
        found.unwrap()
    }

    #[test]
    fn the_usual_bands_are_sound_and_no_word_is_in_two() {
        let usual = HouseStyle::usual();
        assert_eq!(usual.check(), Ok(()));
        let mut words: Vec<String> = usual.bands.into_iter().flat_map(|band| band.words).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }

    #[test]
    fn a_word_of_proportion_stands_for_a_share_and_for_so_many() {
        let cases = [
            ("all", 12, 12, true),
            ("all", 11, 12, false),
            ("most", 5, 12, false),
            ("most", 8, 12, true),
            ("some", 1, 10, true),
            ("some", 1, 11, false),
            ("a small number", 5, 100, true),
            ("a small number", 6, 100, true),
            ("a small number", 3, 7, true),
            ("a small number", 4, 6, false),
            ("too many", 1, 10, false),
            ("too many", 2, 10, true),
            ("none", 0, 9, true),
            ("most", 0, 0, false),
        ];
        for (words, met, of, expected) in cases {
            assert_eq!(band_of(words).holds(met, of), expected, "{words}: {met} of {of}");
        }
    }

    #[test]
    fn a_band_that_holds_nothing_is_refused() {
        let refused = |change: fn(&mut Band)| {
            let mut style = HouseStyle::usual();
            change(&mut style.bands[0]);
            style.check().err().map(|refusal| refusal.reason)
        };
        assert_eq!(refused(|band| band.words.clear()), Some(Reason::Empty));
        assert_eq!(refused(|band| band.to = 101), Some(Reason::OutOfRange));
        assert_eq!(
            refused(|band| (band.from, band.to) = (50, 40)),
            Some(Reason::OutOfOrder)
        );
    }
}
