//! How a text is cut into words for spelling.

use std::borrow::Cow;
use std::ops::Range;

/// A word, with its hyphens and its apostrophes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Its letters as they stand.
    pub text: &'a str,
}

impl<'a> Word<'a> {
    /// What stands between its hyphens, each where it stands in the text, without apostrophes around it.
    pub fn parts(&self) -> impl Iterator<Item = Word<'a>> {
        let start = self.at.start;
        runs(self.text, |letter| !is_hyphen(letter))
            .filter_map(move |part| part.trimmed().map(|part| part.moved(start)))
    }

    /// Without what stands around its first and last letter or digit; `None` where it has none.
    fn trimmed(self) -> Option<Self> {
        let bare = self.text.trim_matches(|letter: char| !letter.is_alphanumeric());
        let begin = self.at.start + self.text.find(bare)?;
        (!bare.is_empty()).then_some(Self {
            at: begin..begin + bare.len(),
            text: bare,
        })
    }

    fn moved(self, by: usize) -> Self {
        Self {
            at: self.at.start + by..self.at.end + by,
            text: self.text,
        }
    }
}

/// The words of a text, in its order, without addresses of the web and of mail, and without references.
pub(super) fn each(text: &str) -> impl Iterator<Item = Word<'_>> {
    runs(text, |letter| !letter.is_whitespace())
        .filter(|chunk| !is_address(chunk.text) && !is_reference(chunk.text))
        .flat_map(|chunk| {
            let start = chunk.at.start;
            runs(chunk.text, in_word).filter_map(move |word| word.trimmed().map(|word| word.moved(start)))
        })
}

/// The words of a name or a title, each as [`super::Speller::unknown`] takes a personal word: `Anne-Marie O’Neill` is
/// `Anne`, `Marie` and `O’Neill`.
pub fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words: Vec<Word<'_>> = each(text).collect();
    words
        .into_iter()
        .flat_map(|word| word.parts().map(|part| part.text).collect::<Vec<_>>())
}

/// A word as the dictionary has it: `'` for `’`, and without marks that cannot be seen.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        return Cow::Borrowed(word);
    }
    let seen = word.chars().filter(|letter| !is_unseen(*letter));
    seen.map(|letter| if is_apostrophe(letter) { '\'' } else { letter })
        .collect()
}

/// The longest stretches of letters of one sort, each where it stands.
fn runs(text: &str, within: fn(char) -> bool) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0..text.len();
    std::iter::from_fn(move || {
        let ahead = text.get(rest.clone())?;
        let start = rest.start + ahead.find(within)?;
        let run = text.get(start..)?;
        let end = start + run.find(|letter| !within(letter)).unwrap_or(run.len());
        rest.start = end;
        Some(Word {
            at: start..end,
            text: text.get(start..end)?,
        })
    })
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric()
        || is_apostrophe(letter)
        || is_hyphen(letter)
        || is_unseen(letter)
        || is_accent(letter)
        || letter == '_'
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// The hyphen of the keyboard and that of typographers, the one at which no line ends included.
pub(super) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that Word and the web leave within words: a soft hyphen, and spaces and joiners without width.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Accents that stand as a character of their own after their letter.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Whether a stretch without spaces is an address: `a@b`, `https://…`, `www.…`, `gov.uk`.
fn is_address(chunk: &str) -> bool {
    let dotted = |(before, after): (&str, &str)| {
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_lowercase)
    };
    chunk.contains('@') || chunk.contains("://") || each_dot(chunk).any(dotted)
}

fn each_dot(chunk: &str) -> impl Iterator<Item = (&str, &str)> {
    chunk
        .match_indices('.')
        .filter_map(|(at, dot)| Some((chunk.get(..at)?, chunk.get(at + dot.len()..)?)))
}

/// Whether a stretch without spaces is a reference, such as `LCS/20431/ab`.
fn is_reference(chunk: &str) -> bool {
    chunk.contains(['/', '\\', '#', '=']) && chunk.contains(|letter: char| letter.is_ascii_digit())
}
