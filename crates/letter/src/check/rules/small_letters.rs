//! Roles and services in small letters.

use crate::check::{Bad, Finds, Holds, Instead, Rule, Severity};

/// Roles and services in small letters.
pub static RULE: Rule = Rule {
    id: "small-letters",
    severity: Severity::Mistake,
    says: "Roles and services have small letters.",
    why: "Capitals are kept for names; a role or a service is none.",
    source: "Ofsted house style guide, November 2018; 117 ILACS reports, September 2022 to March 2025: social worker 1257 to 0, director of children’s services 74 to 1, early help 244 to 1",
    holds: Holds::ALWAYS,
    finds: Finds::InsteadUnlessNamed(&[
        Instead {
            of: r"(?-i:Director of Children[’']s Services)",
            say: "director of children’s services",
        },
        Instead {
            of: r"(?-i:Local Authorit(y|ies))",
            say: "local authorit$1",
        },
        Instead {
            of: r"(?-i:Chief Executive)",
            say: "chief executive",
        },
        Instead {
            of: r"(?-i:Lead Member)",
            say: "lead member",
        },
        Instead {
            of: r"(?-i:Social Worker(s?))",
            say: "social worker$1",
        },
        Instead {
            of: r"(?-i:Team Manager(s?))",
            say: "team manager$1",
        },
        Instead {
            of: r"(?-i:Virtual School)",
            say: "virtual school",
        },
        Instead {
            of: r"(?-i:Corporate Parent(s|ing)?)",
            say: "corporate parent$1",
        },
        Instead {
            of: r"(?-i:Early Help)",
            say: "early help",
        },
        Instead {
            of: r"(?-i:Pathway Plan(s?))",
            say: "pathway plan$1",
        },
        Instead {
            of: r"(?-i:Personal Adviser(s?))",
            say: "personal adviser$1",
        },
        Instead {
            of: r"(?-i:Independent Reviewing Officer(s?))",
            say: "independent reviewing officer$1",
        },
        Instead {
            of: r"(?-i:Care Leaver(s?))",
            say: "care leaver$1",
        },
        Instead {
            of: r"(?-i:Foster Carer(s?))",
            say: "foster carer$1",
        },
        Instead {
            of: r"(?-i:Assistant Director(s?))",
            say: "assistant director$1",
        },
        Instead {
            of: r"(?-i:Head(s?) of Service)",
            say: "head$1 of service",
        },
        Instead {
            of: r"(?-i:Service Manager(s?))",
            say: "service manager$1",
        },
        Instead {
            of: r"(?-i:Cabinet Member)",
            say: "cabinet member",
        },
        Instead {
            of: r"(?-i:Family Support Worker(s?))",
            say: "family support worker$1",
        },
        Instead {
            of: r"(?-i:Special Guardian(s?))",
            say: "special guardian$1",
        },
        Instead {
            of: r"(?-i:Care Plan(s?))",
            say: "care plan$1",
        },
        Instead {
            of: r"(?-i:Practice Manager(s?))",
            say: "practice manager$1",
        },
        Instead {
            of: r"(?-i:Child Protection Plan(s?))",
            say: "child protection plan$1",
        },
        Instead {
            of: r"(?-i:Child in Need Plan(s?))",
            say: "child in need plan$1",
        },
    ]),
    good: &[
        "Social workers know children well. Early help is timely.",
        "The Corporate Parenting Board meets.",
        "The Early Help and Safeguarding Hub is new.",
        "Director of Children’s Services",
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
