//! A review tells everything once, in order, and knows what was set aside.

use uuid::Uuid;
use visitbook_domain::{HouseStyle, LetterId, PersonId, Rank, VisitId, VisitRecords};

use super::*;
use crate::check::{Ground, VisitFacts};
use crate::tests::kit;

fn block(id: u128, words: &str) -> Block {
    Block {
        id: BlockId(Uuid::from_u128(id)),
        letter: LetterId(Uuid::nil()),
        rank: Rank::first(),
        kind: BlockKind::Paragraph,
        content: vec![Inline::Text { text: words.into() }],
    }
}

fn reviewed(blocks: &[Block], asides: &[(u128, &str, &str)]) -> Vec<(String, String, bool)> {
    let mut records = kit::northmere();
    let aside = |(at, (block, rule, words)): (usize, &(u128, &str, &str))| SetAside {
        id: SetAsideId(Uuid::from_u128(at as u128 + 1)),
        visit: VisitId(Uuid::nil()),
        rule: (*rule).into(),
        block: BlockId(Uuid::from_u128(*block)),
        words: (*words).into(),
        because: "It is a quotation.".into(),
        by: PersonId(Uuid::nil()),
        at: chrono::DateTime::UNIX_EPOCH,
    };
    records.set_aside = asides.iter().enumerate().map(aside).collect();
    let checker = Checker::new(Ground::on(kit::day(2026, 11, 23))).unwrap();
    let mut reviewer = Reviewer::new(checker, HouseStyle::usual().bands);
    let review = reviewer.review(blocks, &Grounds::of(&records));
    assert_eq!(
        review,
        reviewer.review(blocks, &Grounds::of(&records)),
        "kept as it was said"
    );
    let told = review.remarks.into_iter();
    told.map(|remark| (remark.rule, remark.words, remark.aside.is_some()))
        .collect()
}

#[test]
fn one_rule_says_one_thing_of_the_same_words() {
    let said = |rule: &str, start: u32| Said {
        rule: rule.into(),
        severity: Severity::Advice,
        block: BlockId(Uuid::nil()),
        start,
        end: start + 4,
        words: "most".into(),
        message: String::new(),
        fixes: Vec::new(),
        beside: None,
    };
    let told = once(vec![said("a", 0), said("b", 0), said("a", 9), said("a", 0)]);
    let told: Vec<(&str, u32)> = told.iter().map(|said| (said.rule.as_str(), said.start)).collect();
    assert_eq!(told, [("a", 0), ("b", 0), ("a", 9)]);
}

#[test]
fn whom_the_letter_is_for_and_who_signs_are_held_against_the_visit_at_the_beginning_of_the_text() {
    let mut records = kit::northmere();
    let mut letter = kit::letter_of(&records).letter;
    let around = |records: &VisitRecords| -> Vec<(String, String)> {
        let ground = Ground {
            visit: Some(VisitFacts::of(records)),
            ..Ground::on(kit::day(2026, 4, 8))
        };
        let mut reviewer = Reviewer::new(Checker::new(ground).unwrap(), HouseStyle::usual().bands);
        let said = reviewer
            .review(&[block(1, "Plans drift.")], &Grounds::of(records))
            .remarks;
        let around = said.into_iter().filter(|said| (said.start, said.end) == (0, 0));
        around.map(|said| (said.rule, said.words)).collect()
    };
    records.letter = Some(letter.clone());
    assert_eq!(around(&records), []);
    letter.addressee[0] = "Jill Colbert".to_owned();
    letter.salutation = "Jill".to_owned();
    letter.signatory[1] = "Her Majesty’s Inspector".to_owned();
    records.letter = Some(letter);
    let said = [
        ("addressed-to", "Jill Colbert"),
        ("addressed-to", "Jill"),
        ("signed-by", "Her Majesty’s Inspector"),
    ];
    assert_eq!(
        around(&records),
        said.map(|(rule, words)| (rule.to_owned(), words.to_owned()))
    );
}

#[test]
fn a_remark_is_aside_in_its_block_and_follows_words_out_of_a_block_that_is_gone() {
    let whilst = |said: Vec<(String, String, bool)>| -> Vec<bool> {
        let of = said.into_iter().filter(|(_, words, _)| words == "whilst");
        of.map(|(.., aside)| aside).collect()
    };
    let blocks = [
        block(1, "Plans drift whilst visits go on."),
        block(2, "They wait whilst plans drift."),
    ];
    assert_eq!(whilst(reviewed(&blocks, &[])), [false, false]);
    let rule = reviewed(&blocks, &[])
        .into_iter()
        .find(|(_, words, _)| words == "whilst")
        .unwrap()
        .0;
    assert_eq!(whilst(reviewed(&blocks, &[(1, &rule, "whilst")])), [true, false]);
    assert_eq!(whilst(reviewed(&blocks, &[(1, "other", "whilst")])), [false, false]);
    assert_eq!(whilst(reviewed(&blocks[1..], &[(1, &rule, "whilst")])), [true]);
}
