//! Content to pages: the running text, with the furniture of each page around it.

use crate::content::Content;
use crate::flow::{Paragraph, paragraphs};
use crate::fonts::Fonts;
use crate::furniture::{PageFurniture, PictureSize};
use crate::metrics::PageMetrics;
use crate::page::{Fragment, Owner, Page, Shape, TextLine};
use crate::paginate::{Outline, PlacedLine, flow_lines, paginate};
use crate::problem::Problem;
use crate::tags::TagTree;
use crate::watermark;

/// A letter laid out: pages and the structure of what stands on them.
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// The elements, in reading order.
    pub tags: TagTree,
}

/// Lays out a letter.
pub fn lay_out(
    content: &Content,
    picture: Option<(PictureSize, String)>,
    fonts: &Fonts,
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
    for (at, lines) in placed.iter().enumerate() {
        let (header, footer) = furniture.around(at + 1);
        let mut fragments: Vec<Fragment> = watermark.iter().cloned().collect();
        fragments.extend(header);
        fragments.append(&mut first.fragments);
        fragments.extend(lines.iter().flat_map(|line| draw(&text, *line)));
        fragments.extend(footer);
        pages.push(Page { fragments });
    }
    Ok(Layout { pages, tags })
}

/// A line of text, with its mark where it is the first of a bullet.
fn draw(paragraphs: &[Paragraph], placed: PlacedLine) -> Vec<Fragment> {
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
    fragments.push(Fragment {
        owner: Owner::Element(paragraph.tag),
        shape: Shape::Text(line),
    });
    fragments
}
