//! The words of people's names, as they are digested when a list is imported and asked for when a letter is read.
//!
//! Both sides use what stands here, or a name that is in a list would not be known again. What a word is made of may
//! only ever be added to: notebooks keep digests, and nobody can make those again without the list.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// The words of a name, in Unicode's composed form and lower case, split at everything that is neither a letter nor an
/// apostrophe inside a word (`O’Neil` is `o'neil`, `Anne-Marie` is two words). Words of one letter are left out.
pub fn words(text: &str) -> Vec<Zeroizing<String>> {
    let composed: Zeroizing<String> = Zeroizing::new(text.chars().filter(|each| !is_invisible(*each)).nfc().collect());
    let lower = Zeroizing::new(composed.to_lowercase());
    lower
        .split(|each: char| !in_word(each) && !is_apostrophe(each))
        .map(|word| Zeroizing::new(word.replace(is_apostrophe, "'")))
        .map(|word| Zeroizing::new(word.trim_matches('\'').to_owned()))
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// The ways in which a word that is in lower case may be written: as it stands, first, then without its accents, without
/// its apostrophes, and without either.
pub fn spellings(word: &str) -> Vec<Zeroizing<String>> {
    let mut all = vec![Zeroizing::new(word.to_owned())];
    if word.is_ascii() && !word.contains(is_apostrophe) {
        return all;
    }
    let plain = plain(word);
    for each in [
        plain.to_string(),
        word.replace(is_apostrophe, ""),
        plain.replace(is_apostrophe, ""),
    ] {
        let each = Zeroizing::new(each);
        if !all.contains(&each) {
            all.push(each);
        }
    }
    all
}

/// A text in lower case without accents: `Zoë` is `zoe`, `Wójtowin` is `wojtowin`. Letters that are no other letter with
/// a mark are written as English writes them: `ø` is `o`, `ß` is `ss`.
pub fn plain(text: &str) -> Zeroizing<String> {
    if text.is_ascii() {
        return Zeroizing::new(text.to_ascii_lowercase());
    }
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    for each in text.nfkd().filter(|each| !is_combining_mark(*each)) {
        for lower in each.to_lowercase().filter(|each| !is_combining_mark(*each)) {
            match lower {
                'ł' => plain.push('l'),
                'ø' => plain.push('o'),
                'đ' | 'ð' => plain.push('d'),
                'ħ' => plain.push('h'),
                'ı' => plain.push('i'),
                'ß' => plain.push_str("ss"),
                'æ' => plain.push_str("ae"),
                'œ' => plain.push_str("oe"),
                'þ' => plain.push_str("th"),
                other => plain.push(other),
            }
        }
    }
    plain
}

/// Whether a character is one of those that stand for an apostrophe.
pub fn is_apostrophe(each: char) -> bool {
    matches!(
        each,
        '\'' | '`' | '\u{b4}' | '\u{2bb}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{ff07}'
    )
}

/// Whether a character has no width and may stand anywhere in a word: a soft hyphen, a joiner, a mark of direction.
pub fn is_invisible(each: char) -> bool {
    matches!(
        each,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn in_word(each: char) -> bool {
    each.is_alphabetic() || is_combining_mark(each)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plainly(words: Vec<Zeroizing<String>>) -> Vec<String> {
        words.into_iter().map(|word| word.to_string()).collect()
    }

    #[test]
    fn a_name_is_split_into_words_in_lower_case() {
        let cases: [(&str, &[&str]); 7] = [
            ("Anne-Mari\u{e9} J.", &["anne", "mari\u{e9}"]),
            ("Zoe\u{308} TESTNAME", &["zo\u{eb}", "testname"]),
            ("O\u{2019}Testname", &["o'testname"]),
            ("O`Testname\u{2019}", &["o'testname"]),
            ("Test\u{ad}na\u{200b}me, May", &["testname", "may"]),
            ("de\u{a0}Testname (2)", &["de", "testname"]),
            (" \u{2019} \u{301} 12 x", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(plainly(words(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_word_is_also_spelt_without_accents_and_apostrophes() {
        let cases: [(&str, &[&str]); 4] = [
            ("may", &["may"]),
            ("zo\u{eb}", &["zo\u{eb}", "zoe"]),
            ("o'testname", &["o'testname", "otestname"]),
            ("o'w\u{f3}j", &["o'w\u{f3}j", "o'woj", "ow\u{f3}j", "owoj"]),
        ];
        for (word, expected) in cases {
            assert_eq!(plainly(spellings(word)), expected, "{word}");
        }
    }

    #[test]
    fn letters_that_english_does_not_have_are_written_as_it_writes_them() {
        let cases = [
            ("\u{141}ucja", "lucja"),
            ("S\u{f8}rensen", "sorensen"),
            ("Stra\u{df}e", "strasse"),
            ("\u{c6}thel", "aethel"),
            ("\u{130}pek", "ipek"),
            ("\u{fb01}nn", "finn"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text).as_str(), expected);
        }
    }
}
