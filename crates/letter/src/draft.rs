//! The growing list of blocks: ids, ranks and typography are given here and nowhere else.

use visitbook_domain::letter::normalised;
use visitbook_domain::refusal::TEXT;
use visitbook_domain::{Block, BlockKind, Inline, LetterId, Rank};

use crate::compose::NewIds;
use crate::findings::Seed;
use crate::typography::typographic;

/// The blocks of a letter as they are written, in order.
pub(crate) struct Draft<'a> {
    letter: LetterId,
    ids: &'a mut dyn NewIds,
    blocks: Vec<Block>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(letter: LetterId, ids: &'a mut dyn NewIds) -> Self {
        Self {
            letter,
            ids,
            blocks: Vec::new(),
        }
    }

    pub(crate) fn heading(&mut self, words: &str) {
        self.words(BlockKind::Heading, words);
    }

    pub(crate) fn paragraph(&mut self, words: &str) {
        self.words(BlockKind::Paragraph, words);
    }

    pub(crate) fn bullet(&mut self, words: &str) {
        self.words(BlockKind::Bullet, words);
    }

    /// A paragraph of `opening` and one sentence a seed. Each sentence has one citation, directly before its full
    /// stop, so that words always follow a citation and it is clear to which sentence it belongs.
    pub(crate) fn seeded(&mut self, opening: &str, seeds: &[Seed]) {
        let mut content = vec![Inline::Text {
            text: typographic(opening),
        }];
        for (at, seed) in seeds.iter().enumerate() {
            let gap = if at == 0 && opening.is_empty() { "" } else { " " };
            content.push(Inline::Text {
                text: format!("{gap}{}", seed.words),
            });
            content.push(Inline::Cite {
                evidence: seed.evidence.clone(),
                findings: seed.findings.clone(),
                look: None,
            });
            content.push(Inline::Text { text: ".".to_owned() });
        }
        self.push(BlockKind::Paragraph, normalised(&content));
    }

    pub(crate) fn finish(self) -> Vec<Block> {
        self.blocks
    }

    /// One block, or several where somebody's words are more than a block may hold: nothing typed is left out.
    fn words(&mut self, kind: BlockKind, words: &str) {
        let letters: Vec<char> = typographic(words).chars().collect();
        for part in letters.chunks(TEXT) {
            self.push(
                kind,
                vec![Inline::Text {
                    text: part.iter().collect(),
                }],
            );
        }
    }

    fn push(&mut self, kind: BlockKind, content: Vec<Inline>) {
        let rank = Rank::after(self.blocks.last().map(|block| &block.rank));
        self.blocks.push(Block {
            id: self.ids.block(),
            letter: self.letter,
            rank,
            kind,
            content,
        });
    }
}
