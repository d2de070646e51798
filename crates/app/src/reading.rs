//! The reading of an earlier letter as the use-cases need it: text in, a proposal by heading and area out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use visitbook_domain::dates::month_name;
use visitbook_domain::framework::EDITIONS;
use visitbook_domain::{AreaId, AreaOfConcern, EarlierConcern, EarlierParagraph, EarlierSection};

/// An earlier letter or report as far as its text tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadEarlier {
    pub(crate) title: String,
    pub(crate) dated: Option<NaiveDate>,
    pub(crate) sections: Vec<EarlierSection>,
    pub(crate) concerns: Vec<EarlierConcern>,
    pub(crate) left_out: Vec<String>,
}

/// Reads an earlier letter or report for a visit with these areas.
pub(crate) fn read_earlier(text: &str, areas: &[AreaOfConcern]) -> ReadEarlier {
    let mut read = ReadEarlier::default();
    let pages = text.replace('\u{c}', "\n\n");
    for piece in pages.split("\n\n").flat_map(pieces) {
        let number = piece.bytes().all(|byte| byte.is_ascii_digit());
        match (number, is_heading(&piece)) {
            (true, _) => read.left_out.push(piece),
            (_, true) => read.sections.push(section(piece)),
            _ => read.paragraph(&piece, areas),
        }
    }
    read
}

impl ReadEarlier {
    fn paragraph(&mut self, piece: &str, areas: &[AreaOfConcern]) {
        let words = piece.trim_start_matches(['■', '•', '-', ' ']);
        if self.title.is_empty() && words.to_lowercase().starts_with("monitoring visit") {
            self.title = words.chars().take(300).collect();
        }
        self.dated = self.dated.or_else(|| date(words));
        let area = about(words, areas);
        if area.is_some() && words.contains(" not ") {
            self.concerns.push(EarlierConcern {
                words: words.to_owned(),
                area,
                answer: None,
                note: String::new(),
            });
        }
        if self.sections.is_empty() {
            self.sections.push(section(String::new()));
        }
        if let Some(last) = self.sections.last_mut() {
            last.paragraphs.push(EarlierParagraph {
                text: words.to_owned(),
                bullet: words.len() < piece.len(),
                area,
            });
        }
    }
}

/// The headings, bullets and paragraphs between two empty lines.
fn pieces(block: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match pieces.last_mut() {
            Some(last) if !line.starts_with(['■', '•', '-']) && !is_heading(last) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => pieces.push(line.to_owned()),
        }
    }
    pieces
}

fn section(heading: String) -> EarlierSection {
    EarlierSection {
        heading,
        paragraphs: Vec::new(),
    }
}

fn is_heading(words: &str) -> bool {
    let mut known = EDITIONS.iter().flat_map(|edition| edition.headings.iter());
    known.any(|heading| heading.eq_ignore_ascii_case(words.trim()))
}

/// The area whose short name has the most words in a text.
fn about(text: &str, areas: &[AreaOfConcern]) -> Option<AreaId> {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.len() > 4).map(str::to_lowercase).collect()
    };
    let of_text = words(text);
    let shared = |area: &&AreaOfConcern| words(&area.title).intersection(&of_text).count();
    areas
        .iter()
        .max_by_key(shared)
        .filter(|area| shared(area) > 0)
        .map(|area| area.id)
}

fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let month = (1..=12).find(|number| month_name(*number) == *month)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}
