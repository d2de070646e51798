//! A long letter.

use visitbook_domain::BlockKind;

use crate::check::{Finds, Found, FoundIn, Holds, Passage, Rule, Severity};

/// Words of a letter that is still as long as letters are.
const MOST: usize = 2_000;
/// What headings begin with that reports of a whole inspection have and letters of a visit have not: reports are longer.
const OF_REPORTS: [&str; 4] = [
    "what needs to improve",
    "the experiences and progress of",
    "the impact of leaders on social work practice",
    "executive summary",
];

/// A long letter.
pub static RULE: Rule = Rule {
    id: "long-letter",
    severity: Severity::Advice,
    says: "The letter is longer than published ones.",
    why: "A director and the public read it whole; about 1,700 words are usual.",
    source: "Ours: no limit was found in guidance",
    holds: Holds::ALWAYS,
    finds: Finds::InWhole(find),
    good: &["As short as this."],
    bad: &[],
};

fn find(letter: &[Passage<'_>]) -> Vec<FoundIn> {
    if letter.iter().any(is_of_a_report) {
        return Vec::new();
    }
    let mut words = 0;
    for (block, passage) in letter.iter().enumerate() {
        let before = words;
        words += passage.words.split_whitespace().count();
        // It is said once, where the letter grows too long.
        if before <= MOST && words > MOST && passage.kind != BlockKind::Heading {
            let found = Found {
                at: 0..passage.words.len(),
                ..Found::default()
            };
            return vec![FoundIn { block, found }];
        }
    }
    Vec::new()
}

fn is_of_a_report(passage: &Passage<'_>) -> bool {
    let words = passage.words.trim().to_lowercase();
    passage.kind == BlockKind::Heading && OF_REPORTS.iter().any(|heading| words.starts_with(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_once_where_the_letter_grows_too_long() {
        let long = "word ".repeat(900);
        let letter = [Passage::paragraph(&long); 4];
        let blocks: Vec<usize> = find(&letter).iter().map(|found| found.block).collect();
        assert_eq!(blocks, [2]);
        assert!(find(&letter[..2]).is_empty());
    }

    #[test]
    fn a_report_of_a_whole_inspection_may_be_longer() {
        let long = "word ".repeat(900);
        let under = |heading: &str| {
            let mut letter = vec![Passage::paragraph(&long); 4];
            letter.insert(
                0,
                Passage {
                    kind: BlockKind::Heading,
                    words: heading,
                },
            );
            find(&letter).len()
        };
        assert_eq!(under("What needs to improve?"), 0);
        assert_eq!(under("The experiences and progress of children in care: good"), 0);
        assert_eq!(under("Findings and evaluation of progress"), 1);
    }
}
