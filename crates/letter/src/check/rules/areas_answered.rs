//! Every area that the letter lists is answered in its findings.

use crate::check::listed::Listing;
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity};

/// Every area that the letter lists is answered in its findings.
pub static RULE: Rule = Rule {
    id: "areas-answered",
    severity: Severity::Advice,
    says: "The findings say nothing of this area.",
    why: "The letter says that inspectors reviewed it; who reads on looks for what they found.",
    source: "Ours: in the published letters that were read each bullet is taken up in the findings",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Areas covered by the visit\n- The quality and impact of management oversight.\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nManagers’ oversight of practice is regular.\nPlans are written too late.",
        "Areas covered by the visit\n- The quality and impact of management oversight.",
    ],
    bad: &[
        Bad {
            text: "Areas covered by the visit\n- The quality and impact of management oversight.\n- The timeliness and quality of children’s plans.\nHeadline findings\nManagers’ oversight of practice is regular.",
            words: "The timeliness and quality of children’s plans.",
            fixed: None,
        },
        Bad {
            text: "Areas covered by the visit\n- The quality and impact of management oversight.\n- The timeliness and quality of children’s plans.\nHeadline findings\nPlans are late.\nFindings and evaluation of progress\nManagers’ oversight of practice is regular.",
            words: "The timeliness and quality of children’s plans.",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = &ground.visit else { return Vec::new() };
    let listing = Listing::of(letter, visit);
    let silent = listing.areas.iter().enumerate().filter_map(|(at, area)| {
        let block = area.block.filter(|_| !listing.is_answered(at))?;
        let at = 0..area.words.len();
        let found = Found { at, ..Found::default() };
        Some(FoundIn { block, found })
    });
    silent.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Areas covered by the visit\n- The timeliness and quality of children’s plans.\n\
        Findings and evaluation of progress\nThey are written too late.";

    #[test]
    fn what_a_finding_cites_answers_an_area_that_it_does_not_name() {
        let mut ground = Ground::example();
        assert_eq!(find(&Passage::of_text(LETTER), &ground).len(), 1);
        // The paragraph is the fourth block, and plans are the second area of the visit.
        ground.visit = ground.visit.map(|mut visit| {
            visit.about = vec![vec![], vec![], vec![], vec![1]];
            visit
        });
        assert!(find(&Passage::of_text(LETTER), &ground).is_empty());
    }
}
