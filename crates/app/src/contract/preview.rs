//! Requests and answers about the letter as it will be printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{BlockId, VisitId};

/// A letter as the page has it, to be shown as its PDF.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewLetter {
    /// The visit.
    pub visit: VisitId,
    /// Every block in order.
    pub blocks: Vec<PageBlock>,
}

/// The PDF of a letter, to be looked at page by page.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preview {
    /// Under what its pages are asked for, until the next preview.
    pub key: String,
    /// Whether these are the bytes that were kept when the letter became final.
    pub kept: bool,
    /// Its pages.
    pub pages: Vec<PreviewPage>,
    /// Where the lines of its blocks stand, in reading order; none of a letter that was kept.
    pub lines: Vec<PreviewLine>,
}

/// How large a page is, in points.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct PreviewPage {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// A line of a block on its page.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct PreviewLine {
    /// The block.
    pub block: BlockId,
    /// Where in the block's text the line begins, in UTF-16 code units.
    pub from: u32,
    /// The page, counted from 0.
    pub page: u32,
    /// Its upper edge, in points from the top of the page.
    pub top: f32,
    /// Its lower edge.
    pub bottom: f32,
}
