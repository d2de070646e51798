//! What the page's edits become in the journal.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const LETTER: LetterId = LetterId(Uuid::from_u128(1));

fn id(n: u128) -> BlockId {
    BlockId(Uuid::from_u128(100 + n))
}

fn words(text: &str) -> Vec<Inline> {
    normalised(&[Inline::Text { text: text.to_owned() }])
}

fn page(n: u128, text: &str) -> PageBlock {
    PageBlock {
        id: id(n),
        kind: BlockKind::Paragraph,
        content: words(text),
    }
}

fn letter(texts: &[&str]) -> Vec<Block> {
    let mut rank = None;
    let mut blocks = Vec::new();
    for (n, text) in (0..).zip(texts) {
        let next = Rank::after(rank.as_ref());
        rank = Some(next.clone());
        blocks.push(Block {
            id: id(n),
            letter: LETTER,
            rank: next,
            kind: BlockKind::Paragraph,
            content: words(text),
        });
    }
    blocks
}

fn ops(changes: &[LetterChange]) -> Vec<Op> {
    changes.iter().map(|change| change.op).collect()
}

/// The letter after `changes`, in order.
fn applied(kept: &[Block], changes: &[LetterChange]) -> Vec<Block> {
    let mut blocks: BTreeMap<BlockId, Block> = kept.iter().map(|block| (block.id, block.clone())).collect();
    for (was, is) in changes.iter().flat_map(|change| &change.blocks) {
        let gone = was.as_ref().map(|block| block.id);
        assert_eq!(
            gone.and_then(|id| blocks.remove(&id)),
            *was,
            "a change starts from what is there"
        );
        blocks.extend(is.clone().map(|block| (block.id, block)));
    }
    let mut blocks: Vec<Block> = blocks.into_values().collect();
    blocks.sort_by(|a, b| a.rank.cmp(&b.rank));
    blocks
}

#[test]
fn typing_in_a_paragraph_replaces_that_block_only() {
    let kept = letter(&["One.", "Two.", "Three."]);
    let changes = plan(LETTER, &kept, &[page(1, "Two and a half.")], None).unwrap();
    assert_eq!(ops(&changes), [Op::ReplaceBlock]);
}

#[test]
fn nothing_changed_is_no_change() {
    let kept = letter(&["One.", "Two."]);
    assert_eq!(
        plan(LETTER, &kept, &[page(1, "Two.")], Some(&[id(0), id(1)])).unwrap(),
        []
    );
}

#[test]
fn enter_within_a_paragraph_is_a_split() {
    let kept = letter(&["One. Two.", "Three."]);
    let changed = [page(0, "One."), page(9, " Two.")];
    let changes = plan(LETTER, &kept, &changed, Some(&[id(0), id(9), id(1)])).unwrap();
    assert_eq!(ops(&changes), [Op::SplitBlock]);
}

#[test]
fn backspace_at_the_start_of_a_paragraph_is_a_join() {
    let kept = letter(&["One. ", "Two.", "Three."]);
    let changes = plan(LETTER, &kept, &[page(0, "One. Two.")], Some(&[id(0), id(2)])).unwrap();
    assert_eq!(ops(&changes), [Op::JoinBlocks]);
}

#[test]
fn moving_one_paragraph_changes_one_rank() {
    let kept = letter(&["One.", "Two.", "Three.", "Four."]);
    let changes = plan(LETTER, &kept, &[], Some(&[id(1), id(2), id(3), id(0)])).unwrap();
    assert_eq!(ops(&changes), [Op::MoveBlock]);
}

#[test]
fn an_order_that_names_an_unknown_block_or_one_twice_is_refused() {
    let kept = letter(&["One."]);
    let unknown = plan(LETTER, &kept, &[], Some(&[id(0), id(7)])).unwrap_err();
    assert_eq!(unknown, Refusal::new("order.1", Reason::Unknown));
    let twice = plan(LETTER, &kept, &[], Some(&[id(0), id(0)])).unwrap_err();
    assert_eq!(twice, Refusal::new("order.1", Reason::Twice));
    let lost = plan(LETTER, &kept, &[page(5, "New.")], Some(&[id(0)])).unwrap_err();
    assert_eq!(lost, Refusal::new("blocks", Reason::Unknown));
}

proptest! {
    #[test]
    fn the_planned_changes_give_exactly_the_page(
        kept in prop::collection::vec("[a-c ]{0,4}", 0..8),
        page_ids in prop::sample::subsequence((0u128..12).collect::<Vec<_>>(), 0..12).prop_shuffle(),
        texts in prop::collection::vec("[a-c ]{0,4}", 12),
    ) {
        let kept = letter(&kept.iter().map(String::as_str).collect::<Vec<_>>());
        let changed: Vec<PageBlock> =
            page_ids.iter().zip(&texts).map(|(n, text)| page(*n, text)).collect();
        let order: Vec<BlockId> = page_ids.iter().map(|n| id(*n)).collect();
        let changes = plan(LETTER, &kept, &changed, Some(&order)).unwrap();
        let after = applied(&kept, &changes);
        let got: Vec<PageBlock> = after
            .into_iter()
            .map(|block| PageBlock { id: block.id, kind: block.kind, content: block.content })
            .collect();
        prop_assert_eq!(got, changed);
    }
}
