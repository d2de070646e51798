//! What stands around the text: marking, the header's notice, page number; and the top of the first page.

use crate::content::{Content, Role, Text};
use crate::flow::{ink_width, set_lines};
use crate::fonts::{Fonts, Weight};
use crate::linked::{link_tags, linked};
use crate::metrics::PageMetrics;
use crate::page::{Fragment, Furniture, Owner, Shape, TextLine};
use crate::paginate::Column;
use crate::problem::{Place, Problem};
use crate::shape::{Glyph, shape};
use crate::tags::{ROOT, Tag, TagTree};

/// Clear space between furniture and what stands beside or below it, in points.
const CLEAR: f32 = 12.0;
/// From the last line of a header to the first baseline below it, and from the last baseline to the footer, in points.
const APART: f32 = 20.0;
/// The longest line of a marking, which leaves the corner of the page number free, in points.
const MARKING_MEASURE: f32 = 380.0;
/// The most lines of a marking.
const MARKING_LINES: usize = 2;
/// The lowest baseline of a letterhead, in points: below it the first page would have no room for the letter.
const LETTERHEAD_END: f32 = 400.0;

/// The furniture of a letter's pages, set once.
pub struct PageFurniture<'a> {
    fonts: &'a Fonts<'a>,
    metrics: &'a PageMetrics,
    marking: Vec<Vec<Glyph>>,
    notice: Vec<Vec<Glyph>>,
}

/// The size of the letterhead's picture on the page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureSize {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// The top of the first page, and the baselines that it leaves to the text.
pub struct FirstPage {
    /// Notice, picture and letterhead.
    pub fragments: Vec<Fragment>,
    /// Where the text begins and ends.
    pub column: Column,
}

impl<'a> PageFurniture<'a> {
    /// Sets marking and notice.
    pub fn new(content: &Content, fonts: &'a Fonts<'a>, metrics: &'a PageMetrics) -> Result<Self, Problem> {
        let size = metrics.furniture_size;
        let marking = content.marking.as_deref().unwrap_or_default();
        let marking = set_lines_or_none(fonts, Weight::Bold, size, marking, MARKING_MEASURE);
        let notice = content.notice().map_or("", |text| text.words.as_str());
        let notice = set_lines_or_none(fonts, Role::Notice.weight(), size, notice, metrics.measure());
        match marking.len() > MARKING_LINES {
            true => Err(Problem::NoRoom(Place::Marking)),
            false => Ok(Self {
                fonts,
                metrics,
                marking,
                notice,
            }),
        }
    }

    /// The room for text on every page but the first.
    pub fn column(&self) -> Column {
        let header = self.header_end(self.marking.len() + self.notice.len());
        Column {
            first: self.metrics.first_baseline.max(header + APART),
            last: self.last_baseline(),
        }
    }

    /// Header and footer of a page. The first page's notice is content and comes from [`Self::first_page`].
    pub fn around(&self, number: usize) -> (Vec<Fragment>, Vec<Fragment>) {
        let metrics = self.metrics;
        let (header, footer) = (Owner::Artifact(Furniture::Header), Owner::Artifact(Furniture::Footer));
        let mut top: Vec<Fragment> = Vec::new();
        for (nth, line) in self.marking.iter().enumerate() {
            top.push(self.centred(
                header,
                line,
                metrics.header_baseline + metrics.furniture_step * nth as f32,
            ));
        }
        if number > 1 {
            top.extend(self.notice_lines(&self.notice, header));
        }
        let mut bottom = Vec::new();
        for (nth, line) in self.marking.iter().rev().enumerate() {
            bottom.insert(
                0,
                self.centred(
                    footer,
                    line,
                    metrics.footer_baseline - metrics.furniture_step * nth as f32,
                ),
            );
        }
        bottom.push(self.page_number(number));
        (top, bottom)
    }

    /// Notice, picture and letterhead, in this order, with their elements.
    pub fn first_page(
        &self,
        texts: &[Text],
        picture: Option<(PictureSize, String)>,
        tags: &mut TagTree,
    ) -> Result<FirstPage, Problem> {
        let metrics = self.metrics;
        let picture_left = picture.as_ref().map(|(size, _)| metrics.image_right - size.width);
        let edge = picture_left.map_or(metrics.right, |left| (left - CLEAR).min(metrics.right));
        let mut fragments = Vec::new();
        let mut header = self.header_end(self.marking.len());
        if let Some(text) = texts.iter().find(|text| text.role == Role::Notice) {
            let owner = Owner::Element(tags.add(ROOT, Tag::P));
            let measure = edge - metrics.left;
            let lines = set_lines(
                self.fonts,
                text.role.weight(),
                metrics.furniture_size,
                &text.words,
                measure,
            );
            header = self.header_end(self.marking.len() + lines.len());
            fragments.extend(self.notice_lines(&lines, owner));
        }
        let mut bottom = 0f32;
        if let Some((size, alternative_text)) = picture {
            let top = metrics.image_top.max(self.header_end(self.marking.len()) + CLEAR / 2.0);
            fragments.push(self.picture(top, size, alternative_text, tags));
            bottom = top + size.height;
        }
        let start = metrics.first_baseline.max(header + APART);
        let end = self.letterhead(texts, start, edge.min(metrics.letterhead_right), tags, &mut fragments)?;
        let below = (end + metrics.paragraph_step)
            .max(bottom + CLEAR + metrics.body_size)
            .max(header + APART);
        let first = metrics.date_baseline.max(below);
        Ok(FirstPage {
            fragments,
            column: Column {
                first,
                last: self.last_baseline(),
            },
        })
    }

    /// The last baseline of a header of so many lines; above the page for none.
    fn header_end(&self, lines: usize) -> f32 {
        match lines {
            0 => 0.0,
            lines => self.metrics.header_baseline + self.metrics.furniture_step * (lines - 1) as f32,
        }
    }

    fn last_baseline(&self) -> f32 {
        let lines = self.marking.len().saturating_sub(1) as f32;
        let footer = self.metrics.footer_baseline - self.metrics.furniture_step * lines;
        self.metrics.last_baseline.min(footer - APART)
    }

    fn notice_lines(&self, lines: &[Vec<Glyph>], owner: Owner) -> Vec<Fragment> {
        let metrics = self.metrics;
        let first = self.header_end(self.marking.len() + 1);
        let baseline = |nth: usize| first + metrics.furniture_step * nth as f32;
        let weight = Role::Notice.weight();
        let line = |(nth, glyphs): (usize, &Vec<Glyph>)| {
            text(
                owner,
                metrics.left,
                baseline(nth),
                metrics.furniture_size,
                weight,
                glyphs.clone(),
            )
        };
        lines.iter().enumerate().map(line).collect()
    }

    fn centred(&self, owner: Owner, glyphs: &[Glyph], baseline: f32) -> Fragment {
        let size = self.metrics.furniture_size;
        let width = ink_width(self.fonts, Weight::Bold, size, glyphs);
        let x = (self.metrics.page_width - width) / 2.0;
        text(owner, x, baseline, size, Weight::Bold, glyphs.to_vec())
    }

    fn page_number(&self, number: usize) -> Fragment {
        let size = self.metrics.furniture_size;
        let glyphs = shape(self.fonts, Weight::Regular, &number.to_string());
        let x = self.metrics.number_right - ink_width(self.fonts, Weight::Regular, size, &glyphs);
        let owner = Owner::Artifact(Furniture::Footer);
        text(owner, x, self.metrics.footer_baseline, size, Weight::Regular, glyphs)
    }

    fn picture(&self, top: f32, size: PictureSize, alternative_text: String, tags: &mut TagTree) -> Fragment {
        let x = self.metrics.image_right - size.width;
        let bottom = self.metrics.page_height - top - size.height;
        let bounds = [x, bottom, x + size.width, bottom + size.height];
        let owner = Owner::Element(tags.add(
            ROOT,
            Tag::Figure {
                alternative_text,
                bounds,
            },
        ));
        Fragment {
            owner,
            shape: Shape::Picture {
                x,
                top,
                width: size.width,
                height: size.height,
            },
        }
    }

    /// Sets the letterhead in two columns: the address on the left, and from the first way to reach the sender on, all else on
    /// the right. Returns its last baseline, 0 without one.
    fn letterhead(
        &self,
        texts: &[Text],
        start: f32,
        edge: f32,
        tags: &mut TagTree,
        fragments: &mut Vec<Fragment>,
    ) -> Result<f32, Problem> {
        let metrics = self.metrics;
        let lines: Vec<&Text> = texts.iter().filter(|text| text.role == Role::Letterhead).collect();
        let ways = lines.iter().position(|line| is_way_to_reach(&line.words));
        let (left, right) = lines.split_at_checked(ways.unwrap_or(lines.len())).unwrap_or_default();
        let columns = [
            (left, metrics.left, metrics.letterhead_column - CLEAR),
            (right, metrics.letterhead_column, edge),
        ];
        let mut end = 0f32;
        for (column, x, edge) in columns {
            let mut baseline = start;
            for line in column {
                let (owner, weight, size) = (tags.add(ROOT, Tag::P), Weight::Regular, metrics.letterhead_size);
                let lines = set_lines(self.fonts, weight, size, &line.words, edge - x);
                let links = link_tags(line, &lines, owner, tags);
                for glyphs in lines {
                    let line = TextLine {
                        x,
                        baseline,
                        size,
                        weight,
                        glyphs,
                    };
                    fragments.extend(linked(owner, line, &links, self.fonts));
                    end = end.max(baseline);
                    baseline += metrics.letterhead_step;
                }
            }
        }
        if end > LETTERHEAD_END {
            Err(Problem::NoRoom(Place::Letterhead))
        } else {
            Ok(end)
        }
    }
}

/// Whether a line of a letterhead is a telephone number or an address of the network, as letters write them: `T 0300 …`,
/// `Textphone …`, `enquiries@…`, `www.…`.
fn is_way_to_reach(line: &str) -> bool {
    const BEGIN: [&str; 8] = ["T:", "E:", "W:", "Tel:", "Tel.", "Tel ", "Telephone", "Textphone"];
    let number = line
        .strip_prefix("T ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c)));
    number || BEGIN.iter().any(|begin| line.starts_with(begin)) || line.contains('@') || line.contains("www.")
}

fn set_lines_or_none(fonts: &Fonts<'_>, weight: Weight, size: f32, words: &str, measure: f32) -> Vec<Vec<Glyph>> {
    if words.is_empty() {
        Vec::new()
    } else {
        set_lines(fonts, weight, size, words, measure)
    }
}

fn text(owner: Owner, x: f32, baseline: f32, size: f32, weight: Weight, glyphs: Vec<Glyph>) -> Fragment {
    Fragment {
        owner,
        shape: Shape::Text(TextLine {
            x,
            baseline,
            size,
            weight,
            glyphs,
        }),
    }
}
