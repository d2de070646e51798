//! The words of a sentence, each with its place and with what divides it from the one before.

use std::ops::Range;

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
    /// As it stands.
    pub(crate) word: &'a str,
    /// In small letters and without the ’s of an owner.
    pub(crate) small: String,
    /// Whether a comma or another mark stands before it.
    pub(crate) divided: bool,
}

/// Words with letters or digits, hyphens and apostrophes in them: `half-term` is one.
pub(crate) fn tokens(sentence: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut before = 0;
    let mut letters = sentence.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some((_, next)) =
            letters.next_if(|(_, next)| next.is_alphanumeric() || matches!(next, '-' | '’' | '\''))
        {
            end += next.len_utf8();
        }
        let Some(word) = sentence.get(start..end) else { continue };
        let gap = sentence.get(before..start).unwrap_or_default();
        tokens.push(Token {
            at: start..end,
            word,
            small: owned_by_none(&word.to_lowercase()).to_owned(),
            divided: gap.contains([',', ';', ':', '.', '?', '!', '(', ')', '–', '—', '…']),
        });
        before = end;
    }
    tokens
}

/// How many words these are, where the sentence begins with them undivided; `None` where it does not.
pub(super) fn begin_with(rest: &[Token<'_>], words: &str) -> Option<usize> {
    let mut length = 0;
    for word in words.split_whitespace() {
        let token = rest.get(length)?;
        if token.small != word || (length > 0 && token.divided) {
            return None;
        }
        length += 1;
    }
    (length > 0).then_some(length)
}

fn owned_by_none(word: &str) -> &str {
    let word = word.trim_end_matches(['-', '’', '\'']);
    word.strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word)
}
