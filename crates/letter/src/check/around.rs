//! The lines around the text of a letter: to whom it goes, how they are greeted, who signs.

use std::ops::Range;

use super::passage::Passage;

/// The greeting: its line, and where in it the name stands.
pub(super) fn greeting(lines: &[Passage<'_>]) -> Option<(usize, Range<usize>)> {
    lines.iter().enumerate().find_map(|(line, passage)| {
        let name = passage.words.strip_prefix("Dear ")?.trim_end_matches(',');
        let from = passage.words.len() - passage.words.strip_prefix("Dear ")?.len();
        Some((line, from..from + name.len()))
    })
}

/// The line with which the letter ends, before who signs: ‘Yours sincerely’.
pub(super) fn end(lines: &[Passage<'_>]) -> Option<usize> {
    lines.iter().rposition(|line| line.words.starts_with("Yours "))
}

/// What somebody is called in a few lines: the name, and behind it on the same line or on the next the title.
pub(super) struct Called<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// The title; empty where none is known.
    pub(super) title: &'a str,
}

/// A place among lines that is not as it should be, and what stands there instead.
pub(super) struct Wrong<'a> {
    pub(super) line: usize,
    pub(super) at: Range<usize>,
    /// What should stand there.
    pub(super) right: &'a str,
}

impl<'a> Called<'a> {
    /// What differs in the lines. Where the name stands nowhere, `else_at` is taken for its line.
    pub(super) fn wrong(&self, lines: &[Passage<'_>], else_at: usize) -> Vec<Wrong<'a>> {
        let named = lines.iter().position(|line| says(line.words, self.name));
        let line = named.unwrap_or(else_at);
        let Some(words) = lines.get(line).map(|line| line.words) else {
            return Vec::new();
        };
        let name_ends = match named {
            Some(_) => end_of(words, self.name),
            None => words.find(',').unwrap_or(words.len()),
        };
        let name = named.is_none().then_some(Wrong {
            line,
            at: 0..name_ends,
            right: self.name,
        });
        name.into_iter()
            .chain(self.wrong_title(lines, line, name_ends))
            .collect()
    }

    fn wrong_title(&self, lines: &[Passage<'_>], line: usize, from: usize) -> Option<Wrong<'a>> {
        let rest = |words: &str| words.len() - words.trim_start_matches([',', ' ']).len();
        let words = lines.get(line)?.words;
        let from = from + words.get(from..).map_or(0, rest);
        let (line, from) = if from < words.len() {
            (line, from)
        } else {
            (line + 1, 0)
        };
        let first = lines.get(line)?.words;
        let said = first.get(from..)?;
        // A long title goes on in the next line.
        let next = lines.get(line + 1).map_or("", |line| line.words);
        let right = same(said, self.title) || same(&format!("{said} {next}"), self.title);
        (!self.title.is_empty() && !right).then_some(Wrong {
            line,
            at: from..first.len(),
            right: self.title,
        })
    }
}

/// Where words end in a line that says them, in bytes.
fn end_of(line: &str, words: &str) -> usize {
    let at = line.to_lowercase().find(&words.to_lowercase()).unwrap_or(0);
    let end = at + words.len();
    if line.is_char_boundary(end) { end } else { line.len() }
}

/// Whether two wordings are the same but for capitals and the form of apostrophes.
pub(super) fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Whether a line says these words, by themselves or among others.
pub(super) fn says(line: &str, words: &str) -> bool {
    let (line, words) = (plain(line), plain(words));
    line.match_indices(&words).any(|(at, _)| {
        let (before, after) = (line.get(..at), line.get(at + words.len()..));
        let parted = |end: Option<char>| !end.is_some_and(char::is_alphanumeric);
        parted(before.and_then(|before| before.chars().last())) && parted(after.and_then(|after| after.chars().next()))
    })
}

fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace(['\'', '‘'], "’").to_lowercase()
}
