//! A sentence, and the words of `words.txt` in it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::check::names::{Case, Gap, Registry, Word, shouts};
use crate::check::vocabulary;

/// Entries of `words.txt` by their first word: their words, and the group.
type Table = HashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (group, entry) in vocabulary::entries(include_str!("words.txt")) {
        let words: Vec<&str> = entry.split(' ').collect();
        if let Some(first) = words.first() {
            table.entry(first).or_default().push((words, group));
        }
    }
    table
});

static NUMBERS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let words = vocabulary::group(include_str!("words.txt"), "number");
    words.zip(1..).collect()
});

/// Words of a name of a place, at most.
const LONGEST_NAME: usize = 6;

/// A sentence of a passage.
pub(super) struct Sentence<'a> {
    pub words: &'a [Word],
    /// Whether capital letters say nothing in the passage.
    pub shouts: bool,
    /// For each word the entries that begin with it: their group, and where they end.
    entries: Vec<Vec<(&'static str, usize)>>,
    /// For each word whether it is part of a name that may be told.
    told: Vec<bool>,
}

impl<'a> Sentence<'a> {
    /// The sentences of a passage.
    pub fn all(words: &'a [Word], names: &'a Registry) -> Vec<Self> {
        let shouts = shouts(words);
        let mut starts: Vec<usize> = (1..words.len())
            .filter(|at| words.get(*at).is_some_and(|word| word.opens))
            .collect();
        starts.insert(0, 0);
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        let spans = starts.iter().copied().zip(ends);
        let told = names.told_in(words);
        let sentences = spans.filter_map(|(start, end)| {
            let told = (start..end).map(|at| told.contains(&at)).collect();
            Some(Self::new(words.get(start..end)?, shouts, told))
        });
        sentences.collect()
    }

    fn new(words: &'a [Word], shouts: bool, told: Vec<bool>) -> Self {
        let entries = (0..words.len()).map(|at| entries_at(words, at)).collect();
        Self {
            words,
            shouts,
            entries,
            told,
        }
    }

    pub fn word(&self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    /// The word before, unless a mark stands between them.
    pub fn before(&self, at: usize) -> Option<&'a Word> {
        self.word(at).filter(|word| word.gap.is_beside())?;
        self.word(at.checked_sub(1)?)
    }

    /// Where the longest entry of a group that begins here ends.
    pub fn ends(&self, at: usize, group: &str) -> Option<usize> {
        let entries = self.entries.get(at)?;
        let of_group = entries.iter().filter(|(of, _)| *of == group);
        of_group.map(|(_, end)| *end).max()
    }

    pub fn is(&self, at: usize, group: &str) -> bool {
        self.ends(at, group).is_some()
    }

    /// Whether the word before is an entry of a group.
    pub fn follows(&self, at: usize, group: &str) -> bool {
        self.before(at).is_some()
            && at
                .checked_sub(1)
                .is_some_and(|before| self.ends(before, group) == Some(at))
    }

    /// Whether a name that may be told has this word in it.
    pub fn is_told(&self, at: usize) -> bool {
        self.told.get(at).copied().unwrap_or(false)
    }

    /// A number as a word or in figures.
    pub fn number(&self, at: usize) -> Option<u32> {
        let letters = self.word(at)?.letters.as_str();
        NUMBERS.get(letters).copied().or_else(|| letters.parse().ok())
    }

    /// Whether the word is one of these.
    pub fn says(&self, at: usize, any: &[&str]) -> bool {
        self.word(at).is_some_and(|word| any.contains(&word.letters.as_str()))
    }

    /// Whether it has a capital letter that makes it a name of something not everyone knows.
    pub fn is_name(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let letters = word.letters.chars().count();
            let short_form = word.case == Case::Capitals && letters <= 6;
            word.has_capital()
                && letters > 1
                && !word.opens
                && !self.shouts
                && !short_form
                && !self.is_told(at)
                && ["known capital", "month", "country part", "season"]
                    .iter()
                    .all(|group| !self.is(at, group))
        })
    }

    /// The words of a name that begins here: with small words between capital letters.
    pub fn name(&self, at: usize) -> Option<Range<usize>> {
        if !self.is_name(at) {
            return None;
        }
        let mut end = at + 1;
        let beside = |at: usize| self.word(at).is_some_and(|word| word.gap.is_beside());
        let capital = |at: usize| beside(at) && self.word(at).is_some_and(Word::has_capital);
        while end - at < LONGEST_NAME {
            let small = beside(end) && self.says(end, &["upon", "on", "le", "of", "in", "under"]);
            match (capital(end), small && capital(end + 1)) {
                (true, _) => end += 1,
                (_, true) => end += 2,
                _ => break,
            }
        }
        Some(at..end)
    }

    /// Past words that say more of what comes, at most so many, to the first place where something is found.
    pub fn past_modifiers<T>(&self, from: usize, most: usize, find: impl Fn(usize) -> Option<T>) -> Option<T> {
        let mut at = from;
        for _ in 0..=most {
            let beside = self
                .word(at)
                .is_some_and(|word| word.gap.is_beside() || word.gap == Gap::Comma);
            if !beside {
                return None;
            }
            if let Some(found) = find(at) {
                return Some(found);
            }
            at = match self.ends(at, "setting word") {
                Some(end) => end,
                None if self.is(at, "no modifier") => return None,
                None => at + 1,
            };
        }
        None
    }
}

fn entries_at(words: &[Word], at: usize) -> Vec<(&'static str, usize)> {
    let rest = words.get(at..).unwrap_or_default();
    let entries = rest.first().and_then(|word| TABLE.get(word.letters.as_str()));
    let fits = |entry: &[&str]| {
        let joined = |word: &Word| word.gap.is_beside() || word.gap == Gap::Slash;
        let mut pairs = entry.iter().zip(rest).skip(1);
        entry.len() <= rest.len() && pairs.all(|(letters, word)| word.letters == *letters && joined(word))
    };
    let met = entries.into_iter().flatten().filter(|(entry, _)| fits(entry));
    met.map(|(entry, group)| (*group, at + entry.len())).collect()
}
