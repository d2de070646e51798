//! Names in capital letters.

use std::ops::Range;

use crate::check::{Bad, Finds, Found, Ground, Holds, Instead, Passage, Rule, Severity};

/// Names in capital letters.
pub static RULE: Rule = Rule {
    id: "capital-letters",
    severity: Severity::Mistake,
    says: "This is a name; it is written as its owner writes it.",
    why: "A name is written as its owner writes it.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: Public Law Outline 101 to 9",
    holds: Holds::ALWAYS,
    finds: Finds::InsteadAndOnGround(INSTEAD, find),
    good: &[
        "The Public Law Outline is used well.",
        "Write to enquiries@ofsted.gov.uk or see www.gov.uk/ofsted.",
        "The Home Office is told. Their home offices are quiet.",
        "Cafcass is told. Maren Hollis came to Northmere’s children’s services.",
    ],
    bad: &[
        Bad {
            text: "The public law outline is used late.",
            words: "public law outline",
            fixed: Some("The Public Law Outline is used late."),
        },
        Bad {
            text: "Colleagues from CAFCASS agree.",
            words: "CAFCASS",
            fixed: Some("Colleagues from Cafcass agree."),
        },
        Bad {
            text: "Monitoring visit to NORTHMERE children’s services",
            words: "NORTHMERE",
            fixed: Some("Monitoring visit to Northmere children’s services"),
        },
        Bad {
            text: "The lead was maren hollis.",
            words: "maren hollis",
            fixed: Some("The lead was Maren Hollis."),
        },
        Bad {
            text: "The Home office decides.",
            words: "Home office",
            fixed: Some("The Home Office decides."),
        },
        Bad {
            text: "The Ministry of justice agrees.",
            words: "Ministry of justice",
            fixed: Some("The Ministry of Justice agrees."),
        },
        Bad {
            text: "Covid-19 closed it.",
            words: "Covid-19",
            fixed: Some("COVID-19 closed it."),
        },
        Bad {
            text: "MAREN HOLLIS",
            words: "MAREN HOLLIS",
            fixed: Some("Maren Hollis"),
        },
        Bad {
            text: "The inspector was Dev OYELARAN.",
            words: "Dev OYELARAN",
            fixed: Some("The inspector was Dev Oyelaran."),
        },
    ],
};

const INSTEAD: &[Instead] = &[
    Instead {
        of: r"public law outline",
        say: "Public Law Outline",
    },
    Instead {
        of: r"department for education",
        say: "Department for Education",
    },
    Instead {
        of: r"ofsted",
        say: "Ofsted",
    },
    Instead {
        of: r"cafcass",
        say: "Cafcass",
    },
    Instead {
        of: r"children act",
        say: "Children Act",
    },
    Instead {
        of: r"covid(-19)?",
        say: "COVID$1",
    },
    Instead {
        of: r"home office",
        say: "Home Office",
    },
    Instead {
        of: r"(?-i:[Mm]inistry of justice|ministry of Justice)",
        say: "Ministry of Justice",
    },
    Instead { of: r"nhs", say: "NHS" },
    Instead { of: r"dfe", say: "DfE" },
    Instead { of: r"hmi", say: "HMI" },
    Instead {
        of: r"ilacs",
        say: "ILACS",
    },
    Instead {
        of: r"(?-i:his [mM]ajesty|His majesty)([’'])s",
        say: "His Majesty${1}s",
    },
    Instead {
        of: r"(?-i:her [mM]ajesty|Her majesty)([’'])s",
        say: "Her Majesty${1}s",
    },
    Instead {
        of: r"secretary of state",
        say: "Secretary of State",
    },
];

/// The names of the authority and of those who came, where a word of them stands in capitals throughout, or several words
/// in small letters.
fn find(passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
    let Some(visit) = &ground.visit else { return Vec::new() };
    let inspectors = visit.inspectors.iter().map(|each| each.name.as_str());
    let names = std::iter::once(visit.authority.as_str()).chain(inspectors);
    let words: Vec<(Range<usize>, &str)> = passage.each_word().map(|(at, word)| (at, bare(word))).collect();
    names
        .flat_map(|name| {
            let places = places(passage, &words, name);
            places.into_iter().map(move |at| Found {
                at,
                fixes: vec![name.to_owned()],
                says: Some(format!("A name is written as its owner writes it: {name}.")),
                ..Found::default()
            })
        })
        .collect()
}

fn places(passage: &Passage<'_>, all: &[(Range<usize>, &str)], name: &str) -> Vec<Range<usize>> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let alike = |row: &[(Range<usize>, &str)]| {
        let pairs = || row.iter().map(|(_, said)| *said).zip(words.iter().copied());
        pairs().all(|(said, word)| said.len() == word.len() && said.to_lowercase() == word.to_lowercase())
            && (pairs().any(|(said, word)| said != word && is_shouted(said)) || (words.len() > 1 && is_small(pairs())))
    };
    let rows = all.windows(words.len().max(1)).filter(|row| alike(row));
    rows.filter_map(|row| {
        let ((first, _), (last, said)) = (row.first()?, row.last()?);
        Some(first.start..last.start + said.len())
    })
    .filter(|at| !passage.within_address(at))
    .collect()
}

/// Without the ’s of an owner.
fn bare(word: &str) -> &str {
    let ends = ["’s", "'s", "’S", "'S"];
    ends.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// Whether every word that has a capital letter in the name has none here.
fn is_small<'a>(mut pairs: impl Iterator<Item = (&'a str, &'a str)>) -> bool {
    pairs.all(|(said, word)| !word.starts_with(char::is_uppercase) || said.starts_with(char::is_lowercase))
}

/// Whether it has two capital letters or more, and no small ones.
fn is_shouted(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}
