//! Everything there is to say about a letter: its ledger and every rule, through the same use-case that the page asks. The
//! letter is that of the sample, its findings repeated until there are enough words.

use std::error::Error;

use uuid::Uuid;
use visitbook_app::Core;
use visitbook_app::contract::{OpenSample, OpenVisit, ReviewLetter};
use visitbook_app::env::SystemEnvironment;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{Block, BlockId, BlockKind, Environment as _, Inline, Record, VisitId};

use crate::figures::{Measured, milliseconds, spread, timed};
use crate::linters;
use crate::shelf::{SMALL, Shelf};

/// Words of a long monitoring letter.
const LETTER: usize = 2_000;
/// Words of a letter that nobody writes.
const LONG: usize = 20_000;
/// Changes of one block.
const CHANGES: usize = 200;
/// Times that every block is new.
const WHOLE: usize = 20;

/// A block that changed, a whole letter, the memory that it takes, and other checkers of prose on the same words.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let core = shelf.core(SMALL)?;
    let visit = core
        .open_sample(OpenSample {
            op_id: Uuid::from_u128(1),
        })?
        .visit;
    let letter = sample_letter(&core, visit)?;
    let mut lines = vec![memory_and_first_look(&core, visit, &repeated(&letter, LETTER))?];
    for words in [LETTER, LONG] {
        lines.extend(looks(&core, visit, &letter, words)?);
    }
    let text = plain(&repeated(&letter, LETTER));
    lines.extend(linters::measure(&text, &shelf.place("linters"))?);
    Ok(lines.into())
}

fn memory_and_first_look(core: &Core, visit: VisitId, blocks: &[PageBlock]) -> Result<String, Box<dyn Error>> {
    let before = resident()?;
    let (took, said) = timed(|| review(core, visit, blocks));
    let (remarks, kept) = (said?, resident()?.saturating_sub(before));
    Ok(format!(
        "checks: first look at a letter of {LETTER} words, dictionary and rules read: {} ({remarks} remarks); memory kept {kept} KiB",
        milliseconds(took)
    ))
}

fn looks(core: &Core, visit: VisitId, letter: &[PageBlock], words: usize) -> Result<[String; 2], Box<dyn Error>> {
    let mut blocks = repeated(letter, words);
    let mut whole = Vec::new();
    for _ in 0..WHOLE {
        blocks
            .iter_mut()
            .for_each(|block| block.id = BlockId(SystemEnvironment.new_id()));
        let (took, said) = timed(|| review(core, visit, &blocks));
        said?;
        whole.push(took);
    }
    let mut changed = Vec::new();
    let paragraphs: Vec<usize> = (0..blocks.len())
        .filter(|at| blocks.get(*at).is_some_and(|block| block.kind == BlockKind::Paragraph))
        .collect();
    for nth in 0..CHANGES {
        let at = paragraphs
            .get(nth * 7 % paragraphs.len())
            .and_then(|at| blocks.get_mut(*at));
        at.ok_or("no paragraph")?
            .content
            .push(Inline::Text { text: " more".into() });
        let (took, said) = timed(|| review(core, visit, &blocks));
        said?;
        changed.push(took);
    }
    Ok([
        format!(
            "checks: a letter of {words} words, every block new: {}",
            spread(whole).told()
        ),
        format!(
            "checks: a letter of {words} words, one block changed: {}",
            spread(changed).told()
        ),
    ])
}

fn review(core: &Core, visit: VisitId, blocks: &[PageBlock]) -> Result<usize, Box<dyn Error>> {
    let blocks = blocks.to_vec();
    Ok(core.review_letter(ReviewLetter { visit, blocks })?.remarks.len())
}

/// The blocks of the sample's letter in order.
///
/// # Errors
/// A visit that is not there.
pub fn sample_letter(core: &Core, visit: VisitId) -> Result<Vec<PageBlock>, Box<dyn Error>> {
    let kept = core.open_visit(OpenVisit { visit })?.kept.into_iter();
    let mut blocks: Vec<Block> = kept
        .filter_map(|kept| match kept.record {
            Record::Block(block) => Some(block),
            _ => None,
        })
        .collect();
    blocks.sort_by(|one, other| one.rank.cmp(&other.rank));
    let page = |Block { id, kind, content, .. }| PageBlock { id, kind, content };
    Ok(blocks.into_iter().map(page).collect())
}

/// The letter again and again, each time with blocks of their own, until it has so many words.
fn repeated(letter: &[PageBlock], words: usize) -> Vec<PageBlock> {
    let mut blocks = Vec::new();
    let mut counted = 0;
    for block in letter.iter().cycle() {
        if counted >= words {
            break;
        }
        counted += text(block).split_whitespace().count();
        blocks.push(PageBlock {
            id: BlockId(SystemEnvironment.new_id()),
            ..block.clone()
        });
    }
    blocks
}

fn plain(blocks: &[PageBlock]) -> String {
    blocks.iter().map(|block| text(block) + "\n\n").collect()
}

fn text(block: &PageBlock) -> String {
    let words = block.content.iter().map(|inline| match inline {
        Inline::Text { text } => text.as_str(),
        Inline::Cite { .. } => "",
    });
    words.collect()
}

/// KiB of this process that are in memory.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
