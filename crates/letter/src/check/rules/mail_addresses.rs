//! Addresses of mail.

use crate::check::{Bad, Finds, Holds, Rule, Severity};

/// Addresses of mail.
pub static RULE: Rule = Rule {
    id: "mail-address",
    severity: Severity::Identifying,
    says: "This is an address of mail; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "RFC 5322, as addresses are written",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(r"\b[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+\b", not_public),
    good: &["Write to enquiries@ofsted.gov.uk.", "Two @ signs @ once."],
    bad: &[Bad {
        text: "Her address is a.parent@example.org.",
        words: "a.parent@example.org",
        fixed: None,
    }],
};

/// The inspectorate’s own addresses may be told.
fn not_public(words: &str) -> bool {
    !words.to_lowercase().ends_with("@ofsted.gov.uk")
}
