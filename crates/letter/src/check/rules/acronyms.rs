//! Short forms are spelled out where they are used first.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity};

/// Short forms are spelled out where they are used first.
pub static RULE: Rule = Rule {
    id: "acronyms",
    severity: Severity::Mistake,
    says: "This short form is not spelled out where it is used first.",
    why: "Parents and journalists read the letter; they do not know the field’s short forms.",
    source: "Ofsted house style guide, 2010 and November 2018: spelled out at first use with the short form in brackets, only where it is used again",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Independent reviewing officers (IROs) visit. IROs are heard.",
        "The NHS and Ofsted answer. COVID-19 is over. CAFCASS is called so.",
        "Workers use the DASH (domestic abuse, stalking and honour-based violence) tool.",
        "HOLLIS and OYELARAN came to NORTHMERE.",
        "Plans are SMART, and the ‘FLOURISH’ plan is too.",
        "The Children’s Advice and Duty Service (CADS) is asked. CADS answers.",
    ],
    bad: &[
        Bad {
            text: "IROs visit children.",
            words: "IROs",
            fixed: None,
        },
        Bad {
            text: "The DfE is told.",
            words: "DfE",
            fixed: None,
        },
        Bad {
            text: "The PLO is used. The Public Law Outline (PLO) is late.",
            words: "PLO",
            fixed: None,
        },
        Bad {
            text: "The Public Law Outline (PLO) is used late.",
            words: "(PLO)",
            fixed: None,
        },
        Bad {
            text: "The Children’s Advice and Duty Service (CADS) is asked. CADS and CADs answer.",
            words: "CADs",
            fixed: Some("The Children’s Advice and Duty Service (CADS) is asked. CADS and CADS answer."),
        },
        Bad {
            text: "The Public Law Outline (PLO) is used. The PLO, or Public Law Outline (PLO), is late.",
            words: "(PLO)",
            fixed: None,
        },
    ],
};

/// Known to everybody, or by no other name.
const KNOWN: [&str; 17] = [
    "GP", "CV", "COVID", "NHS", "UK", "ILACS", "HMI", "HMCI", "GCSE", "BBC", "IT", "ID", "TV", "SMART", "CAFCASS",
    "WiFi", "PhD",
];

/// A place where a short form stands.
struct Use {
    block: usize,
    at: Range<usize>,
    defines: bool,
    /// It stands before its long form in brackets, the other way round.
    explained: bool,
}

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    // A name in capitals is no short form.
    let names = ground.visit.iter().flat_map(|visit| {
        let inspectors = visit.inspectors.iter().map(|each| each.name.as_str());
        inspectors
            .chain([visit.authority.as_str()])
            .flat_map(str::split_whitespace)
    });
    let names: BTreeSet<String> = names.map(str::to_uppercase).collect();
    let mut forms: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for (block, passage) in letter.iter().enumerate() {
        for (at, word) in passage.each_word() {
            if let Some(form) = short_form(word).filter(|form| !names.contains(*form) && !is_called(passage, &at)) {
                let here = Use {
                    block,
                    defines: in_brackets(passage, &at),
                    explained: is_explained(passage, &at, form),
                    at,
                };
                forms.entry(form.to_owned()).or_default().push(here);
            }
        }
    }
    let spelled_out = |form: &str| forms.get(form).is_some_and(|uses| uses.iter().any(|each| each.defines));
    let otherwise = |form: &str| {
        let mut others = forms
            .keys()
            .filter(|other| other.as_str() != form && same_letters(other, form));
        others.find(|other| !spelled_out(form) && spelled_out(other))
    };
    let each = forms.iter();
    each.flat_map(|(form, uses)| match otherwise(form) {
        Some(other) => uses.iter().map(|each| each.miswritten(other)).collect(),
        None => said(uses),
    })
    .collect()
}

/// Whether two short forms differ in capital letters alone, the s of many included.
fn same_letters(one: &str, other: &str) -> bool {
    let bare = |form: &str| form.to_ascii_lowercase().trim_end_matches('s').to_owned();
    bare(one) == bare(other)
}

fn said(uses: &[Use]) -> Vec<FoundIn> {
    let (Some(first), defined) = (uses.first(), uses.iter().filter(|each| each.defines).count()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !first.defines && !first.explained {
        found.push(first.found(None));
    } else if first.defines && uses.len() == 1 {
        found.push(first.found(Some(
            "This short form is not used again; leave it out, unless it is a name.",
        )));
    }
    if defined > 1 {
        let again = uses.iter().filter(|each| each.defines).skip(1);
        found.extend(again.map(|each| each.found(Some("This short form was spelled out before."))));
    }
    found
}

impl Use {
    /// Written with other capital letters than where it was spelled out.
    fn miswritten(&self, form: &str) -> FoundIn {
        let mut found = self.found(Some(&format!("This short form was spelled out as {form}.")));
        found.found.fixes = vec![form.to_owned()];
        found
    }

    fn found(&self, says: Option<&str>) -> FoundIn {
        let brackets = usize::from(self.defines);
        FoundIn {
            block: self.block,
            found: Found {
                at: self.at.start - brackets..self.at.end + brackets,
                fixes: Vec::new(),
                says: says.map(str::to_owned),
                ..Found::default()
            },
        }
    }
}

/// Two capital letters or more and no more small ones, without the s of many and the ’s of an owner; `None` for other words.
fn short_form(word: &str) -> Option<&str> {
    let word = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    let word = word.split('-').next().unwrap_or(word);
    let bare = word.strip_suffix('s').unwrap_or(word);
    let capitals = bare.chars().filter(char::is_ascii_uppercase).count();
    let small = bare.chars().filter(char::is_ascii_lowercase).count();
    let short = capitals >= 2 && capitals >= small && capitals + small == bare.len();
    (short && !KNOWN.contains(&bare)).then_some(bare)
}

fn in_brackets(passage: &Passage<'_>, at: &Range<usize>) -> bool {
    let before = passage.words.get(..at.start).unwrap_or_default();
    let after = passage.words.get(at.end..).unwrap_or_default();
    before.ends_with('(') && after.starts_with(')')
}

/// Whether it stands in quotation marks of its own: a name that its owner wrote so.
fn is_called(passage: &Passage<'_>, at: &Range<usize>) -> bool {
    let before = passage.words.get(..at.start).unwrap_or_default();
    let after = passage.words.get(at.end..).unwrap_or_default();
    before.ends_with('‘') && after.starts_with('’')
}

/// Whether its long form follows in brackets: several words, the first of which begins with the same letter.
fn is_explained(passage: &Passage<'_>, at: &Range<usize>, form: &str) -> bool {
    let after = passage.words.get(at.end..).unwrap_or_default();
    let long = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    long.is_some_and(|(long, _)| {
        long.contains(' ') && long.chars().next().map(|first| first.to_ascii_uppercase()) == form.chars().next()
    })
}
