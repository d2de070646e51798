//! A laid-out page: what stands where, and to which element it belongs.

use crate::fonts::Weight;
use crate::shape::Glyph;
use crate::tags::TagId;

/// One page. Fragments are in drawing order, which is reading order as far as they are content.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What is drawn.
    pub fragments: Vec<Fragment>,
}

/// Something drawn, and whose it is.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// Content or furniture.
    pub owner: Owner,
    /// What is drawn.
    pub shape: Shape,
}

/// Whether a screen reader hears a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Content of an element.
    Element(TagId),
    /// Page furniture, skipped by a screen reader.
    Artifact(Furniture),
}

/// Kinds of page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Above the text.
    Header,
    /// Below the text.
    Footer,
    /// Under the text.
    Watermark,
    /// Beside the text.
    LineNumber,
}

/// What a fragment draws. Points are measured from the left and the top of the page.
#[derive(Clone, Debug)]
pub enum Shape {
    /// One line of text.
    Text(TextLine),
    /// Closed outlines filled with a grey (0 black, 1 white); from the lower left corner of the page.
    Outlines {
        /// The contours.
        contours: Vec<Contour>,
        /// How light.
        grey: f32,
    },
    /// The line under an address that can be followed. What takes the click stands on it.
    Underline(Underline),
    /// The picture of the letterhead.
    Picture {
        /// Left edge.
        x: f32,
        /// Top edge.
        top: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
}

/// Glyphs on one baseline.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// Left edge of the first glyph.
    pub x: f32,
    /// The baseline.
    pub baseline: f32,
    /// Type size.
    pub size: f32,
    /// The face.
    pub weight: Weight,
    /// The glyphs, with the space that ends the line.
    pub glyphs: Vec<Glyph>,
}

/// A line under words, as wide as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Underline {
    /// Left edge.
    pub x: f32,
    /// The baseline of the words.
    pub baseline: f32,
    /// Width.
    pub width: f32,
    /// Type size of the words.
    pub size: f32,
}

/// A closed contour: a start and the segments from there.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// Where it begins and ends.
    pub start: (f32, f32),
    /// How it goes on.
    pub segments: Vec<Segment>,
}

/// A piece of a contour, ending at its last point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A straight line.
    Line((f32, f32)),
    /// A cubic curve with two control points.
    Curve((f32, f32), (f32, f32), (f32, f32)),
}
