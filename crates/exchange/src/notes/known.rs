//! What the visit has already: its areas of concern, its cases and the people who inspect; looked up by their words.

use std::collections::{HashMap, HashSet};

/// What notes can name. Each is an id and what people call it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'k> {
    /// Areas of concern: id and title.
    pub areas: &'k [(String, String)],
    /// Cases: id and reference, as in `C07`.
    pub cases: &'k [(String, String)],
    /// The people of the visit: id and name.
    pub people: &'k [(String, String)],
}

/// Words that most areas have: they tell none of them apart. The same as in the capture bar.
const GENERIC: &str = "a an and the of to in for by with from how well quality impact effectiveness children child \
    childrens young people families family practice work response services service experiences progress";

/// Everything known, ready to be found.
pub(super) struct Index<'k> {
    pub areas: Vec<Area<'k>>,
    area_by_name: HashMap<String, &'k str>,
    area_by_word: HashMap<String, Option<&'k str>>,
    case_by_reference: HashMap<String, &'k str>,
    case_by_number: HashMap<String, Vec<(String, &'k str)>>,
    person_by_initials: HashMap<String, Option<&'k str>>,
}

/// An area and the words of its title.
pub(super) struct Area<'k> {
    pub id: &'k str,
    pub words: Vec<String>,
}

impl<'k> Index<'k> {
    pub fn new(known: &Known<'k>) -> Self {
        let mut index = Self {
            areas: Vec::new(),
            area_by_name: HashMap::new(),
            area_by_word: HashMap::new(),
            case_by_reference: HashMap::new(),
            case_by_number: HashMap::new(),
            person_by_initials: HashMap::new(),
        };
        index.add_areas(known.areas);
        for (id, reference) in known.cases {
            index.case_by_reference.entry(reference.to_lowercase()).or_insert(id);
            if let Some((letters, digits)) = lettered(reference) {
                index.case_by_number.entry(digits).or_default().push((letters, id));
            }
        }
        for (id, name) in known.people {
            for initials in initials_of(name) {
                let found = index.person_by_initials.entry(initials).or_insert(Some(id));
                if *found != Some(id) {
                    *found = None;
                }
            }
        }
        index
    }

    fn add_areas(&mut self, areas: &'k [(String, String)]) {
        for ((id, title), handle) in areas.iter().zip(handles(areas)) {
            let words = title_words(title);
            for name in [handle, slug(title)] {
                self.area_by_name.entry(name).or_insert(id);
            }
            for word in words.iter().cloned() {
                let found = self.area_by_word.entry(word).or_insert(Some(id));
                if *found != Some(id) {
                    *found = None;
                }
            }
            self.areas.push(Area { id, words });
        }
    }

    /// The area that a whole word means: its handle, its title in one word, or a word that only its title has.
    pub fn area(&self, typed: &str) -> Option<&'k str> {
        let word = typed.to_lowercase();
        let named = self.area_by_name.get(&word).copied();
        named.or_else(|| self.area_by_word.get(&word).copied().flatten())
    }

    /// The case of this very reference, in any case of its letters.
    pub fn case_named(&self, reference: &str) -> Option<&'k str> {
        self.case_by_reference.get(&reference.to_lowercase()).copied()
    }

    /// `C07` for `c07`, `c7` and `7`.
    pub fn case(&self, typed: &str) -> Option<&'k str> {
        self.case_named(typed).or_else(|| {
            let (letters, digits) = lettered(typed)?;
            let numbered = self.case_by_number.get(&digits)?.iter();
            let mut alike = numbered.filter(|(theirs, _)| letters.is_empty() || *theirs == letters);
            let found = alike.next()?;
            alike.next().is_none().then_some(found.1)
        })
    }

    /// The person whose initials these are, if it is exactly one.
    pub fn person(&self, initials: &str) -> Option<&'k str> {
        self.person_by_initials.get(initials).copied().flatten()
    }
}

/// Letters and then digits, without the zeros in front.
fn lettered(reference: &str) -> Option<(String, String)> {
    let digits = reference.trim_start_matches(char::is_alphabetic);
    let letters = reference.strip_suffix(digits)?.to_lowercase();
    let plain = !digits.is_empty() && digits.chars().all(|char| char.is_ascii_digit());
    let short = digits.trim_start_matches('0');
    plain.then(|| (letters, if short.is_empty() { "0" } else { short }.to_owned()))
}

/// `Mary Ann Hughes` is MAH and MH; `Mary-Ann Hughes` is MH and MAH.
fn initials_of(name: &str) -> HashSet<String> {
    let first = |word: &str| word.chars().next().filter(|char| char.is_alphabetic());
    let of = |words: &[&str]| -> String {
        words
            .iter()
            .filter_map(|word| first(word))
            .flat_map(char::to_uppercase)
            .collect()
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let parts: Vec<&str> = name.split(|char: char| char.is_whitespace() || char == '-').collect();
    let ends: Vec<&str> = words.first().into_iter().chain(words.last()).copied().collect();
    [of(&words), of(&parts), of(&ends)]
        .into_iter()
        .filter(|initials| initials.chars().count() > 1)
        .collect()
}

/// One word for each area, as the capture bar has it: the last of its title that tells it apart from the others.
fn handles(areas: &[(String, String)]) -> Vec<String> {
    let mut areas_with: HashMap<String, usize> = HashMap::new();
    for (_, title) in areas {
        for word in title_words(title).into_iter().collect::<HashSet<_>>() {
            *areas_with.entry(word).or_default() += 1;
        }
    }
    let mut taken: HashSet<String> = HashSet::new();
    let mut handles = Vec::new();
    for (_, title) in areas {
        let mut words = title_words(title);
        words.retain(|word| word.starts_with(char::is_alphabetic));
        let telling = words.iter().rfind(|word| {
            let generic = GENERIC.split_whitespace().any(|each| each == *word);
            !generic && word.chars().count() > 2 && areas_with.get(*word) == Some(&1) && !taken.contains(*word)
        });
        let otherwise = || std::iter::once(slug(title)).chain(words.iter().cloned());
        let free = || otherwise().find(|word| !word.is_empty() && !taken.contains(word));
        let handle = telling
            .cloned()
            .or_else(free)
            .unwrap_or_else(|| format!("area-{}", taken.len() + 1));
        taken.insert(handle.clone());
        handles.push(handle);
    }
    handles
}

/// `Head of service, duty` as one word: `head-of-service-duty`.
fn slug(text: &str) -> String {
    let plain = text.to_lowercase().replace(['’', '\''], "");
    let words = plain
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The words of a title in small letters; `step-down` is one.
pub(super) fn title_words(title: &str) -> Vec<String> {
    let plain = title.to_lowercase().replace(['’', '\''], "");
    let words = plain.split(|char: char| !char.is_alphanumeric() && char != '-');
    let words = words.map(|word| word.trim_matches('-')).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
