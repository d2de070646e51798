//! The running text between letterhead and signature: each text shaped, broken into lines, and given its element.

use visitbook_domain::BlockId;

use crate::break_lines::break_lines;
use crate::content::{BULLET, Role, Text};
use crate::fonts::{Fonts, Weight};
use crate::metrics::PageMetrics;
use crate::paginate::Outline;
use crate::shape::{Glyph, shape};
use crate::tags::{ROOT, Tag, TagId, TagTree};

/// A paragraph in lines.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// What stands against page breaks, and the steps.
    pub outline: Outline,
    /// The element of its words.
    pub tag: TagId,
    /// Left edge in points.
    pub x: f32,
    /// Type size.
    pub size: f32,
    /// The face.
    pub weight: Weight,
    /// Its lines.
    pub lines: Vec<Vec<Glyph>>,
    /// The block it comes from, and where in its words each line begins, in UTF-16 code units.
    pub block: Option<(BlockId, Vec<u32>)>,
    /// The mark at the left edge of the first line, and its element.
    pub label: Option<(TagId, Vec<Glyph>)>,
}

/// A text in lines no longer than `measure` points.
pub fn set_lines(fonts: &Fonts, weight: Weight, size: f32, words: &str, measure: f32) -> Vec<Vec<Glyph>> {
    let face = fonts.face(weight);
    let glyphs = shape(face, words);
    let lines = break_lines(words, &glyphs, face.units(measure, size));
    lines
        .into_iter()
        .filter_map(|line| glyphs.get(line.glyphs).map(<[Glyph]>::to_vec))
        .collect()
}

/// The width of a line in points, without the spaces at its end.
pub fn ink_width(fonts: &Fonts, weight: Weight, size: f32, glyphs: &[Glyph]) -> f32 {
    let (mut width, mut ink) = (0, 0);
    for glyph in glyphs {
        width += i64::from(glyph.advance);
        if !glyph.is_space() {
            ink = width;
        }
    }
    fonts.face(weight).points(ink, size)
}

/// Sets every text from the date on, and adds its elements to the tree.
pub fn paragraphs(texts: &[Text], fonts: &Fonts, metrics: &PageMetrics, tags: &mut TagTree) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut list = None;
    for text in texts
        .iter()
        .filter(|text| !matches!(text.role, Role::Notice | Role::Letterhead))
    {
        if text.role == Role::Bullet {
            list = list.or_else(|| Some(tags.add(ROOT, Tag::L)));
        } else {
            list = None;
        }
        let before = paragraphs.last().map(|before| before.outline);
        paragraphs.push(paragraph(text, before, list, fonts, metrics, tags));
    }
    paragraphs
}

fn paragraph(
    text: &Text,
    before: Option<Outline>,
    list: Option<TagId>,
    fonts: &Fonts,
    metrics: &PageMetrics,
    tags: &mut TagTree,
) -> Paragraph {
    let weight = text.role.weight();
    let size = match text.role {
        Role::Subject => metrics.subject_size,
        Role::Heading => metrics.heading_size,
        _ => metrics.body_size,
    };
    let (tag, label) = elements(text, list, fonts, tags);
    let x = if label.is_some() {
        metrics.bullet_text
    } else {
        metrics.left
    };
    let lines = set_lines(fonts, weight, size, &text.words, metrics.right - x);
    let outline = Outline {
        role: text.role,
        lines: lines.len(),
        leads: text.leads(),
        before: before.map_or(0.0, |before| {
            step_between((before.role, before.leads), text.role, metrics)
        }),
        step: metrics.line_step * size / metrics.body_size,
    };
    Paragraph {
        outline,
        tag,
        x,
        size,
        weight,
        block: text.block.map(|block| (block, beginnings(&text.words, &lines))),
        lines,
        label,
    }
}

fn beginnings(words: &str, lines: &[Vec<Glyph>]) -> Vec<u32> {
    let units = |at: usize| words.chars().take(at).map(char::len_utf16).sum::<usize>();
    let first = |line: &Vec<Glyph>| line.first().map_or(0, |glyph| units(glyph.at));
    lines
        .iter()
        .map(|line| u32::try_from(first(line)).unwrap_or(u32::MAX))
        .collect()
}

fn elements(
    text: &Text,
    list: Option<TagId>,
    fonts: &Fonts,
    tags: &mut TagTree,
) -> (TagId, Option<(TagId, Vec<Glyph>)>) {
    match (text.role, list) {
        (Role::Subject, _) => (tags.add_heading(ROOT, Tag::H1, &text.words), None),
        (Role::Heading, _) => (tags.add_heading(ROOT, Tag::H2, &text.words), None),
        (Role::Bullet, Some(list)) => {
            let item = tags.add(list, Tag::Li);
            let label = tags.add(item, Tag::Lbl);
            let body = tags.add(item, Tag::LBody);
            (body, Some((label, shape(fonts.face(Weight::Regular), BULLET))))
        }
        _ => (tags.add(ROOT, Tag::P), None),
    }
}

/// From the last baseline of a text to the first of the next, in points. Of the text before: its role, and whether it
/// leads in what follows.
pub fn step_between((before, leads): (Role, bool), role: Role, metrics: &PageMetrics) -> f32 {
    match (before, role) {
        (Role::Addressee, Role::Addressee) | (Role::Signatory, Role::Signatory) => metrics.line_step,
        (Role::Valediction, Role::Signatory) => metrics.signature_step,
        (Role::Bullet, Role::Bullet) => metrics.bullet_step,
        (Role::Paragraph, Role::Bullet) if leads => metrics.bullet_step,
        _ => metrics.paragraph_step,
    }
}
