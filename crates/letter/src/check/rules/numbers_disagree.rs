//! Two numbers for one thing.

mod looked_at;
mod of_visit;
mod phrase;
mod sums;
mod thing;
mod told;

use std::ops::Range;

use self::looked_at::{looked_at, met};
use self::of_visit::{listed, more_than_met, of_visit};
use self::phrase::Told;
use self::sums::{Wrong, sums};
use self::thing::{How, Stands, Thing};
use self::told::{averages, numbers_of, shares, totals};
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, VisitFacts, parts};
use crate::sentences::sentences;

/// Two numbers for one thing.
pub static RULE: Rule = Rule {
    id: "numbers-disagree",
    severity: Severity::Mistake,
    says: "Another number stands elsewhere.",
    why: "A reader who finds two numbers for one thing trusts neither.",
    source: "Ours: how many were looked at or met, averages, shares and how many there are; of one thing are those whose telling \
             words are the same in any order, with no word of another time; sums of neighbouring sentences; numbers of the visit",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Inspectors read 28 records. Local auditors, who looked at 26 records in March, say the same.",
        "Inspectors reviewed 12 children’s records.\nIn 5 of the 12 children’s records plans were late, and in 3 children’s records they were lost.",
        "Inspectors read 12 children’s records and 14 audits.",
        "Inspectors read 28 records. Local auditors, who looked at 26 records in March, say the same.",
        "Inspectors looked at the plans of 12 children. Of these, five were clear and six were not.",
        "Inspectors reviewed 12 children’s records.\nIn 4 children’s records that inspectors reviewed, plans were late.",
        "Inspectors reviewed 12 cases.\nEvery month, 30 cases are reviewed by managers.",
        "Inspectors met 9 social workers.\nThe 4 social workers whom inspectors met in the new team are content.",
        "The average caseload is 16.\nThe average caseload fell from 21.",
        "The average caseload is 16.\nAt the last visit, the average caseload was 21.",
        "In the assessment teams, the average caseload is 16.\nIn the children in care team, the average caseload is 12.",
        "Inspectors spoke to 9 parents.\nInspectors spoke to 4 parents of disabled children, and workers met 3 parents.",
        "Leaders report that 87% of pathway plans are up to date.\nIn March 2025, 70% of pathway plans are up to date. Of assessments, 92% are.",
        "There are 14 privately fostered children in Northmere.\nAll 3 privately fostered children who moved are seen.",
        "There are 14 social workers.\nAll 6 social workers in the new team stay.",
        "A group of 4 children and a group of 6 children meet.",
        "Inspectors read the records of thirty children.\nThe 6 children who have moved are well.",
        "The authority has 1,312 children in care.\nThe council’s 312 care leavers are in touch, and all 12 children in care who moved are seen.",
        "Inspectors spoke to 9 social workers and 4 managers.\nThey met 3 social workers in the new team.",
        "Newly qualified social workers have an average caseload of 12.\nThe average caseload is 16.",
        "The assessment team in the north has nine social workers.\nThe assessment team in the south has 11 social workers.",
        "The new team for children in care is stable. It has nine social workers.\nThe team for disabled children is stable. It has 12 social workers.",
        "Inspectors looked at 12 of the 40 cases that managers audited. In four of the cases seen, plans were late.",
        "Inspectors read 24 records. In the 6 records that inspectors read in the new team, plans were late. In the other 5 records, they were not.",
        "The 12 children who went missing are seen. The 9 children who went missing twice are seen each week.",
        "There are 312 children in care.\nThere are 40 children in care placed outside Northmere, and the 12 children in care who are under five are seen.",
        "The share is: in primary schools, 18% of pupils, and 4% of staff.\nOf those who moved: in primary schools, 7% of pupils.",
        "Inspectors met 4 parents of boys. They met 6 parents of girls. All 10 parents whom inspectors met are content.",
        "Inspectors met 12 social workers. Four social workers feel well. The 8 other social workers are new.",
        "The vacancy rate is 18%.\nIn the assessment service, the vacancy rate is 24%. The turnover rate is 12%.",
    ],
    bad: &[
        Bad {
            text: "Inspectors read the records of thirty children.\nThe 32 children whose records were read are seen.",
            words: "32 children",
            fixed: None,
        },
        Bad {
            text: "Inspectors reviewed 12 children’s records.\nOf these, in 5 of the 14 children’s records plans were late.",
            words: "14 children’s records",
            fixed: None,
        },
        Bad {
            text: "Inspectors looked at twelve records.\nThe 14 records sampled were clear.",
            words: "14 records",
            fixed: None,
        },
        Bad {
            text: "Inspectors read the records of 24 children.\nOf the 26 children’s records that inspectors read, most were clear.",
            words: "26 children’s records",
            fixed: None,
        },
        Bad {
            text: "Inspectors spoke to nine personal advisers.\nAll 11 personal advisers to whom inspectors spoke feel supported.",
            words: "11 personal advisers",
            fixed: None,
        },
        Bad {
            text: "Leaders report that 87% of pathway plans are up to date.\nCurrently, 92% of pathway plans are up to date and clear.",
            words: "92%",
            fixed: None,
        },
        Bad {
            text: "There are 14 privately fostered children in Northmere.\nA worker visits all 17 privately fostered children in Northmere.",
            words: "17 privately fostered children",
            fixed: None,
        },
        Bad {
            text: "Average caseloads in the assessment teams have fallen to 16.\nIn the assessment teams, the average caseload is now 18.",
            words: "18",
            fixed: None,
        },
        Bad {
            text: "The average caseload is 16.\nManagers say that the average caseload is 18.5 children.",
            words: "18.5",
            fixed: None,
        },
        bad(
            "The authority has 312 children in care, and most of them are well.\nVisits to the authority’s 321 children in care are late.",
            "321 children",
        ),
        bad(
            "The council has 1,312 children in care.\nNorthmere is responsible for 1,321 children in care.",
            "1,321 children",
        ),
        bad(
            "Inspectors spoke with 12 social workers in the assessment service.\nThe 14 social workers in the assessment service with whom inspectors spoke are content.",
            "14 social workers",
        ),
        bad(
            "Inspectors met 5 parents, 3 carers and 12 social workers.\nAll 14 social workers spoken to by inspectors are content.",
            "14 social workers",
        ),
        bad(
            "Inspectors read the records of 21 children.\nMost of the twenty-two children whose records were read are seen.",
            "twenty-two children",
        ),
        bad(
            "Social workers in the safeguarding teams have an average caseload of 17 children.\nThe average caseload in the safeguarding teams is 21 children.",
            "21",
        ),
        bad(
            "Social workers hold an average of 14 cases.\nThe average caseload is sixteen.",
            "sixteen",
        ),
        bad(
            "Caseloads in the assessment teams average 17.\nThe average caseload in the assessment teams is 19.",
            "19",
        ),
        bad(
            "Leaders know that 18% of posts are vacant.\nRecruitment goes on, as 24% of posts are vacant.",
            "24%",
        ),
        bad(
            "Inspectors read 24 children’s records. In most of these 26 records, plans were clear.",
            "26 records",
        ),
        bad(
            "Inspectors met a group of 12 care-experienced young people.\nAll 15 young people with whom inspectors spoke feel safe.",
            "15 young people",
        ),
        bad(
            "Social workers in the new team are now responsible for 16 children on average.\nIn the new team, social workers have an average of 19 children each.",
            "19",
        ),
        bad(
            "Children wait an average of 12 days for a first visit.\nThe average wait for a first visit is 15 days.",
            "15",
        ),
        bad(
            "Leaders told inspectors that 38 children in Northmere are privately fostered.\nMost of the 41 children who are privately fostered are seen.",
            "41 children",
        ),
        bad(
            "The new team for fostered children opened. It has 11 social workers.\nWorkers in the new team for fostered children are content. Its 14 social workers meet.",
            "14 social workers",
        ),
        bad(
            "The number of children in care is 340.\nOf the 360 children in care, most are well.",
            "360 children",
        ),
        bad(
            "The three assessment teams are stable.\nAll four assessment teams have a manager.",
            "four assessment teams",
        ),
        bad(
            "Leaders know that 76% of assessments are completed on time.\nThe proportion of assessments completed on time is 81%.",
            "81%",
        ),
        bad("The vacancy rate is 18%.\nThe vacancy rate stands at 24%.", "24%"),
        bad("Over the three days of the visit, inspectors met parents.", "three"),
        bad("By the third day of the visit, a meeting was held.", "third"),
        bad("At each of the three earlier visits, plans were late.", "three"),
        bad("The three inspectors met parents.", "three"),
        bad(
            "Three of His Majesty’s Inspectors, Maren Hollis and Dev Oyelaran, came.\nPlans are clear.",
            "Three",
        ),
        bad(
            "Inspectors spoke with 11 foster carers.\nThirteen of the foster carers said that they wait.",
            "Thirteen",
        ),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// A number, what it counts, and where it stands.
struct Counted {
    thing: Thing,
    number: String,
    block: usize,
    at: Range<usize>,
    sentence: String,
}

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let sums = letter.iter().enumerate().flat_map(|(block, passage)| {
        let sums = sums(passage.words).into_iter();
        sums.map(move |wrong| (block, wrong))
    });
    let mut found: Vec<FoundIn> = sums.map(put).collect();
    // A plain text may be several letters.
    let Some(visit) = &ground.visit else { return found };
    for (block, passage) in letter.iter().enumerate() {
        found.extend(
            of_visit(passage.words, visit)
                .into_iter()
                .map(|wrong| put((block, wrong))),
        );
    }
    found.extend(listed(letter).into_iter().chain(more_than_met(letter)).map(put));
    found.extend(told_twice(letter, visit));
    found
}

fn put((block, wrong): (usize, Wrong)) -> FoundIn {
    FoundIn {
        block,
        found: Found {
            at: wrong.at,
            says: Some(wrong.says),
            ..Found::default()
        },
    }
}

/// One thing that is told twice, with two numbers.
fn told_twice(letter: &[Passage<'_>], visit: &VisitFacts) -> Vec<FoundIn> {
    let mut all: Vec<Counted> = Vec::new();
    let mut found = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        let mut before = "";
        for sentence in sentences(passage.words) {
            let words = passage.words.get(sentence.clone()).unwrap_or_default();
            for (at, thing, number) in numbers(words, before, &visit.authority) {
                let at = parts::within(&sentence, &at);
                let sentence = words.to_owned();
                let here = Counted {
                    thing,
                    number,
                    block,
                    at,
                    sentence,
                };
                found.extend(other(&here, &all).map(|other| disagreement(&here, other)));
                all.push(here);
            }
            before = words;
        }
    }
    found
}

/// Where the same thing has another number, if nowhere before it has this one.
fn other<'a>(here: &Counted, all: &'a [Counted]) -> Option<&'a Counted> {
    let like: Vec<&Counted> = all.iter().filter(|other| here.thing.is_like(&other.thing)).collect();
    let number = |counted: &Counted| counted.number.parse::<u32>().ok();
    // They may be all of those together that were told one after the other.
    let sum: Option<u32> = like.iter().map(|other| number(other)).sum();
    if like.len() > 1 && sum == number(here) && sum.is_some() {
        return None;
    }
    let stands = |other: &Counted| here.thing.stands_to(&other.thing);
    let mut same = like.iter().filter(|other| stands(other) == Stands::Same).peekable();
    if same.peek().is_some() {
        let first = same.next().copied();
        return first.filter(|first| first.number != here.number && same.all(|other| other.number != here.number));
    }
    // Those that were told before may be named more shortly or more fully, if there is but one that they can be.
    let [only] = like.as_slice() else { return None };
    let referred = here.thing.definite && matches!(here.thing.how, How::Seen | How::Met);
    let differs = match stands(only) {
        Stands::Wider => here.number != only.number,
        // Some of them are fewer, and cannot be more.
        Stands::Narrower => number(here) > number(only),
        Stands::Same | Stands::Apart => false,
    };
    (referred && differs).then_some(*only)
}

/// A number with its place in the sentence, and what it is of.
type Place = (Range<usize>, Thing, String);

fn numbers(sentence: &str, before: &str, authority: &str) -> Vec<Place> {
    let Some(told) = Told::of(sentence) else {
        return Vec::new();
    };
    let mut all = looked_at(&told);
    all.extend(met(&told));
    all.extend(averages(&told));
    all.extend(shares(&told));
    all.extend(totals(&told, before, authority));
    all.extend(numbers_of(&told, authority));
    all
}

fn disagreement(here: &Counted, other: &Counted) -> FoundIn {
    FoundIn {
        block: here.block,
        found: Found {
            at: here.at.clone(),
            says: Some(format!("It is {} elsewhere: ‘{}’", other.number, other.sentence)),
            beside: Some(other.sentence.clone()),
            ..Found::default()
        },
    }
}
