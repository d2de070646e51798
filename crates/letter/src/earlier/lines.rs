//! The lines of a text without what belongs to its pages and not to what it says.

use std::collections::{BTreeMap, BTreeSet};

use super::headings::{is_heading, without_note};

/// A line, trimmed; empty ones divide paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether a page ended before it, so that a sentence may go on across what was left out.
    pub(super) after_page: bool,
}

/// Lines to read, and what was left out.
pub(super) struct Cleaned {
    pub(super) lines: Vec<Line>,
    pub(super) left_out: Vec<String>,
}

/// A line stands so many times at least if it is repeated on pages.
const REPEATED: usize = 3;
/// So many lines with words at most are between a repeated line and the page number.
const NEAR: usize = 3;
/// A footnote has so many lines at most.
const LONGEST_NOTE: usize = 8;
/// The imprint on the last page of a report begins so.
const IMPRINT: &str = "the office for standards in education";

/// Takes page numbers, repeated lines, footnotes and the imprint out of a text.
pub(super) fn cleaned(text: &str) -> Cleaned {
    let raw = raw_lines(text);
    let repeated = repeated(&raw);
    let mut cleaned = Cleaned {
        lines: Vec::new(),
        left_out: Vec::new(),
    };
    let mut notes = Notes::default();
    let (mut after_page, mut imprint) = (false, false);
    for (at, line) in raw.iter().enumerate() {
        let page = line.contains('\u{c}') || repeated.contains(line.as_str());
        let number = is_page_number(line);
        let of_page = page || (number && beside_page(&raw, at, &repeated));
        imprint = imprint || is_imprint(line);
        if notes.holds(line, of_page) || imprint || page || number {
            cleaned.leave_out(line);
            after_page = true;
            continue;
        }
        cleaned.lines.push(Line {
            text: line.clone(),
            after_page: after_page && !line.is_empty(),
        });
        after_page = after_page && line.is_empty();
    }
    cleaned
}

/// Footnotes: their marks after headings, and how much of one is still to come.
#[derive(Default)]
struct Notes {
    marks: BTreeSet<String>,
    left: usize,
}

impl Notes {
    /// Whether a line is part of a footnote. One begins with its number by itself, once, after its mark; it ends with
    /// the page.
    fn holds(&mut self, line: &str, of_page: bool) -> bool {
        let (_, mark) = without_note(line);
        if !mark.is_empty() && is_heading(line) {
            self.marks.insert(mark.to_owned());
        }
        if of_page {
            self.left = 0;
        } else if self.marks.remove(line) {
            self.left = LONGEST_NOTE;
            return true;
        } else if self.left > 0 && !line.is_empty() {
            self.left -= 1;
            return true;
        }
        false
    }
}

/// Whether a repeated line or the end of a page is the nearest thing before or after a line.
fn beside_page(lines: &[String], at: usize, repeated: &BTreeSet<&str>) -> bool {
    let is_page = |line: &String| line.contains('\u{c}') || repeated.contains(line.as_str());
    let before = lines.iter().take(at).rev().find(|line| !line.is_empty());
    let after = lines.iter().skip(at + 1).find(|line| !line.is_empty());
    before.is_some_and(is_page) || after.is_some_and(is_page)
}

impl Cleaned {
    fn leave_out(&mut self, line: &str) {
        let line = line.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{c}');
        if !line.is_empty() {
            self.left_out.push(line.to_owned());
        }
    }
}

/// The lines; the end of a page is a line of its own.
fn raw_lines(text: &str) -> Vec<String> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{2028}', '\u{2029}'], "\n");
    let pages = text.replace('\u{c}', "\n\u{c}\n");
    pages
        .split('\n')
        .map(|line| {
            let words: Vec<&str> = line
                .split([' ', '\t', '\u{a0}', '\u{feff}'])
                .filter(|word| !word.is_empty())
                .collect();
            words.join(" ")
        })
        .collect()
}

/// Lines that stand on several pages beside the page's number or end.
fn repeated(lines: &[String]) -> BTreeSet<&str> {
    let words: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    let marks: Vec<bool> = words
        .iter()
        .map(|line| is_page_number(line) || line.contains('\u{c}'))
        .collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, line) in words.iter().enumerate() {
        let around = marks.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR + 1);
        let beside = around.copied().any(|mark| mark);
        let (all, near) = counts.entry(line).or_default();
        *all += 1;
        *near += usize::from(beside);
    }
    let furniture = counts.into_iter().filter(|(line, (all, near))| {
        let sentence = line.ends_with(['.', ';', ',']);
        *all >= REPEATED && near * 3 >= all * 2 && line.chars().any(char::is_alphanumeric) && !sentence
    });
    furniture.map(|(line, _)| line).collect()
}

fn is_page_number(line: &str) -> bool {
    let small = line.trim().to_lowercase();
    let bare = small.trim_matches(['-', '–', ' ']);
    let bare = bare.strip_prefix("page ").unwrap_or(bare);
    let number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    match bare.split_once(" of ") {
        Some((page, pages)) => number(page) && number(pages),
        None => number(bare) && bare.len() < 4,
    }
}

fn is_imprint(line: &str) -> bool {
    line.to_lowercase().starts_with(IMPRINT)
}
