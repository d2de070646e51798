//! Content to pages: the running text, with the furniture of each page around it.

use visitbook_domain::BlockId;

use crate::content::Content;
use crate::flow::{Paragraph, ink_width, paragraphs};
use crate::fonts::{Fonts, Weight};
use crate::furniture::{PageFurniture, PictureSize};
use crate::linked::linked;
use crate::metrics::PageMetrics;
use crate::order::put_in_order;
use crate::page::{Fragment, Furniture, Owner, Page, Shape, TextLine};
use crate::paginate::{Outline, PlacedLine, flow_lines, paginate};
use crate::problem::Problem;
use crate::shape::shape;
use crate::tags::TagTree;
use crate::watermark;

/// From the number of a line to the text, in points.
const NUMBERS_APART: f32 = 18.0;
/// How far letters reach below the line, of the type size.
const BELOW: f32 = 0.25;

/// A letter laid out: pages and the structure of what stands on them.
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// The elements, in reading order.
    pub tags: TagTree,
    /// Where the lines of the letter's blocks stand, in reading order.
    pub lines: Vec<PrintedLine>,
}

/// A line of a block where it is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrintedLine {
    /// The block.
    pub block: BlockId,
    /// Where in the block's words the line begins, in UTF-16 code units of the words as they are printed.
    pub from: u32,
    /// The page, counted from 0.
    pub page: usize,
    /// Its baseline, in points from the top of the page.
    pub baseline: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its lower edge.
    pub bottom: f32,
}

/// Lays out a letter.
pub fn lay_out(
    content: &Content,
    picture: Option<(PictureSize, String)>,
    fonts: &Fonts<'_>,
    metrics: &PageMetrics,
) -> Result<Layout, Problem> {
    let mut tags = TagTree::new();
    let furniture = PageFurniture::new(content, fonts, metrics)?;
    let mut first = furniture.first_page(&content.texts, picture, &mut tags)?;
    let text = paragraphs(&content.texts, fonts, metrics, &mut tags);
    let outlines: Vec<Outline> = text.iter().map(|paragraph| paragraph.outline).collect();
    let placed = paginate(&flow_lines(&outlines), first.column, furniture.column());
    let watermark = content.draft.then(|| watermark::draft(fonts, metrics));
    let mut pages = Vec::with_capacity(placed.len());
    let mut printed = Vec::new();
    for (at, lines) in placed.iter().enumerate() {
        printed.extend(lines.iter().filter_map(|line| printed_line(&text, *line, at)));
        let (header, footer) = furniture.around(at + 1);
        let mut fragments: Vec<Fragment> = watermark.iter().cloned().collect();
        fragments.extend(header);
        fragments.append(&mut first.fragments);
        fragments.extend(lines.iter().flat_map(|line| draw(&text, *line, fonts)));
        if content.line_numbers {
            let numbered = printed.iter().enumerate().filter(|(_, line)| line.page == at);
            fragments.extend(numbered.map(|(before, line)| line_number(before + 1, line, fonts, metrics)));
        }
        fragments.extend(footer);
        pages.push(Page { fragments });
    }
    put_in_order(&mut pages, &mut tags, fonts);
    Ok(Layout {
        pages,
        tags,
        lines: printed,
    })
}

/// The number of a line, at the left of the text, which a screen reader skips.
fn line_number(number: usize, line: &PrintedLine, fonts: &Fonts<'_>, metrics: &PageMetrics) -> Fragment {
    let (weight, size) = (Weight::Regular, metrics.furniture_size);
    let glyphs = shape(fonts, weight, &number.to_string());
    Fragment {
        owner: Owner::Artifact(Furniture::LineNumber),
        shape: Shape::Text(TextLine {
            x: metrics.left - NUMBERS_APART - ink_width(fonts, weight, size, &glyphs),
            baseline: line.baseline,
            size,
            weight,
            glyphs,
        }),
    }
}

fn printed_line(paragraphs: &[Paragraph], placed: PlacedLine, page: usize) -> Option<PrintedLine> {
    let paragraph = paragraphs.get(placed.paragraph)?;
    let (block, beginnings) = paragraph.block.as_ref()?;
    Some(PrintedLine {
        block: *block,
        from: *beginnings.get(placed.line)?,
        page,
        baseline: placed.baseline,
        top: placed.baseline - paragraph.size,
        bottom: placed.baseline + paragraph.size * BELOW,
    })
}

/// A line of text, with its mark where it is the first of a bullet.
fn draw(paragraphs: &[Paragraph], placed: PlacedLine, fonts: &Fonts<'_>) -> Vec<Fragment> {
    let Some(paragraph) = paragraphs.get(placed.paragraph) else {
        return Vec::new();
    };
    let Some(glyphs) = paragraph.lines.get(placed.line) else {
        return Vec::new();
    };
    let (baseline, size) = (placed.baseline, paragraph.size);
    let mut fragments = Vec::new();
    if let Some(label) = paragraph.label.as_ref().filter(|_| placed.line == 0) {
        let line = TextLine {
            x: label.x,
            baseline,
            size,
            weight: label.weight,
            glyphs: label.glyphs.clone(),
        };
        fragments.push(Fragment {
            owner: Owner::Element(label.tag),
            shape: Shape::Text(line),
        });
    }
    let line = TextLine {
        x: paragraph.x,
        baseline,
        size,
        weight: paragraph.weight,
        glyphs: glyphs.clone(),
    };
    fragments.extend(linked(paragraph.tag, line, &paragraph.links, fonts));
    fragments
}
