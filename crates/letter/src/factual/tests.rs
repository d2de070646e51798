//! Sentences found again after edits, and sentences proposed. All of it is invented.

use uuid::Uuid;
use visitbook_domain::{Inline, LetterId, Rank};

use super::*;

const TEXT: [(BlockKind, &str); 6] = [
    (BlockKind::Heading, "Headline findings"),
    (
        BlockKind::Paragraph,
        "Leaders know their services. Caseloads of social workers average 18. Supervision takes place monthly.",
    ),
    (BlockKind::Heading, "Findings and evaluation of progress"),
    (
        BlockKind::Paragraph,
        "Plans are not specific enough. Visits to children take place every ten days.",
    ),
    (BlockKind::Bullet, "A new duty team began in May."),
    (
        BlockKind::Paragraph,
        "Audits are regular. Supervision takes place monthly.",
    ),
];

fn block(at: usize, kind: BlockKind, text: &str) -> Block {
    Block {
        id: BlockId(Uuid::from_u128(at as u128 + 1)),
        letter: LetterId(Uuid::nil()),
        rank: Rank::first(),
        kind,
        content: vec![Inline::Text { text: text.to_owned() }],
    }
}

fn letter() -> Vec<Block> {
    TEXT.into_iter()
        .enumerate()
        .map(|(at, (kind, text))| block(at, kind, text))
        .collect()
}

/// The anchor of the sentence with these words.
fn anchor(words: &str) -> Anchor {
    let letter = letter();
    let block = letter.iter().find(|block| block.plain_text().contains(words)).unwrap();
    let at = block.plain_text().find(words).unwrap();
    anchor_at(block, u32::try_from(at).unwrap() + 2).unwrap()
}

/// What becomes of the sentence on caseloads when its block has these words.
fn edited(now: &str) -> (&'static str, String) {
    let mut letter = letter();
    letter[1] = block(1, BlockKind::Paragraph, now);
    match Sentences::of(&letter).since(&anchor("Caseloads")) {
        Since::Same(sentence) => ("same", sentence.words),
        Since::Changed(sentence) => ("changed", sentence.words),
        Since::Lost => ("lost", String::new()),
    }
}

#[test]
fn the_sentence_at_the_caret_is_whole() {
    let caseloads = anchor("Caseloads");
    assert_eq!(
        (caseloads.start, caseloads.words.as_str()),
        (29, "Caseloads of social workers average 18.")
    );
    assert_eq!(anchor_at(&letter()[0], 3), None, "a heading");
    assert_eq!(anchor_at(&block(1, BlockKind::Paragraph, " "), 0), None);
    assert_eq!(
        anchor_at(&letter()[1], 9999).unwrap().words,
        "Supervision takes place monthly."
    );
}

#[test]
fn a_sentence_is_found_again_with_what_it_became_or_said_to_be_lost() {
    let cases = [
        (
            "nothing changed",
            TEXT[1].1,
            "same",
            "Caseloads of social workers average 18.",
        ),
        (
            "words before it",
            "In May, leaders knew. Caseloads of social workers average 18. It is so.",
            "same",
            "Caseloads of social workers average 18.",
        ),
        (
            "one figure",
            "Leaders know their services. Caseloads of social workers average 16. Supervision takes place monthly.",
            "changed",
            "Caseloads of social workers average 16.",
        ),
        (
            "words added at its end",
            "Leaders know their services. Caseloads of social workers average 18, which is lower. Supervision takes place monthly.",
            "changed",
            "Caseloads of social workers average 18, which is lower.",
        ),
        (
            "all of it, between the same neighbours",
            "Leaders know their services. Workloads are manageable. Supervision takes place monthly.",
            "changed",
            "Workloads are manageable.",
        ),
        (
            "it and its neighbours, alike",
            "Leaders act. Caseloads of social workers are now 16. Much is done.",
            "changed",
            "Caseloads of social workers are now 16.",
        ),
        (
            "taken out",
            "Leaders know their services. Supervision takes place monthly.",
            "lost",
            "",
        ),
        (
            "written anew with all around it",
            "Much has been done. Many things are better. More is needed.",
            "lost",
            "",
        ),
        (
            "two that are as like it",
            "It is so. Caseloads of social workers fell. Caseloads of social workers rose. It was so.",
            "lost",
            "",
        ),
        ("emptied", "", "lost", ""),
    ];
    for (name, now, became, words) in cases {
        assert_eq!(edited(now), (became, words.to_owned()), "{name}");
    }
}

#[test]
fn a_sentence_whose_paragraph_was_cut_in_two_is_the_same_sentence() {
    let mut cut = letter();
    cut[1] = block(1, BlockKind::Paragraph, "Leaders know their services.");
    cut.push(block(
        9,
        BlockKind::Paragraph,
        "Caseloads of social workers average 18. Supervision takes place monthly.",
    ));
    let Since::Same(sentence) = Sentences::of(&cut).since(&anchor("Caseloads")) else {
        panic!()
    };
    assert_eq!((sentence.block, sentence.start), (cut[6].id, 0));
    cut.push(block(10, BlockKind::Bullet, "Caseloads of social workers average 18."));
    assert_eq!(
        Sentences::of(&cut).since(&anchor("Caseloads")),
        Since::Lost,
        "it could be either"
    );
}

#[test]
fn a_sentence_is_proposed_by_quotation_then_place_then_rare_words() {
    use Because::{Place, Quoted, Words};
    let clue = |claim, place, sentence| Clue { claim, place, sentence };
    let cases = [
        (
            clue("It is not so that “plans are not specific”.", "", ""),
            Some(("Plans are", Quoted)),
        ),
        (
            clue("'Visits to children' are weekly.", "", ""),
            Some(("Visits to", Quoted)),
        ),
        (
            clue("They are 16.", "", "Caseloads of social workers average 18…"),
            Some(("Caseloads", Quoted)),
        ),
        (
            clue("“Supervision takes place monthly” is wrong.", "Headline findings", ""),
            Some(("Supervision", Quoted)),
        ),
        (clue("It was in June.", "Paragraph 2, visits", ""), None),
        (
            clue("Children are seen more often.", "Paragraph 2", ""),
            Some(("Visits to", Place)),
        ),
        (
            clue("Our audits are weekly.", "para 3", ""),
            Some(("Audits are", Place)),
        ),
        (
            clue("Social workers have caseloads of 16.", "page 2, paragraph 7", ""),
            Some(("Caseloads", Words)),
        ),
        (
            clue("The duty team began in June.", "", ""),
            Some(("A new duty", Words)),
        ),
        (clue("Supervision is weekly.", "", ""), None),
        (clue("This is wrong.", "Page 2", ""), None),
        (clue("", "", ""), None),
    ];
    let letter = letter();
    let proposer = Proposer::new(&letter);
    for (clue, expected) in cases {
        let found = proposer.propose(&clue);
        let told = found
            .as_ref()
            .map(|(sentence, because)| (sentence.words.as_str(), *because));
        let same = match (told, expected) {
            (Some((words, because)), Some((begins, expected))) => words.starts_with(begins) && because == expected,
            (told, expected) => told.is_none() && expected.is_none(),
        };
        assert!(same, "{clue:?}: {told:?}");
    }
    assert!(
        Proposer::new(&[])
            .propose(&clue("Caseloads are 16.", "Paragraph 1", ""))
            .is_none()
    );
}
