//! Words that are in no dictionary.

use crate::check::rules::ise;
use crate::check::{Bad, Finds, Found, Ground, Holds, Passage, Rule, Severity};

/// Words that are in no dictionary. Without a fix: looking for what was meant takes too long for every key, so it is
/// asked for word by word.
pub static RULE: Rule = Rule {
    id: "spelling",
    severity: Severity::Mistake,
    says: "The dictionary does not know this word.",
    why: "A slip in a published letter casts doubt on all that it says.",
    source: "Ofsted house style guide, November 2018, on -ise; 34 ILACS reports, 2018 to 2026: one word in 1,400 is unknown, all but three of the words compounds whose hyphen was lost",
    holds: Holds::ALWAYS,
    finds: Finds::OnGround(find),
    good: &[
        "Ofsted’s inspectors visited Southend-on-Sea; Brackwell’s manager of out-of-hours work is an IRO.",
        "Leaders prioritize this.",
        "Manual work-arounds help.",
        "SENCos re-refer 16-year-olds under section 47 (s47).",
    ],
    bad: &[
        Bad {
            text: "Managers’ oversight is inconsistant.",
            words: "inconsistant",
            fixed: None,
        },
        Bad {
            text: "Leaders analyze it.",
            words: "analyze",
            fixed: None,
        },
        Bad {
            text: "Plans drift. Childrens’ views are lost.",
            words: "Childrens",
            fixed: None,
        },
        Bad {
            text: "A mulit-agency plan.",
            words: "mulit",
            fixed: None,
        },
    ],
};

fn find(passage: &Passage<'_>, ground: &Ground) -> Vec<Found> {
    let Some(speller) = &ground.speller else {
        return Vec::new();
    };
    let mut unknown = speller.unknown(passage.words, &ground.words);
    if !unknown.is_empty() {
        let put_otherwise = ise::find(passage);
        unknown.retain(|at| put_otherwise.iter().all(|found| found.at != *at));
    }
    let found = |at| Found { at, ..Found::default() };
    unknown.into_iter().map(found).collect()
}
