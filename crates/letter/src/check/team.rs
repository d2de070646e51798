//! The sentence of the opening that names those who came.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Passage, parts};
use crate::sentences::sentences;
use crate::titles::TITLES;

/// The sentence, and the names in it.
pub(super) struct Told {
    /// Its block.
    pub(super) block: usize,
    /// Where it stands in the block, in bytes.
    pub(super) at: Range<usize>,
    /// The names, each with its place in the block.
    pub(super) names: Vec<(Range<usize>, String)>,
}

static TEAM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?P<title>.{1,120}?) for this (?:visit|rehearsal) (?:was|were) (?P<names>[^;:]+)$").ok()
});
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r",? and with |,? (?:and|with) |, ").ok());

/// The sentence "… for this visit were …"; `None` where the opening has none.
pub(super) fn told(letter: &[Passage<'_>]) -> Option<Told> {
    let pattern = TEAM.as_ref()?;
    for (block, passage) in parts::opening(letter) {
        for at in sentences(passage.words) {
            let words = passage.words.get(at.clone())?;
            let names = pattern
                .captures(words)
                .filter(|told| is_title(told.name("title").map_or("", |title| title.as_str())));
            if let Some(names) = names.and_then(|told| told.name("names")) {
                let names = names_in(names.as_str())
                    .into_iter()
                    .map(|(place, name)| (parts::within(&at, &parts::within(&names.range(), &place)), name))
                    .collect();
                return Some(Told { block, at, names });
            }
        }
    }
    None
}

/// The titles in a sentence, whatever their letters and their time, each with its place.
pub(super) fn titles_in(sentence: &str) -> Vec<(Range<usize>, &str)> {
    let mut forms: Vec<&str> = TITLES
        .iter()
        .flat_map(|title| {
            [
                title.opens_one,
                title.opens_several,
                title.within_one,
                title.within_several,
            ]
        })
        .collect();
    forms.sort_unstable_by_key(|form| std::cmp::Reverse(form.len()));
    let forms: Vec<String> = forms
        .into_iter()
        .map(|form| regex::escape(form).replace('’', "[’']"))
        .collect();
    let Ok(pattern) = Regex::new(&format!(r"(?i)\b(?:{})\b", forms.join("|"))) else {
        return Vec::new();
    };
    pattern
        .find_iter(sentence)
        .map(|title| (title.range(), title.as_str()))
        .collect()
}

fn is_title(words: &str) -> bool {
    titles_in(words).iter().any(|(at, _)| at.start == 0)
}

/// The names in a list, without titles before them.
fn names_in(list: &str) -> Vec<(Range<usize>, String)> {
    let mut names = Vec::new();
    let mut start = 0;
    let joints = BETWEEN
        .iter()
        .flat_map(|between| between.find_iter(list).map(|joint| joint.range()));
    for joint in joints.chain(std::iter::once(list.len()..list.len())) {
        let part = start..joint.start;
        let words = list.get(part.clone()).unwrap_or_default();
        let title = titles_in(words)
            .into_iter()
            .find(|(at, _)| at.start == 0)
            .map_or(0, |(at, _)| at.end);
        let name = words.get(title..).unwrap_or_default();
        let bare = name.trim_matches(|letter: char| letter.is_whitespace() || letter == '.' || letter == ',');
        if let Some(at) = name.find(bare).filter(|_| !bare.is_empty()) {
            let from = part.start + title + at;
            names.push((from..from + bare.len(), bare.to_owned()));
        }
        start = joint.end;
    }
    names
}
