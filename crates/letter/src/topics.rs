//! What a passage is about: the words it shares with the names of areas of concern.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// Words that say nothing of what an area is about: those of grammar, and those that most areas share.
static IDLE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "about",
        "across",
        "after",
        "again",
        "against",
        "all",
        "also",
        "among",
        "and",
        "any",
        "are",
        "area",
        "areas",
        "been",
        "before",
        "being",
        "both",
        "but",
        "can",
        "concern",
        "could",
        "does",
        "during",
        "each",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "identified",
        "impact",
        "including",
        "inspectors",
        "into",
        "its",
        "last",
        "local",
        "made",
        "make",
        "more",
        "most",
        "national",
        "not",
        "of",
        "on",
        "or",
        "other",
        "outcome",
        "enabler",
        "framework",
        "over",
        "particular",
        "practice",
        "progress",
        "quality",
        "record",
        "evidence",
        "effective",
        "effectiveness",
        "effectively",
        "consistency",
        "consistent",
        "consistently",
        "timeliness",
        "timely",
        "response",
        "reviewed",
        "should",
        "since",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "too",
        "use",
        "used",
        "visit",
        "was",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "within",
        "without",
        "work",
        "authority",
        "child",
        "children",
        "young",
        "people",
        "person",
        "services",
        "service",
        "social",
    ])
});

/// The words of a text that say what it is about, each by its stem.
pub(crate) fn content_words(text: &str) -> BTreeSet<String> {
    let small = text.to_lowercase();
    let words = small.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '’' | '\''));
    let telling = words
        .map(bare)
        .filter(|word| word.chars().nth(2).is_some() && !IDLE.contains(word));
    telling.map(stem).collect()
}

/// Several areas, each by its title and its wording, ready to be held against passages.
pub(crate) struct Topics {
    areas: Vec<[Name; 2]>,
}

/// The words of a title or of a wording, each with what it weighs.
struct Name {
    words: Vec<(String, u32)>,
    all: u32,
}

/// So many percent of an area's words, by weight, are said of it where a passage is about it.
const ENOUGH: u32 = 50;
/// So much the best area must be ahead of the next one.
const AHEAD: u32 = 10;
/// What the words of one area weigh; a word that several share weighs less.
const WEIGHT: u32 = 5_040;

impl Topics {
    /// The areas by title and wording.
    pub(crate) fn of<'a>(areas: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let areas: Vec<[BTreeSet<String>; 2]> = areas
            .map(|(title, wording)| [content_words(title), content_words(wording)])
            .collect();
        let weight = |word: &str| {
            let has = |names: &&[BTreeSet<String>; 2]| names.iter().any(|name| name.contains(word));
            let having = u32::try_from(areas.iter().filter(has).count()).unwrap_or(u32::MAX);
            WEIGHT.checked_div(having).unwrap_or(0)
        };
        let name = |words: &BTreeSet<String>| Name::of(words.iter().map(|word| (word.clone(), weight(word))).collect());
        Self {
            areas: areas
                .iter()
                .map(|[title, wording]| [name(title), name(wording)])
                .collect(),
        }
    }

    /// The areas that words say something of.
    pub(crate) fn touched(&self, words: &BTreeSet<String>) -> Vec<usize> {
        let areas = 0..self.areas.len();
        areas.filter(|area| self.share(*area, words) >= ENOUGH).collect()
    }

    /// The one area that words are about; `None` where there is none, or where it is not clear which.
    pub(crate) fn about(&self, words: &BTreeSet<String>) -> Option<usize> {
        let touched = self.touched(words).into_iter();
        let mut scores: Vec<(u32, usize)> = touched.map(|area| (self.score(area, words), area)).collect();
        scores.sort_unstable_by_key(|(score, area)| (std::cmp::Reverse(*score), *area));
        let next = scores.get(1).map_or(0, |(score, _)| *score);
        let (score, area) = scores.first()?;
        (*score >= next + AHEAD).then_some(*area)
    }

    /// The share of an area, and more the more words of it are said: "pathway plans" is before "plans".
    fn score(&self, area: usize, words: &BTreeSet<String>) -> u32 {
        let said = self.names(area).map(|name| name.said(words)).max();
        self.share(area, words) + said.unwrap_or(0) * AHEAD / WEIGHT
    }

    /// How much of an area is said, in percent: of its title or of its wording, whichever is more.
    fn share(&self, area: usize, words: &BTreeSet<String>) -> u32 {
        let share = |name: &Name| (name.said(words) * 100).checked_div(name.all).unwrap_or(0);
        self.names(area).map(share).max().unwrap_or(0)
    }

    fn names(&self, area: usize) -> impl Iterator<Item = &Name> {
        self.areas.get(area).into_iter().flatten()
    }
}

impl Name {
    fn of(words: Vec<(String, u32)>) -> Self {
        let all = words.iter().map(|(_, weight)| weight).sum();
        Self { words, all }
    }

    /// What those of its words weigh that are said.
    fn said(&self, words: &BTreeSet<String>) -> u32 {
        let said = self.words.iter().filter(|(word, _)| words.contains(word));
        said.map(|(_, weight)| weight).sum()
    }
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(['’', '\'']);
    word.strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word)
}

/// The word without the endings that change with number and tense, so that "plans" and "planning" are "plan".
fn stem(word: &str) -> String {
    let long = |stem: &&str| stem.chars().count() >= 4;
    let ends = [
        ("ies", "y"),
        ("ning", "n"),
        ("ing", ""),
        ("sses", "ss"),
        ("ed", ""),
        ("s", ""),
    ];
    for (end, put) in ends {
        if word.ends_with("ss") {
            break;
        }
        if let Some(stem) = word.strip_suffix(end).filter(|stem| long(stem) || end == "s") {
            return undone(&format!("{stem}{put}")).to_owned();
        }
    }
    undone(word).to_owned()
}

/// Without the e at the end, and with one letter in place of two, as they come and go before "ing" and "ed".
fn undone(stem: &str) -> &str {
    let bare = stem
        .strip_suffix('e')
        .filter(|bare| bare.chars().count() >= 4)
        .unwrap_or(stem);
    let mut letters = bare.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && matches!(last, 'n' | 'p' | 't' | 'r' | 'l') => {
            bare.get(..bare.len() - last.len_utf8()).unwrap_or(bare)
        }
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_one() {
        for (one, other) in [
            ("plans", "planning"),
            ("assessments", "assessment"),
            ("families", "family"),
            ("managers", "manager"),
            ("supervised", "supervise"),
            ("referrals", "referral"),
            ("dropped", "drop"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("care"), stem("car"));
        assert_eq!(stem("process"), "process");
    }

    #[test]
    fn a_passage_is_about_the_area_whose_words_it_shares_and_about_none_when_unsure() {
        let topics = Topics::of(
            [
                (
                    "Management oversight",
                    "The quality and impact of management oversight.",
                ),
                ("Children’s plans", "The timeliness and quality of children’s plans."),
                ("Pathway plans", "The quality of pathway plans for care leavers."),
                (
                    "Missing children",
                    "The response to children who go missing from home or care.",
                ),
            ]
            .into_iter(),
        );
        let cases = [
            (
                "Oversight by managers is recorded, but management does not act on it.",
                Some(0),
            ),
            ("Plans are written with children.", Some(1)),
            ("Pathway planning starts too late.", Some(2)),
            ("Children who go missing are spoken to.", Some(3)),
            ("The council’s finances are sound.", None),
            ("Pathway plans lack management oversight.", None),
            ("", None),
        ];
        for (words, expected) in cases {
            assert_eq!(topics.about(&content_words(words)), expected, "{words}");
        }
        assert!(
            topics
                .touched(&content_words("Pathway plans lack management oversight."))
                .contains(&0)
        );
    }
}
