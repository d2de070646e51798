//! Addresses of mail.

use crate::check::{Bad, Finds, Holds, Rule, Severity, own_details};

/// Addresses of mail.
pub static RULE: Rule = Rule {
    id: "mail-address",
    severity: Severity::Identifying,
    says: "This is an address of mail; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "RFC 5322, as addresses are written",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        r"(?i)\b[\w.%+'’-]+(?:\n?@\n?|\s?[(\[]at[)\]]\s?)[\w\u{ad}\u{200b}-]+(?:\.[\w-]+)+\b",
        not_public,
    ),
    good: &[
        "Write to enquiries@ofsted.gov.uk.",
        "Write to SOCIALCARE@OFSTED.GOV.UK.",
        "Two @ signs @ once.",
        "The report is at www.gov.uk/ofsted.",
        "Look (at) it.",
        "The sign @ alone.",
        "a.parent@home has no end.",
        "It was at.home in the end.",
    ],
    bad: &[
        bad("Her address is a.parent@example.org.", "a.parent@example.org"),
        bad("Write to A.PARENT@EXAMPLE.ORG", "A.PARENT@EXAMPLE.ORG"),
        bad(
            "Carers (<nan.and.pops@example.org>) said so.",
            "nan.and.pops@example.org",
        ),
        bad("Write to a+b_1@mail.example.", "a+b_1@mail.example"),
        bad("Write to a.parent@\nexample.org today.", "a.parent@\nexample.org"),
        bad("Write to o’testname@example.org.", "o’testname@example.org"),
        bad("Write to a.parent(at)example.org.", "a.parent(at)example.org"),
        bad("Write to enquiries@notofsted.gov.uk.", "enquiries@notofsted.gov.uk"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}

/// The inspectorate’s own addresses may be told.
fn not_public(words: &str) -> bool {
    !own_details::is_mail(words)
}
