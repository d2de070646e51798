//! Who led the visit signs the letter, with the title of the time.

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, around};

/// Who led the visit signs the letter, with the title of the time.
pub static RULE: Rule = Rule {
    id: "signed-by",
    severity: Severity::Mistake,
    says: "Somebody else signs the letter.",
    why: "The lead inspector answers for the letter; a letter that was begun from another one keeps who signed that.",
    source: "Monitoring letters of 2019 to 2025: signed by the lead inspector with name and title",
    holds: Holds::ALWAYS,
    finds: Finds::Around(find),
    good: &[
        "Yours sincerely\nMaren Hollis\nHis Majesty’s Inspector",
        "Yours sincerely,\nMaren Hollis, His Majesty's Inspector",
        "Dear Wren\nNorthmere Council",
        "Yours sincerely",
    ],
    bad: &[
        Bad {
            text: "Yours sincerely\nMaren Hollis, Senior His Majesty’s Inspector",
            words: "Senior His Majesty’s Inspector",
            fixed: Some("Yours sincerely\nMaren Hollis, His Majesty’s Inspector"),
        },
        Bad {
            text: "Yours sincerely\nDev Oyelaran\nHis Majesty’s Inspector",
            words: "Dev Oyelaran",
            fixed: Some("Yours sincerely\nMaren Hollis\nHis Majesty’s Inspector"),
        },
        Bad {
            text: "Yours sincerely\nMaren Hollis\nHer Majesty’s Inspector",
            words: "Her Majesty’s Inspector",
            fixed: Some("Yours sincerely\nMaren Hollis\nHis Majesty’s Inspector"),
        },
        Bad {
            text: "Yours faithfully\nMaren Hollis\nOfsted Inspector",
            words: "Ofsted Inspector",
            fixed: Some("Yours faithfully\nMaren Hollis\nHis Majesty’s Inspector"),
        },
    ],
};

fn find(lines: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let lead = ground.visit.as_ref().and_then(|visit| visit.lead.as_ref());
    let (Some(lead), Some(end)) = (lead, around::end(lines)) else {
        return Vec::new();
    };
    let below = lines.get(end + 1..).unwrap_or_default();
    let called = around::Called {
        name: &lead.name,
        title: lead.title,
    };
    let says = match lead.title {
        "" => format!("{} led this visit.", lead.name),
        title => format!("{}, {title}, led this visit.", lead.name),
    };
    let wrong = called.wrong(below, 0).into_iter().map(|wrong| FoundIn {
        block: end + 1 + wrong.line,
        found: Found {
            at: wrong.at,
            fixes: vec![wrong.right.to_owned()],
            says: Some(says.clone()),
            ..Found::default()
        },
    });
    wrong.collect()
}
