//! What a local reader puts together: an age and a place, a small number and an event, the only child of its kind.

mod around;
mod clue;
mod named;
mod people;
mod sentence;
mod together;

use std::ops::Range;

use self::clue::Kind;
use self::named::What;
use self::sentence::Sentence;
use self::together::Together;
use crate::check::names::{Word, words};
use crate::check::{Bad, Finds, Found, Ground, Holds, Passage, Rule, Severity};
use crate::sentences::capitalised;

/// What a local reader puts together.
pub static RULE: Rule = Rule {
    id: "jigsaw",
    severity: Severity::Identifying,
    says: "Together these words may tell who is meant.",
    why: "Someone who lives there, works there or went to school there needs no name to know a family.",
    source: "Ours: what a letter says of fewer than five, with what makes them known; names of single schools, teams and homes",
    holds: Holds::ALWAYS,
    finds: Finds::OnGround(find),
    good: &[
        "When the needs of one child in a family change, workers think of the others.",
        "What helps one child may not help another.",
        "Homeless 16- and 17-year-olds are offered a home.",
        "Children aged 16 and over know their rights, and so do care leavers aged 18 to 25.",
        "Children live with their brothers and sisters where this is best for them.",
        "The only way to see a child is to visit.",
        "Primary schools and the special school share what they know.",
        "The virtual school and the Early Help Team work with Northmere’s schools.",
        "In May 2026, leaders reviewed the plans of children who had died waiting for a home.",
        "A child who is arrested has an appropriate adult.",
        "Two children’s homes opened in April.",
        "At 31 March 2026, two children lived with relatives; from 1 April to 30 June, four children did.",
        "The designated officer service in Dunmere is prompt.",
        "Another Future Directions team and the Aspire team help care leavers.",
        "The ‘Market Place’ is a hub that children made.",
        "Each of the three audits was fair, and one social worker told inspectors so.",
    ],
    bad: &[
        bad(
            "The nine-year-old boy in Cawder Bay moved.",
            "nine-year-old boy in Cawder Bay",
        ),
        bad("A boy, aged 8, was arrested.", "aged 8, was arrested"),
        bad("A deaf 14-year-old moved.", "deaf 14-year-old"),
        bad("Support for a 13-year-old mother is good.", "13-year-old mother"),
        bad("Visits to the only child in the unit are late.", "the only child"),
        bad(
            "Pupils of the town’s one pupil referral unit wait.",
            "town’s one pupil referral unit",
        ),
        bad("The first baby to be adopted there is well.", "The first baby"),
        bad("The triplets are well.", "triplets"),
        bad("The family of six waits.", "family of six"),
        bad(
            "One child in a secure unit has no visits.",
            "One child in a secure unit",
        ),
        bad(
            "The girl whose mother was murdered is safe.",
            "The girl whose mother was murdered",
        ),
        bad("A baby born in prison in April is safe.", "A baby born in prison"),
        bad(
            "The team that works from the old library is tired.",
            "The team that works from the old library",
        ),
        bad("After the stabbing on 9 June plans changed.", "stabbing on 9 June"),
        bad("Staff at Quernby Primary School are kind.", "Quernby Primary School"),
        bad("Drift is worst in the Larkfell team.", "Larkfell team"),
        bad("Drift is worst in the Heron team.", "Heron team"),
        bad("Drift is worst in the Mill Bank team.", "Mill Bank team"),
        bad("Children at Thornby Lodge children’s home are safe.", "Thornby Lodge"),
        bad("The flat in Wexcombe Road was full.", "Wexcombe Road"),
        Bad {
            text: "They came when two children were hurt in the fire.",
            words: "two children were hurt in the fire",
            fixed: Some("They came when a small number of children were hurt in the fire."),
        },
        Bad {
            text: "The three children who were arrested are safe.",
            words: "The three children who were arrested",
            fixed: Some("A small number of children who were arrested are safe."),
        },
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

fn find(passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
    let words = words(passage);
    let mut found = Vec::new();
    for sentence in Sentence::all(&words, &ground.names) {
        let named = names_of_places(passage, &sentence, ground);
        let together = together::found(&sentence);
        found.extend(named.iter().filter_map(|(at, what)| {
            Some(Found {
                at: bytes(&sentence, at)?,
                fixes: Vec::new(),
                says: Some(says_named(*what).to_owned()),
                beside: None,
            })
        }));
        found.extend(
            together
                .iter()
                .filter_map(|together| put_together(passage, &sentence, together)),
        );
    }
    found
}

/// What is named, without services of the whole authority and what is called so in quotation marks of its own.
fn names_of_places(passage: &Passage<'_>, sentence: &Sentence<'_>, ground: &Ground) -> Vec<(Range<usize>, What)> {
    let mut named = named::found(sentence);
    named.retain(|(at, what)| match what {
        What::Team => {
            let speller = ground.speller.as_ref();
            !speller.is_some_and(|speller| named::is_service(sentence, at, speller))
        }
        What::Home | What::Street => !is_called(passage, sentence, at),
        What::School => true,
    });
    named
}

/// Whether a name stands in quotation marks of its own: it is what somebody calls a programme, and no place.
fn is_called(passage: &Passage<'_>, sentence: &Sentence<'_>, at: &Range<usize>) -> bool {
    let place = bytes(sentence, at).unwrap_or_default();
    let words = passage.words.get(place.clone()).unwrap_or_default();
    let before = passage.words.get(..place.start).unwrap_or_default();
    let after = passage.words.get(place.end..).unwrap_or_default();
    (words.contains('‘') || before.ends_with('‘')) && after.starts_with('’')
}

fn put_together(passage: &Passage<'_>, sentence: &Sentence<'_>, together: &Together) -> Option<Found> {
    Some(Found {
        at: bytes(sentence, &together.at)?,
        fixes: fix(passage, sentence, together).into_iter().collect(),
        says: Some(says(together)),
        beside: None,
    })
}

fn bytes(sentence: &Sentence<'_>, at: &Range<usize>) -> Option<Range<usize>> {
    let first: &Word = sentence.word(at.start)?;
    let last = sentence.word(at.end.checked_sub(1)?)?;
    Some(first.at.start..last.at.end)
}

/// With `a small number of` in place of a number of several.
fn fix(passage: &Passage<'_>, sentence: &Sentence<'_>, together: &Together) -> Option<String> {
    let number = bytes(sentence, together.who.number.as_ref()?)?;
    let whole = bytes(sentence, &together.at)?;
    let before = passage.words.get(whole.start..number.start)?;
    let after = passage.words.get(number.end..whole.end)?;
    let few = match passage.begins_sentence(number.start) {
        true => capitalised("a small number of"),
        false => "a small number of".to_owned(),
    };
    Some(format!("{before}{few}{after}"))
}

fn says(together: &Together) -> String {
    let who = match together.who.kind {
        Kind::Age => "An exact age",
        Kind::Few => "A number under five",
        Kind::FewWorkers => "One or a few workers",
        Kind::Only => return "There is one of these only, so people know who or what is meant; say it of several, or leave it out.".to_owned(),
        Kind::Group => return "Few families are so large; say ‘brothers and sisters’ without their number.".to_owned(),
        Kind::Together => return "Few children are born together; say ‘brothers and sisters’.".to_owned(),
        Kind::Somewhere | Kind::Placed => return "Where it is tells which one is meant; leave the place out.".to_owned(),
        Kind::Event => return "When or where it happened tells who was in it; leave the day and the place out.".to_owned(),
        _ => "One person",
    };
    let what = together.what.as_ref().map_or("what is said", |what| called(what.kind));
    let helps = match together.who.kind {
        Kind::Age => "leave out the age",
        Kind::Few => "say ‘a small number of children’",
        _ => "speak of several",
    };
    format!("{who} and {what} together may tell who is meant; {helps}, or leave out {what}.")
}

fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::Place | Kind::Landmark => "the place",
        Kind::Setting => "the home, school or unit",
        Kind::Day => "the day",
        Kind::Time => "the month or season",
        Kind::Event => "what happened",
        Kind::Trait => "what is rare about them",
        Kind::Distinction => "what they are known for",
        _ => "what is rare at that age",
    }
}

fn says_named(what: What) -> &'static str {
    match what {
        What::School => "This names one school; say ‘a school’.",
        What::Team => "This names one team; say what the team does.",
        What::Home => "This names one home or building; say ‘a children’s home’, or leave it out.",
        What::Street => "This names a street; leave it out.",
    }
}
