//! Roles and services in small letters.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity, pattern};
use crate::sentences::capitalised;

/// Roles and services in small letters.
pub static RULE: Rule = Rule {
    id: "small-letters",
    severity: Severity::Mistake,
    says: "Roles and services have small letters.",
    why: "Capitals are kept for names; a role or a service is none.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: social worker 1257 to 0, director of children’s services 74 to 1, early help 244 to 1",
    holds: Holds::ALWAYS,
    finds: Finds::Own(find),
    good: &[
        "Social workers know children well. Early help is timely.",
        "The Corporate Parenting Board meets.",
        "The Early Help and Safeguarding Hub is new.",
        "Director of Children’s Services",
        "The Family Help Partnership and the Social Work Academy are new. Children’s Services Board.",
    ],
    bad: &[
        Bad {
            text: "The Local Authority knows this.",
            words: "Local Authority",
            fixed: Some("The local authority knows this."),
        },
        Bad {
            text: "The Director of Children’s Services knows this.",
            words: "Director of Children’s Services",
            fixed: Some("The director of children’s services knows this."),
        },
        Bad {
            text: "Most Assistant Directors and Heads of Service stay.",
            words: "Assistant Directors",
            fixed: Some("Most assistant directors and Heads of Service stay."),
        },
        Bad {
            text: "Each Child Protection Plan is late.",
            words: "Child Protection Plan",
            fixed: Some("Each child protection plan is late."),
        },
        Bad {
            text: "Personal Advisers and the Principal Social Worker meet.",
            words: "Personal Advisers",
            fixed: Some("Personal advisers and the Principal Social Worker meet."),
        },
        Bad {
            text: "Each Strategy Meeting is late.",
            words: "Strategy Meeting",
            fixed: Some("Each strategy meeting is late."),
        },
        Bad {
            text: "Most Social Workers stay.",
            words: "Social Workers",
            fixed: Some("Most social workers stay."),
        },
        Bad {
            text: "Most Social Workers and Team Managers stay.",
            words: "Social Workers",
            fixed: Some("Most social workers and Team Managers stay."),
        },
    ],
};

/// Roles, services, plans and meetings, with the capital letters that they do not have.
static ROLES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let roles = [
        r"(?:Executive |Corporate |Strategic |Interim |Assistant )?Director(?:s)? of Children[’']s (?:Services|Social Care)",
        r"(?:Assistant|Executive|Corporate|Strategic|Service) Directors?",
        r"Local Authorit(?:y|ies)",
        r"Chief Executives?",
        r"(?:Lead|Cabinet|Elected) Members?",
        r"(?:Principal |Supervising |Senior |Newly Qualified )?Social Workers?",
        r"(?:Team|Service|Practice|Senior|Assistant Team) Managers?",
        r"Virtual School(?: Head)?",
        r"Corporate Parent(?:s|ing)?",
        r"Early Help",
        r"(?:Pathway|Care|Safety|Permanence|Child Protection|Child in Need|Personal Education) Plans?",
        r"Personal Advisers?",
        r"Independent (?:Reviewing Officers?|Visitors?)",
        r"Care Leavers?",
        r"(?:Foster|Kinship|Young) Carers?",
        r"Heads? of Service",
        r"Family Support Workers?",
        r"Special Guardians?",
        r"(?:Initial )?Child Protection (?:Conference(?:s)?|Enquir(?:y|ies))",
        r"Strategy (?:Meeting|Discussion)s?",
        r"(?:Health Visitor|School Nurse|Youth Worker|Advanced Practitioner|Designated Officer)s?",
        r"Senior Leaders?",
    ];
    pattern(&format!(r"\b(?:{})\b", roles.join("|").replace(' ', r"\s"))).ok()
});

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let each = ROLES.iter().flat_map(|pattern| pattern.find_iter(passage.words));
    let roles = each.filter(|role| !passage.within_name(&role.range()));
    let found = roles.filter_map(|role| {
        let small = role.as_str().to_lowercase();
        let begins = passage.begins_sentence(role.start());
        let said = if begins { capitalised(&small) } else { small };
        (said != role.as_str()).then(|| Found {
            at: role.range(),
            fixes: vec![said],
            ..Found::default()
        })
    });
    found.collect()
}
