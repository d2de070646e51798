//! The words of a text as names are looked for among them: comparable, with what stands between them.

use std::ops::Range;

use visitbook_domain::names::{is_apostrophe, is_invisible, plain};

use super::ordinary::common_form;
use crate::check::Passage;

/// A run of letters, or of digits, with apostrophes inside it.
#[derive(Clone, Debug)]
pub(in crate::check) struct Word {
    /// Where, in bytes.
    pub at: Range<usize>,
    /// In lower case, without accents, apostrophes and what cannot be seen, in its common form.
    pub letters: String,
    /// The same, without the endings that a possessive or a plural may have put there.
    pub stems: Vec<String>,
    /// What stands between the word before and this one.
    pub gap: Gap,
    /// Its capital letters.
    pub case: Case,
    /// Whether a sentence begins with it.
    pub opens: bool,
    /// Whether it says whose something is.
    pub possessive: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Gap {
    /// Nothing: a letter and a digit meet.
    Nothing,
    /// Blanks.
    Space,
    /// A break of the line.
    Break,
    /// A hyphen.
    Hyphen,
    /// A hyphen at the end of a line.
    HyphenBreak,
    /// A full stop.
    Dot,
    /// A comma.
    Comma,
    /// A slash, an underscore.
    Slash,
    /// Anything else, and the beginning.
    Other,
}

/// The capital letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Case {
    /// None at its beginning.
    Small,
    /// One at its beginning.
    Capital,
    /// Nothing else, in more than one letter.
    Capitals,
}

impl Gap {
    fn of(text: &str) -> Self {
        if text == " " {
            return Self::Space;
        }
        let seen: String = text
            .chars()
            .filter(|each| !is_invisible(*each) && !is_apostrophe(*each))
            .collect();
        let mark = seen.trim();
        let breaks = seen.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        match mark {
            "" if seen.is_empty() && !text.contains(is_apostrophe) => Self::Nothing,
            "" if breaks => Self::Break,
            "" => Self::Space,
            "-" | "\u{2010}" | "\u{2011}" | "\u{2212}" | "\u{2013}" | "\u{2014}" if seen == mark => Self::Hyphen,
            "-" | "\u{2010}" | "\u{2011}" if seen.starts_with(mark) => Self::HyphenBreak,
            "." => Self::Dot,
            "," => Self::Comma,
            "/" | "_" | "\\" => Self::Slash,
            _ => Self::Other,
        }
    }

    /// Whether two words with this between them stand beside each other.
    pub fn is_beside(self) -> bool {
        matches!(self, Self::Space | Self::Break | Self::Hyphen | Self::HyphenBreak)
    }

    /// Whether one word may have been broken here.
    pub fn may_break_a_word(self) -> bool {
        matches!(self, Self::Break | Self::HyphenBreak)
    }
}

impl Case {
    fn of(text: &str) -> Self {
        let mut letters = text.chars().filter(|each| each.is_alphabetic());
        let first = letters.next().is_some_and(char::is_uppercase);
        let mut rest = letters.peekable();
        match first {
            true if rest.peek().is_some() && rest.all(char::is_uppercase) => Self::Capitals,
            true => Self::Capital,
            false => Self::Small,
        }
    }
}

impl Word {
    fn new(passage: &Passage<'_>, at: Range<usize>, gap: &str) -> Self {
        let text = passage.words.get(at.clone()).unwrap_or_default();
        let seen: String = text.chars().filter(|each| !is_invisible(*each)).collect();
        let bare: String = plain(&seen).chars().filter(|each| !is_apostrophe(*each)).collect();
        let letters = common_form(&bare).to_owned();
        Self {
            stems: stems(&bare),
            letters,
            gap: Gap::of(gap),
            case: Case::of(without_s(text)),
            opens: passage.begins_sentence(at.start) || ends_quoted(gap),
            possessive: without_s(text).len() < text.len() || ends_possessive(passage, at.end),
            at,
        }
    }

    /// Whether this is that word, or its possessive or plural.
    pub fn is(&self, word: &str) -> bool {
        self.letters == word || self.stems.iter().any(|stem| stem == word)
    }

    /// Where the name is in it: without the apostrophe and the `s` of a possessive.
    pub fn name_ends(&self, text: &str) -> usize {
        let word = text.get(self.at.clone()).unwrap_or_default();
        self.at.start + without_s(word).len()
    }

    /// Whether it begins with a capital letter.
    pub fn has_capital(&self) -> bool {
        self.case != Case::Small
    }
}

/// Whether a sentence ends here within quotation marks or brackets.
fn ends_quoted(gap: &str) -> bool {
    let ended = gap.trim_end();
    let mark = ended.trim_end_matches(['’', '”', '"', '\'', ')']);
    ended.len() < gap.len() && mark.len() < ended.len() && mark.ends_with(['.', '!', '?'])
}

/// `parents’`: the apostrophe after the `s` is no part of the word.
fn ends_possessive(passage: &Passage<'_>, end: usize) -> bool {
    let before = passage.words.get(..end).unwrap_or_default();
    let after = passage.words.get(end..).unwrap_or_default();
    before.ends_with(['s', 'S']) && after.starts_with(is_apostrophe)
}

/// Without the ending of a possessive.
fn without_s(word: &str) -> &str {
    let end = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let bare = end.trim_end_matches(is_apostrophe);
    if bare.len() < end.len() { bare } else { word }
}

/// Without `s` or `es` at the end: `Alders`, `Alder’s` and `Alders’` may all be of Alder.
fn stems(letters: &str) -> Vec<String> {
    let long = |stem: &&str| stem.chars().count() > 1;
    let ends = ["s", "es"].iter().filter_map(|end| letters.strip_suffix(end));
    ends.filter(long).map(|stem| common_form(stem).to_owned()).collect()
}

/// The words of a passage.
pub(in crate::check) fn words(passage: &Passage<'_>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for at in runs(passage.words) {
        let gap = passage.words.get(end..at.start).unwrap_or("?");
        let gap = if words.is_empty() { "?" } else { gap };
        end = at.end;
        words.push(Word::new(passage, at, gap));
    }
    words
}

/// Where the runs of letters and of digits are.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut run: Option<(Range<usize>, bool)> = None;
    // An apostrophe, or what cannot be seen, belongs to the word only if a letter follows it.
    for (start, each) in text.char_indices() {
        let end = start + each.len_utf8();
        if is_invisible(each) || is_apostrophe(each) {
            continue;
        }
        let digit = each.is_numeric();
        let goes_on = digit || each.is_alphabetic() || is_mark(each);
        match &mut run {
            Some((at, digits)) if goes_on && *digits == digit && adjoins(text, at.end, start) => at.end = end,
            _ => {
                runs.extend(run.take().map(|(at, _)| at));
                run = (goes_on && !is_mark(each)).then_some((start..end, digit));
            }
        }
    }
    runs.extend(run.map(|(at, _)| at));
    runs
}

/// Whether at most one apostrophe stands between two letters.
fn adjoins(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or("?");
    between.chars().filter(|each| !is_invisible(*each)).count() <= 1
}

fn is_mark(each: char) -> bool {
    matches!(each, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<String> {
        words(&Passage::paragraph(text))
            .into_iter()
            .map(|word| word.letters)
            .collect()
    }

    #[test]
    fn words_are_compared_without_accents_apostrophes_and_what_cannot_be_seen() {
        let cases: [(&str, &[&str]); 6] = [
            ("Sia\u{302}n O\u{2019}Testname\u{2019}s", &["sian", "otestnames"]),
            ("\u{2018}Test\u{ad}na\u{200b}me\u{2019}", &["testname"]),
            ("LCS5518", &["lcs", "5518"]),
            ("the Alders\u{2019} plan", &["the", "alders", "plan"]),
            ("Marsh Rd, St. Test", &["marsh", "road", "st", "test"]),
            ("\u{301}\u{200b}''", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(letters(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_stands_between_two_words_is_told() {
        let cases = [
            ("a b", Gap::Space),
            ("a\u{a0}b", Gap::Space),
            ("a \n b", Gap::Break),
            ("a\u{ad}\nb", Gap::Break),
            ("a-b", Gap::Hyphen),
            ("a-\nb", Gap::HyphenBreak),
            ("a \u{2013} b", Gap::Other),
            ("a. b", Gap::Dot),
            ("a, b", Gap::Comma),
            ("a/1", Gap::Slash),
            ("a1", Gap::Nothing),
            ("a (b", Gap::Other),
        ];
        for (text, gap) in cases {
            let words = words(&Passage::paragraph(text));
            assert_eq!(words[1].gap, gap, "{text:?}");
        }
    }
}
