//! The running text between letterhead and signature: each text shaped, broken into lines, and given its element.

use visitbook_domain::BlockId;

use crate::break_lines::break_lines;
use crate::content::{BULLET, Role, Text};
use crate::fonts::{Fonts, Weight};
use crate::linked::{LinkTag, link_tags};
use crate::metrics::PageMetrics;
use crate::paginate::Outline;
use crate::report::Depth;
use crate::shape::{Glyph, shape};
use crate::tags::{ROOT, Tag, TagId, TagTree};

/// Between a paragraph and the small print that belongs to it, beyond the step from line to line, in points.
const SLIGHT: f32 = 1.0;
/// Between two items in small print, beyond the step from line to line, in points.
const APART: f32 = 5.0;

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
    /// The elements of the addresses among its words.
    pub links: Vec<LinkTag>,
    /// The block it comes from, and where in its words each line begins, in UTF-16 code units.
    pub block: Option<(BlockId, Vec<u32>)>,
    /// The mark before the first line.
    pub label: Option<Label>,
}

/// What stands at the left edge before the first line: the square of a bullet, or the name of an item.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its element.
    pub tag: TagId,
    /// Left edge in points.
    pub x: f32,
    /// The face.
    pub weight: Weight,
    /// Its words.
    pub glyphs: Vec<Glyph>,
}

/// A text in lines no longer than `measure` points.
pub fn set_lines(fonts: &Fonts<'_>, weight: Weight, size: f32, words: &str, measure: f32) -> Vec<Vec<Glyph>> {
    let glyphs = shape(fonts, weight, words);
    let lines = break_lines(words, &glyphs, fonts.face(weight).units(measure, size));
    lines
        .into_iter()
        .filter_map(|line| glyphs.get(line.glyphs).map(<[Glyph]>::to_vec))
        .collect()
}

/// The width of a line in points, without the spaces at its end.
pub fn ink_width(fonts: &Fonts<'_>, weight: Weight, size: f32, glyphs: &[Glyph]) -> f32 {
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
pub fn paragraphs(texts: &[Text], fonts: &Fonts<'_>, metrics: &PageMetrics, tags: &mut TagTree) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut lists = Lists::default();
    for text in texts
        .iter()
        .filter(|text| !matches!(text.role, Role::Notice | Role::Letterhead))
    {
        let before = paragraphs.last().map(|before| before.outline);
        let place = lists.place(text, tags);
        let mut paragraph = paragraph(text, before, place, fonts, metrics);
        paragraph.links = link_tags(text, &paragraph.lines, paragraph.tag, tags);
        paragraphs.push(paragraph);
    }
    paragraphs
}

fn paragraph(
    text: &Text,
    before: Option<Outline>,
    (tag, label): (TagId, Option<TagId>),
    fonts: &Fonts<'_>,
    metrics: &PageMetrics,
) -> Paragraph {
    let weight = text.role.weight();
    let (size, step) = type_of(text.role, metrics);
    let x = left_of(text.role, metrics);
    let lines = set_lines(fonts, weight, size, &text.words, metrics.right - x);
    let outline = Outline {
        role: text.role,
        lines: lines.len(),
        leads: text.leads(),
        before: before.map_or(0.0, |before| {
            step_between((before.role, before.leads), text.role, metrics)
        }),
        step,
    };
    Paragraph {
        outline,
        tag,
        x,
        size,
        weight,
        links: Vec::new(),
        block: text.block.map(|block| (block, beginnings(&text.words, &lines))),
        lines,
        label: label.map(|tag| label_of(text, tag, fonts, metrics)),
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

/// The size of a text, and from one of its baselines to the next.
fn type_of(role: Role, metrics: &PageMetrics) -> (f32, f32) {
    let size = match role {
        Role::Subject => metrics.subject_size,
        Role::Heading => metrics.heading_size,
        Role::Subheading | Role::Small | Role::Item(_) | Role::OfItem(_) => {
            return (metrics.small_size, metrics.small_step);
        }
        _ => metrics.body_size,
    };
    (size, metrics.line_step * size / metrics.body_size)
}

/// The left edge of a text's words.
fn left_of(role: Role, metrics: &PageMetrics) -> f32 {
    match role {
        Role::Bullet => metrics.bullet_text,
        Role::Item(depth) | Role::OfItem(depth) => name_left(depth, metrics) + metrics.name_width,
        _ => metrics.left,
    }
}

fn name_left(depth: Depth, metrics: &PageMetrics) -> f32 {
    match depth {
        Depth::Outer => metrics.left,
        Depth::Inner => metrics.left + metrics.name_width,
    }
}

fn label_of(text: &Text, tag: TagId, fonts: &Fonts<'_>, metrics: &PageMetrics) -> Label {
    let (x, weight, words) = match text.role {
        Role::Item(depth) => (name_left(depth, metrics), Weight::Bold, text.name.as_str()),
        _ => (metrics.left, Weight::Regular, BULLET),
    };
    Label {
        tag,
        x,
        weight,
        glyphs: shape(fonts, weight, words),
    }
}

/// The lists that are open where a text stands.
#[derive(Default)]
struct Lists {
    /// The list of bullets.
    bullets: Option<TagId>,
    /// The lists of items with names, the outer one first, each with the body of its last item.
    named: Vec<(TagId, TagId)>,
}

impl Lists {
    /// The element of a text, and that of the mark before it.
    fn place(&mut self, text: &Text, tags: &mut TagTree) -> (TagId, Option<TagId>) {
        if text.role != Role::Bullet {
            self.bullets = None;
        }
        if !matches!(text.role, Role::Item(_) | Role::OfItem(_)) {
            self.named.clear();
        }
        match text.role {
            Role::Subject => (tags.add_heading(ROOT, Tag::H1, &text.words), None),
            Role::Heading => (tags.add_heading(ROOT, Tag::H2, &text.words), None),
            Role::Subheading => (tags.add_heading(ROOT, Tag::H3, &text.words), None),
            Role::Bullet => {
                let list = *self.bullets.get_or_insert_with(|| tags.add(ROOT, Tag::L));
                let (label, body) = item(list, tags);
                (body, Some(label))
            }
            Role::Item(depth) => self.named_item(depth, tags),
            Role::OfItem(depth) => {
                self.named.truncate(nth(depth) + 1);
                let body = self.named.last().map_or(ROOT, |(_, body)| *body);
                (tags.add(body, Tag::P), None)
            }
            _ => (tags.add(ROOT, Tag::P), None),
        }
    }

    /// An item with a name. An inner one hangs in the body of the outer one before it.
    fn named_item(&mut self, depth: Depth, tags: &mut TagTree) -> (TagId, Option<TagId>) {
        let same = self.named.get(nth(depth)).map(|(list, _)| *list);
        self.named.truncate(nth(depth));
        let holder = self.named.last().map_or(ROOT, |(_, body)| *body);
        let list = same.unwrap_or_else(|| tags.add(holder, Tag::Named));
        let (label, body) = item(list, tags);
        self.named.push((list, body));
        (tags.add(body, Tag::P), Some(label))
    }
}

fn nth(depth: Depth) -> usize {
    match depth {
        Depth::Outer => 0,
        Depth::Inner => 1,
    }
}

/// A new item of a list: the element of its mark and that of its words.
fn item(list: TagId, tags: &mut TagTree) -> (TagId, TagId) {
    let item = tags.add(list, Tag::Li);
    (tags.add(item, Tag::Lbl), tags.add(item, Tag::LBody))
}

/// From the last baseline of a text to the first of the next, in points. Of the text before: its role, and whether it
/// leads in what follows.
pub fn step_between((before, leads): (Role, bool), role: Role, metrics: &PageMetrics) -> f32 {
    match (before, role) {
        (Role::Addressee, Role::Addressee) | (Role::Signatory, Role::Signatory) => metrics.line_step,
        (Role::Valediction, Role::Signatory) => metrics.signature_step,
        (Role::Bullet, Role::Bullet) => metrics.bullet_step,
        (Role::Paragraph, Role::Bullet) if leads => metrics.bullet_step,
        (Role::Subheading, Role::Paragraph) | (Role::Paragraph, Role::Small) => metrics.line_step + SLIGHT,
        (Role::Small, Role::Small) | (Role::Item(_) | Role::OfItem(_), Role::OfItem(_)) => metrics.small_step,
        (_, Role::Item(_)) => metrics.small_step + APART,
        _ => metrics.paragraph_step,
    }
}
