//! Dates of birth.

use crate::check::{Bad, Finds, Holds, Rule, Severity, always};

/// A date in figures, in words, or with the year first.
macro_rules! date {
    () => {
        concat!(
            r"(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}\s\d{1,2}\s\d{2,4}",
            r"|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
            r"(?:,?[\s-]+\d{2,4})?",
            r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?)",
        )
    };
}

/// Dates of birth.
pub static RULE: Rule = Rule {
    id: "date-of-birth",
    severity: Severity::Identifying,
    says: "This is a date of birth; leave it out.",
    why: "A letter is published; nothing in it may lead to a child, a family or a worker.",
    source: "Ours: a day soon after born, birth, birthday or DOB, or before it in brackets",
    holds: Holds::ALWAYS,
    finds: Finds::Pattern(
        concat!(
            r"(?i)(?:\b(?:born|birth|birthday|birthdate|dob|d\.\s?o\.\s?b\.?)(?:[\s:,(#–-][^.;]{0,36}?)?\b",
            date!(),
            r"\b|\b",
            date!(),
            r"\s?\((?:dob|d\.o\.b\.?|date\s+of\s+birth|birthday)\)",
            r"|\b(?:child|boy|girl|baby|young\s+person|teenager|pupil|brother|sister|son|daughter)\s\(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\))",
        ),
        always,
    ),
    good: &[
        "The baby was born in May.",
        "Births are told within 2 weeks of 12 July 2026.",
        "The date of birth is checked at each visit.",
        "Children born abroad wait too long.",
        "Pre-birth work has improved since the last visit.",
        "The visit took place on 12 July 2026.",
        "Plans are begun before birth. On 12 July 2026 we read three.",
        "Young people have their passport before their eighteenth birthday.",
    ],
    bad: &[
        bad("He was born on 12 July 2014.", "born on 12 July 2014"),
        bad("DOB: 03/04/2012", "DOB: 03/04/2012"),
        bad("The plan (d.o.b. 2009-11-23) is thin.", "d.o.b. 2009-11-23"),
        bad(
            "She was born on the 21st of June 2018.",
            "born on the 21st of June 2018",
        ),
        bad("BORN 3 MARCH 2014 IN TOWN", "BORN 3 MARCH 2014"),
        bad(
            "Her date of birth, recorded as 14.02.12, is wrong.",
            "birth, recorded as 14.02.12",
        ),
        bad(
            "He was born on\n12\u{a0}July\u{a0}2014.",
            "born on\n12\u{a0}July\u{a0}2014",
        ),
        bad(
            "The child of 14/02/2012 (date of birth) moved.",
            "14/02/2012 (date of birth)",
        ),
        bad("Her birthday is 3 March.", "birthday is 3 March"),
        bad("One child (14/02/2012) waits.", "child (14/02/2012)"),
        bad("It has dob 12-Jul-14 on it.", "dob 12-Jul-14"),
        bad("He was born July 12, 2014.", "born July 12, 2014"),
    ],
};

const fn bad(text: &'static str, words: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: None,
    }
}
