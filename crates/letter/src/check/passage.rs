//! A block of a letter as rules look at it.

use std::ops::Range;

use visitbook_domain::BlockKind;

/// The words of one block, without its citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Its words.
    pub words: &'a str,
}

impl<'a> Passage<'a> {
    /// A paragraph.
    pub fn paragraph(words: &'a str) -> Self {
        Self {
            kind: BlockKind::Paragraph,
            words,
        }
    }

    /// Plain text in passages: each line is one. A line that begins with a list mark is a bullet; a short one without a
    /// mark at its end is a heading. Empty lines are none.
    pub fn of_text(text: &'a str) -> Vec<Self> {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(Self::of_line)
            .collect()
    }

    fn of_line(line: &'a str) -> Self {
        let bare = line.trim_start_matches(['-', '–', '•', '*', '·']).trim_start();
        let kind = match bare.len() < line.len() {
            true => BlockKind::Bullet,
            false if is_heading(line) => BlockKind::Heading,
            false => BlockKind::Paragraph,
        };
        Self { kind, words: bare }
    }

    /// Whether a sentence begins at this byte.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = self
            .words
            .get(..at)
            .unwrap_or_default()
            .trim_end_matches(['‘', '“', '(', '"', '\'']);
        let ended = before.trim_end();
        ended.is_empty() || (ended.len() < before.len() && ended.ends_with(['.', '!', '?', ':']))
    }

    /// Whether no letter or digit goes on before or after these bytes.
    pub(super) fn is_whole_words(&self, at: &Range<usize>) -> bool {
        let before = self.words.get(..at.start).unwrap_or_default();
        let after = self.words.get(at.end..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    }

    /// Whether these bytes are part of an address of the web or of mail.
    pub(super) fn within_address(&self, at: &Range<usize>) -> bool {
        let before = self.words.get(..at.start).unwrap_or_default();
        let after = self.words.get(at.end..).unwrap_or_default();
        let goes_on = after
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        before.ends_with(['/', '@', '.']) || after.starts_with(['/', '@']) || goes_on
    }

    /// Whether these bytes are part of a name: the next word has a capital letter, or they have one within a sentence. A
    /// name goes on after `and` where it ends with what it is one of: `Early Help and Safeguarding Hub`. In a heading a
    /// capital letter makes no name, and a line of an address is one as a whole.
    pub(super) fn within_name(&self, at: &Range<usize>) -> bool {
        let word = self.words.get(at.clone()).unwrap_or_default();
        let after = self.words.get(at.end..).unwrap_or_default();
        let next = after
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_uppercase))
            || after.strip_prefix(" and ").is_some_and(ends_a_name);
        let one_word = !word.contains(char::is_whitespace) && self.kind != BlockKind::Heading;
        let capital = word.starts_with(char::is_uppercase);
        next || (one_word && capital && !self.begins_sentence(at.start)) || self.is_line_of_address()
    }

    /// Whether it is a line of an address or of a signature: a few words with capital letters, and no mark at their end.
    fn is_line_of_address(&self) -> bool {
        let mut words = self.words.split_whitespace();
        let capitals = words.all(|word| word.chars().count() < 4 || word.starts_with(char::is_uppercase));
        self.kind == BlockKind::Paragraph
            && capitals
            && self.words.split_whitespace().count() <= LONGEST_LINE
            && self.words.trim_end().ends_with(char::is_alphanumeric)
    }

    /// Whether somebody's words stand here: a quotation mark was opened before this byte and not closed since. An
    /// apostrophe within a word closes nothing, nor does one after an s before a blank, which may be an owner's, if another
    /// closes the quotation later.
    pub(super) fn within_quotation(&self, at: usize) -> bool {
        let before = self.words.get(..at).unwrap_or_default();
        let double = before.rfind('“').map(|open| before.get(open..).unwrap_or_default());
        let straight = before.matches('"').count() % 2 == 1;
        let single = before.rfind('‘').map(|open| before.get(open..).unwrap_or_default());
        let ahead = self.words.get(at..).and_then(|after| after.split('‘').next());
        let closed_later = ahead.is_some_and(|after| closings(after).next().is_some());
        straight
            || double.is_some_and(|since| !since.contains('”'))
            || single.is_some_and(|since| closings(since).next().is_none() && (closed_later || !since.contains("s’ ")))
    }

    /// The words with letters or digits in them, each with its place in bytes.
    pub(super) fn each_word(&self) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        let is_mark = |letter: char| !letter.is_alphanumeric();
        let mut end = 0;
        self.words.split_inclusive(char::is_whitespace).filter_map(move |word| {
            end += word.len();
            let rest = word.trim_start_matches(is_mark);
            let bare = rest.trim_end_matches(is_mark);
            let begin = end - rest.len();
            (!bare.is_empty()).then(|| (begin..begin + bare.len(), bare))
        })
    }
}

/// The marks that end a quotation.
fn closings(words: &str) -> impl Iterator<Item = usize> {
    let marks = words.match_indices('’').map(|(mark, _)| mark);
    marks.filter(|mark| closes(words, *mark))
}

/// Whether the mark at this byte ends a quotation.
fn closes(words: &str, mark: usize) -> bool {
    let (before, after) = words.split_at_checked(mark).unwrap_or_default();
    let after = after.trim_start_matches('’');
    let owner = before.ends_with('s') && after.starts_with(' ');
    !after.starts_with(char::is_alphabetic) && !owner
}

/// What a name of several words ends with.
const ENDS_OF_NAMES: [&str; 9] = [
    "Board",
    "Forum",
    "Hub",
    "Panel",
    "Partnership",
    "Service",
    "Services",
    "Strategy",
    "Team",
];

/// Whether the words with capital letters that stand first are the end of a name.
fn ends_a_name(words: &str) -> bool {
    let capitals = words.split(' ').take_while(|word| word.starts_with(char::is_uppercase));
    let last = capitals
        .last()
        .map(|word| word.trim_end_matches(|letter: char| !letter.is_alphanumeric()));
    last.is_some_and(|word| ENDS_OF_NAMES.contains(&word))
}

/// Words of a line of an address, at most.
const LONGEST_LINE: usize = 8;
/// Words of a heading, at most.
const LONGEST_HEADING: usize = 20;

fn is_heading(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_HEADING && !line.ends_with(['.', ':', ';', ',', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_headings_paragraphs_and_bullets() {
        let text = "Findings and evaluation\n\nChildren are seen alone.\n  - plans drift\n• visits are late.\n";
        let kinds: Vec<(BlockKind, &str)> = Passage::of_text(text)
            .iter()
            .map(|each| (each.kind, each.words))
            .collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Heading, "Findings and evaluation"),
                (BlockKind::Paragraph, "Children are seen alone."),
                (BlockKind::Bullet, "plans drift"),
                (BlockKind::Bullet, "visits are late."),
            ]
        );
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let passage = Passage::paragraph("The plan (‘the plan’), the PLO.");
        let words: Vec<&str> = passage
            .each_word()
            .map(|(at, word)| {
                assert_eq!(passage.words.get(at), Some(word));
                word
            })
            .collect();
        assert_eq!(words, ["The", "plan", "the", "plan", "the", "PLO"]);
    }

    #[test]
    fn a_quotation_ends_where_its_mark_is_closed() {
        let cases = [
            ("‘I see the workers’ faces HERE,’ a child said.", true),
            ("‘I don’t HERE,’ a child said.", true),
            ("The ‘front door’ HERE.", false),
            ("The children ‘placed with parents’ are HERE.", false),
            ("“We are HERE” they said.", true),
            ("Nobody is HERE.", false),
        ];
        for (text, quoted) in cases {
            let at = text.find("HERE").unwrap();
            assert_eq!(Passage::paragraph(text).within_quotation(at), quoted, "{text}");
        }
    }

    #[test]
    fn a_sentence_begins_at_the_start_and_after_an_end() {
        let passage = Passage::paragraph("Plans drift. ‘Visits’ are late, Some say");
        let begins = |word: &str| passage.begins_sentence(passage.words.find(word).unwrap_or_default());
        assert!(begins("Plans") && begins("Visits"));
        assert!(!begins("late") && !begins("Some"));
    }
}
