//! The sentence of the opening that names those who came.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Passage, parts, pattern};
use crate::sentences::sentences;
use crate::titles::{TITLES, Title};

/// The sentence, and the names in it.
pub(super) struct Told {
    /// Its block.
    pub(super) block: usize,
    /// Where it stands in the block, in bytes.
    pub(super) at: Range<usize>,
    /// The names, each with its place in the block.
    pub(super) names: Vec<(Range<usize>, String)>,
}

/// As letters are composed, and as others put it. Only the first begins with the title.
static TEAM: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let visit = r"(?:[Tt]he|[Tt]his)\s(?:monitoring\s)?visit";
    let forms = [
        r"^(?P<title>.{1,120}?)\sfor\sthis\s(?:visit|rehearsal)\s(?:was|were)\s(?P<names>[^;:]+)$".to_owned(),
        format!(r"^{visit}\swas\s(?:carried\sout|led|conducted|undertaken)\sby\s(?P<names>[^;:]+)$"),
        r"^The\sinspectors?(?:\sfor\sthis\s(?:visit|rehearsal))?\s(?:was|were)\s(?P<names>[^;:]+)$".to_owned(),
        r"^Inspectors?:\s(?P<names>[^;:]+)$".to_owned(),
        format!(r"^(?P<names>[^;:]+?),?\s(?:led|carried\sout|conducted)\s{visit}\.?$"),
    ];
    forms.iter().filter_map(|form| pattern(form).ok()).collect()
});
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r",? and with |,? (?:and|with) |, ").ok());

/// The sentence of the opening that names them; `None` where there is none.
pub(super) fn told(letter: &[Passage<'_>]) -> Option<Told> {
    for (block, passage) in parts::opening(letter) {
        for at in sentences(passage.words) {
            let words = passage.words.get(at.clone())?;
            if let Some(names) = TEAM.iter().find_map(|form| named_by(form, words)) {
                let names = names
                    .into_iter()
                    .map(|(place, name)| (parts::within(&at, &place), name));
                let names = names.chain(joined_by(passage.words, at.end)).collect();
                return Some(Told { block, at, names });
            }
        }
    }
    None
}

/// Those of whom the next sentence tells that they came too.
fn joined_by(passage: &str, from: usize) -> Vec<(Range<usize>, String)> {
    static JOINED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let who = r"(?:They|She|He|The\s(?:lead\s)?inspectors?)";
        pattern(&format!(
            r"^{who}\s(?:was|were)\s(?:also\s)?(?:joined|accompanied|assisted|supported)\sby\s(?P<names>[^;:]+)$"
        ))
        .ok()
    });
    let next = sentences(passage).into_iter().find(|at| at.start >= from);
    let names = next.and_then(|at| {
        let names = named_by(JOINED.as_ref()?, passage.get(at.clone())?)?;
        let placed = names.into_iter();
        Some(placed.map(|(place, name)| (parts::within(&at, &place), name)).collect())
    });
    names.unwrap_or_default()
}

/// The names in a sentence of this form.
fn named_by(form: &Regex, sentence: &str) -> Option<Vec<(Range<usize>, String)>> {
    let told = form.captures(sentence)?;
    let list = told.name("names")?;
    let all = names_in(list.as_str()).into_iter();
    let placed = all.map(|(place, name)| (parts::within(&list.range(), &place), name));
    let names: Vec<(Range<usize>, String)> = match told.name("title") {
        Some(title) if is_title(title.as_str()) => return Some(placed.collect()),
        Some(_) => return None,
        None => placed.filter(|(_, name)| is_name(name)).collect(),
    };
    (!names.is_empty()).then_some(names)
}

/// Whether these are the words of a name, and not `three inspectors`.
fn is_name(words: &str) -> bool {
    words.contains(' ') && words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

static ANY_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut forms: Vec<&str> = TITLES.iter().flat_map(Title::forms).collect();
    forms.sort_unstable_by_key(|form| std::cmp::Reverse(form.len()));
    let forms: Vec<String> = forms
        .into_iter()
        .map(|form| regex::escape(form).replace('’', "[’']").replace(' ', r"\s"))
        .collect();
    pattern(&format!(r"(?i)\b(?:{})\b", forms.join("|"))).ok()
});

/// The titles in a sentence, whatever their letters and their time, each with its place.
pub(super) fn titles_in(sentence: &str) -> Vec<(Range<usize>, &str)> {
    let each = ANY_TITLE.iter().flat_map(|pattern| pattern.find_iter(sentence));
    each.map(|title| (title.range(), title.as_str())).collect()
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
