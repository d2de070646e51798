//! Names of people among the words of a passage.
//!
//! A word of a name speaks for itself if it is no ordinary word and has a capital letter. Otherwise something beside it
//! has to speak for it: another word of a name, a title, initials, a family.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use visitbook_domain::names::{self, plain};
use visitbook_domain::{NeverNamed, names::is_apostrophe};

use super::IsChildsName;
use super::ordinary::{Ordinary, is_in, ordinary};
use super::word::{Case, Gap, Word, words};
use crate::check::Passage;

/// Initials after the first of somebody, at most.
const MOST_INITIALS: usize = 3;

/// A word of somebody’s name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// What else the word is.
    ordinary: Option<Ordinary>,
    /// How many words of the passage it takes: two where it is broken over a line.
    takes: usize,
}

/// The names of those who work with children.
#[derive(Default)]
pub(super) struct Staff {
    words: HashSet<String>,
    initials: HashSet<String>,
}

impl Staff {
    pub fn new(named: &[NeverNamed]) -> Self {
        let mut staff = Self::default();
        for name in named {
            let in_full = name.words.split(['(', '[']).next().unwrap_or_default();
            let mut words = words(&Passage::paragraph(in_full));
            words.retain(|word| !is_in("title", &word.letters));
            let initials: String = words.iter().filter_map(|word| word.letters.chars().next()).collect();
            let ends = initials.chars().next().into_iter().chain(initials.chars().last());
            let all = [ends.collect(), initials.chars().take(2).collect(), initials.clone()];
            let fit = |each: &String| (2..=4).contains(&each.chars().count()) && !is_in("short form", each);
            staff.initials.extend(all.into_iter().filter(fit));
            let long = words
                .into_iter()
                .map(|word| word.letters)
                .filter(|word| word.chars().count() > 1);
            staff.words.extend(long);
        }
        staff
    }

    /// Which of the words are of a name.
    pub fn known(&self, words: &[Word]) -> Vec<Option<Known>> {
        let name = |word: &Word| {
            let mut forms = std::iter::once(&word.letters).chain(&word.stems);
            forms.find(|form| self.words.contains(*form)).cloned()
        };
        let known = |at: usize| {
            let word = words.get(at)?;
            let broken = broken_at(words, at).and_then(|next| {
                let mut forms = std::iter::once(&next.letters).chain(&next.stems);
                let joined = forms.find_map(|end| self.words.get(&format!("{}{end}", word.letters)))?;
                Some(Known::of(joined, 2))
            });
            broken.or_else(|| name(word).map(|name| Known::of(&name, 1)))
        };
        (0..words.len()).map(known).collect()
    }

    /// Where initials stand with something beside them that says whose they are.
    pub fn initials_in(&self, words: &[Word]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let dotted = dotted_initials(words, at);
            if dotted
                .as_ref()
                .is_some_and(|(_, letters)| self.initials.contains(letters))
            {
                found.extend(dotted.map(|(end, _)| at..end));
                continue;
            }
            let of_staff = self.initials.iter().any(|initials| word.is(initials));
            let possessive = !self.initials.contains(&word.letters);
            if word.case == Case::Capitals && of_staff && speaks_for_initials(words, at, possessive, &found) {
                found.push(at..at + 1);
            }
        }
        found
    }
}

impl Known {
    fn of(name: &str, takes: usize) -> Self {
        Self {
            ordinary: ordinary(name),
            takes,
        }
    }

    fn is_name_only(self) -> bool {
        self.ordinary.is_none()
    }
}

/// The next word, if it may be the rest of this one.
fn broken_at(words: &[Word], at: usize) -> Option<&Word> {
    let next = words.get(at + 1)?;
    let prefix = matches!(words.get(at)?.letters.as_str(), "o" | "mc" | "mac" | "d");
    (next.gap.may_break_a_word() || (prefix && next.gap.is_beside())).then_some(next)
}

/// `J.A.`: letters with full stops, how far they go and what they are.
fn dotted_initials(words: &[Word], at: usize) -> Option<(usize, String)> {
    let single = |word: &Word| word.case == Case::Capital && word.letters.chars().count() == 1;
    let first = words.get(at).filter(|word| single(word))?;
    let rest = words.get(at + 1..)?;
    let more = rest
        .iter()
        .take(MOST_INITIALS)
        .take_while(|word| single(word) && word.gap == Gap::Dot);
    let letters: String = std::iter::once(first)
        .chain(more)
        .map(|word| word.letters.as_str())
        .collect();
    let count = letters.chars().count();
    (count > 1).then_some((at + count, letters))
}

fn speaks_for_initials(words: &[Word], at: usize, possessive: bool, found: &[Range<usize>]) -> bool {
    let beside = |word: Option<&Word>| word.is_some_and(|word| is_in("beside initials", &word.letters));
    let before = at.checked_sub(1);
    let listed = |word: Option<usize>| word.is_some_and(|word| found.last().is_some_and(|each| each.contains(&word)));
    let joined = before
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.letters == "and");
    beside(before.and_then(|before| words.get(before)))
        || beside(
            words
                .get(at + 1)
                .filter(|next| matches!(next.gap, Gap::Space | Gap::Break)),
        )
        || possessive
        || listed(before)
        || (joined && listed(at.checked_sub(2)))
}

/// Which of the words are of a child’s name.
pub(super) fn children(passage: &Passage<'_>, words: &[Word], is_childs: &IsChildsName) -> Vec<Option<Known>> {
    let text = |word: &Word| passage.words.get(word.at.clone()).unwrap_or_default();
    let mut asked: HashMap<String, Option<Option<Ordinary>>> = HashMap::new();
    let mut ask = |text: &str| *asked.entry(text.to_owned()).or_insert_with(|| childs(text, is_childs));
    let mut known = |at: usize| {
        let word = words.get(at)?;
        let broken = broken_at(words, at).and_then(|next| ask(&format!("{}{}", text(word), text(next))));
        let whole = |ordinary, takes| Known { ordinary, takes };
        match broken {
            Some(ordinary) => Some(whole(ordinary, 2)),
            None => ask(text(word)).map(|ordinary| whole(ordinary, 1)),
        }
    };
    (0..words.len()).map(&mut known).collect()
}

/// Whether a word is of a child’s name, and what else it is: as it stands, or without the ending of a possessive or
/// a plural, in each of its spellings.
fn childs(text: &str, is_childs: &IsChildsName) -> Option<Option<Ordinary>> {
    let ascii = text.bytes().all(|each| each.is_ascii_alphabetic());
    // What words() makes of plain letters, without its way there: every word of a letter is asked for.
    let word = match ascii {
        true => plain(text),
        false => names::words(text).into_iter().next()?,
    };
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    let plural = ["s", "es"].iter().filter_map(|end| bare.strip_suffix(end));
    let mut forms = std::iter::once(bare).chain(plural);
    let is_known = |form: &&str| form.chars().count() > 1 && names::spellings(form).iter().any(|each| is_childs(each));
    let form = forms.find(is_known)?;
    let letters: String = plain(form).chars().filter(|each| !is_apostrophe(*each)).collect();
    Some(ordinary(&letters))
}

/// Where people are named, in words.
pub(super) fn found(words: &[Word], known: &[Option<Known>]) -> Vec<Range<usize>> {
    let text = Text {
        words,
        known,
        shouts: shouts(words),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = text.run(at);
        if !run.is_empty() && text.names_someone(&run) {
            found.push(text.with_initials(run.clone()));
        }
        at = run.end.max(at + 1);
    }
    found
}

/// Whether capital letters say nothing, for most words have one: a heading in capitals.
pub(in crate::check) fn shouts(words: &[Word]) -> bool {
    let long = words
        .iter()
        .filter(|word| !word.opens && word.letters.chars().count() > 3);
    let (all, capital) = long.fold((0_usize, 0_usize), |(all, capital), word| {
        (all + 1, capital + usize::from(word.has_capital()))
    });
    all > 2 && capital * 10 > all * 8
}

struct Text<'a> {
    words: &'a [Word],
    known: &'a [Option<Known>],
    shouts: bool,
}

impl Text<'_> {
    fn word(&self, at: usize) -> Option<(&Word, Known)> {
        Some((self.words.get(at)?, self.known.get(at).copied().flatten()?))
    }

    /// The words of names that stand beside each other from here on.
    fn run(&self, from: usize) -> Range<usize> {
        let mut end = from;
        while let Some((word, known)) = self.word(end) {
            let counts = word.has_capital() || known.is_name_only() || self.leads_on(end, known);
            if !counts || (end > from && !self.joins(end, word.gap, known)) {
                break;
            }
            end += known.takes;
        }
        from..end.min(self.words.len())
    }

    /// A particle in small letters before a name.
    fn leads_on(&self, at: usize, known: Known) -> bool {
        known.ordinary == Some(Ordinary::Particle)
            && self
                .word(at + 1)
                .is_some_and(|(next, _)| next.has_capital() && next.gap.is_beside())
    }

    /// Whether this word goes with the one before: beside it, or after a comma where one of them is a name only.
    fn joins(&self, at: usize, gap: Gap, known: Known) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let names = known.is_name_only() || before.is_some_and(|(_, known)| known.is_name_only());
        gap.is_beside() || (gap == Gap::Comma && names)
    }

    fn names_someone(&self, run: &Range<usize>) -> bool {
        let each: Vec<(&Word, Known)> = run.clone().filter_map(|at| self.word(at)).collect();
        let speaks = match each.as_slice() {
            [] => false,
            [(word, known)] if known.is_name_only() => {
                (word.has_capital() && !self.is_short_form(word)) || self.is_beside_known(run)
            }
            [(word, known)] => self.stands_as_forename(run, word, *known),
            several => several.iter().any(|(_, known)| known.is_name_only()) || self.is_whole_name(several),
        };
        speaks || self.is_introduced(run)
    }

    /// Two ordinary words that are names, each with a capital letter, the one of them a given name.
    fn is_whole_name(&self, several: &[(&Word, Known)]) -> bool {
        let given = |known: Known| matches!(known.ordinary, Some(Ordinary::Forename | Ordinary::Month));
        let months = several
            .iter()
            .filter(|(_, known)| known.ordinary == Some(Ordinary::Month));
        let capitals = several.iter().filter(|(word, _)| word.has_capital()).count() > 1;
        !self.shouts && capitals && months.count() < several.len() && several.iter().any(|(_, known)| given(*known))
    }

    /// In capitals and short, it is rather a short form.
    fn is_short_form(&self, word: &Word) -> bool {
        !self.shouts && word.case == Case::Capitals && word.letters.chars().count() <= 4
    }

    /// A name in small letters beside another word of a name, whatever that is besides.
    fn is_beside_known(&self, run: &Range<usize>) -> bool {
        let before = run.start.checked_sub(1).and_then(|before| self.word(before));
        let next = self.word(run.end);
        let joined = self.words.get(run.start).is_some_and(|word| word.gap.is_beside());
        (joined && before.is_some()) || next.is_some_and(|(next, _)| next.gap.is_beside())
    }

    /// A given name that is an ordinary word, with a capital letter within a sentence and nothing about it that makes it a
    /// thing or part of the name of one.
    fn stands_as_forename(&self, run: &Range<usize>, word: &Word, known: Known) -> bool {
        let neighbours = [run.start.checked_sub(1), Some(run.end)];
        let mut beside = neighbours.into_iter().flatten().filter_map(|at| self.words.get(at));
        let is_thing = beside.any(|other| {
            let article = matches!(
                other.letters.as_str(),
                "the" | "a" | "an" | "this" | "that" | "in" | "at" | "of"
            );
            (article && other.at.start < word.at.start) || (other.has_capital() && !other.opens)
        });
        known.ordinary == Some(Ordinary::Forename)
            && word.case == Case::Capital
            && !word.opens
            && !self.shouts
            && !is_thing
    }

    /// A title or an initial before it, an initial or a family after it.
    fn is_introduced(&self, run: &Range<usize>) -> bool {
        let capital = self.words.get(run.start).is_some_and(Word::has_capital);
        let opens = self.words.get(run.start).is_some_and(|word| word.opens) || self.shouts;
        let next = self.words.get(run.end);
        let beside = |word: &&Word| matches!(word.gap, Gap::Space | Gap::Break);
        let kin = next
            .filter(beside)
            .is_some_and(|word| is_in("kin", &word.letters) && !word.has_capital());
        let month = run.clone().all(|at| {
            self.word(at)
                .is_some_and(|(_, known)| known.ordinary == Some(Ordinary::Month))
        });
        let wide = self.with_initials(run.clone()) != *run;
        capital && (wide || (kin && !opens && !month))
    }

    /// With the titles and initials before it and the initials after it.
    fn with_initials(&self, run: Range<usize>) -> Range<usize> {
        let capital = self.words.get(run.start).is_some_and(Word::has_capital);
        if !capital {
            return run;
        }
        let mut start = run.start;
        while let Some(before) = start.checked_sub(1) {
            let gap = self.words.get(start).map_or(Gap::Other, |word| word.gap);
            let leads = self
                .words
                .get(before)
                .is_some_and(|word| is_initial(word) || is_title(word));
            if !leads || !matches!(gap, Gap::Space | Gap::Break | Gap::Dot) {
                break;
            }
            start = before;
        }
        let follows = |word: &Word| is_initial(word) && matches!(word.gap, Gap::Space | Gap::Break);
        let end = run.end + usize::from(self.words.get(run.end).is_some_and(follows));
        start..end
    }
}

fn is_title(word: &Word) -> bool {
    is_in("title", &word.letters) && word.has_capital()
}

/// A capital letter by itself that is no word.
fn is_initial(word: &Word) -> bool {
    let one = word.letters.chars().count() == 1 && word.letters.chars().all(char::is_alphabetic);
    one && word.has_capital() && !matches!(word.letters.as_str(), "a" | "i")
}
