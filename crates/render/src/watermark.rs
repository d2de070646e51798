//! The word DRAFT across a page, as outlines: it is seen under the text and never read as text.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};

use crate::fonts::{Fonts, Weight};
use crate::metrics::PageMetrics;
use crate::page::{Contour, Fragment, Furniture, Owner, Segment, Shape};

const WORD: &str = "DRAFT";
/// Type size in points: the word then fills most of the page's diagonal.
const SIZE: f32 = 190.0;
/// Opaque and so light that black text on it keeps a contrast above 17 to 1.
const GREY: f32 = 0.92;
/// Direction of writing, upwards at 53 degrees: a whole-number triangle, so that no sine differs between machines.
const DIRECTION: (f32, f32) = (0.6, 0.8);

/// The watermark of a page.
pub fn draft(fonts: &Fonts<'_>, metrics: &PageMetrics) -> Fragment {
    let face = fonts.face(Weight::Bold);
    let scale = SIZE / face.units_per_em() as f32;
    let advances = face.font.glyph_metrics();
    let width: f32 = WORD
        .chars()
        .filter_map(|c| face.glyph(c))
        .map(|glyph| advances.h_advance(glyph))
        .sum();
    let middle = (metrics.page_width / 2.0, metrics.page_height / 2.0);
    let mut pen = -width / 2.0;
    let mut contours = Vec::new();
    for glyph in WORD.chars().filter_map(|c| face.glyph(c)) {
        let mut sink = Placed {
            pen,
            drop: face.cap_height as f32 / 2.0,
            scale,
            middle,
            contours: Vec::new(),
        };
        if let Some(outline) = face.font.outline_glyphs().get(glyph) {
            // A glyph that cannot be drawn is left out: the word is said in the text as well.
            let _drawn = outline.draw(&DrawOptions::new(), DrawMemory::default(), &mut sink);
        }
        contours.append(&mut sink.contours);
        pen += advances.h_advance(glyph);
    }
    Fragment {
        owner: Owner::Artifact(Furniture::Watermark),
        shape: Shape::Outlines { contours, grey: GREY },
    }
}

/// Takes the outline of a glyph and turns it into the direction of writing around the middle of the page.
struct Placed {
    pen: f32,
    drop: f32,
    scale: f32,
    middle: (f32, f32),
    contours: Vec<Contour>,
}

impl Placed {
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let (along, up) = ((x + self.pen) * self.scale, (y - self.drop) * self.scale);
        let (cos, sin) = DIRECTION;
        (
            self.middle.0 + along * cos - up * sin,
            self.middle.1 + along * sin + up * cos,
        )
    }

    fn push(&mut self, segment: Segment) {
        if let Some(contour) = self.contours.last_mut() {
            contour.segments.push(segment);
        }
    }

    fn current(&self) -> (f32, f32) {
        let Some(contour) = self.contours.last() else {
            return self.middle;
        };
        match contour.segments.last() {
            Some(Segment::Line(to) | Segment::Curve(_, _, to)) => *to,
            None => contour.start,
        }
    }
}

impl PathSink for Placed {
    fn move_to(&mut self, x: f32, y: f32) {
        let start = self.point(x, y);
        self.contours.push(Contour {
            start,
            segments: Vec::new(),
        });
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.push(Segment::Line(to));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        // A quadratic curve is the cubic whose control points lie two thirds of the way to its own.
        let (from, control, to) = (self.current(), self.point(cx0, cy0), self.point(x, y));
        let towards = |end: (f32, f32)| {
            (
                end.0 + (control.0 - end.0) * 2.0 / 3.0,
                end.1 + (control.1 - end.1) * 2.0 / 3.0,
            )
        };
        self.push(Segment::Curve(towards(from), towards(to), to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let segment = Segment::Curve(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y));
        self.push(segment);
    }

    fn close(&mut self) {}
}
