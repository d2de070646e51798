//! The bundled typeface: DejaVu Sans Condensed, whose widths are within 2.2 % of Tahoma's and whose x-height is the same.

use std::sync::OnceLock;

use harfrust::{Font, GlyphId};

use crate::problem::Problem;

const REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed-Bold.ttf");

/// Which face of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Body text.
    Regular,
    /// Headings.
    Bold,
}

/// Both faces, in the order in which they are written to the document.
pub const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];

/// One face. Lengths are in font units, of which [`Face::units_per_em`] make the type size.
pub struct Face {
    /// The face as the shaper reads it.
    pub font: Font,
    /// The font file.
    pub bytes: &'static [u8],
    /// Its PostScript name.
    pub name: &'static str,
    /// Height of a capital letter, measured on the outline of `H`: the file's own table does not give it.
    pub cap_height: i32,
    /// The usual figure for how heavy it is, 400 or 700.
    pub weight_class: u16,
}

impl Face {
    fn new(bytes: &'static [u8], name: &'static str, weight_class: u16) -> Option<Self> {
        let font = Font::new(bytes, 0)?;
        Some(Self {
            font,
            bytes,
            name,
            cap_height: 1493,
            weight_class,
        })
    }

    /// Font units to the type size.
    pub fn units_per_em(&self) -> i32 {
        i32::from(self.font.units_per_em())
    }

    /// A length of the page, in points, in units of this face at this size.
    pub fn units(&self, points: f32, size: f32) -> i64 {
        (f64::from(points) * f64::from(self.units_per_em()) / f64::from(size)).floor() as i64
    }

    /// A length in units of this face as points at this size.
    pub fn points(&self, units: i64, size: f32) -> f32 {
        (units as f64 * f64::from(size) / f64::from(self.units_per_em())) as f32
    }

    /// The glyph of a character, where the face has one.
    pub fn glyph(&self, character: char) -> Option<GlyphId> {
        self.font
            .charmap()
            .map_unicode(character)
            .filter(|glyph| glyph.to_u32() != 0)
    }
}

/// The family a letter is set in.
pub struct Fonts {
    regular: Face,
    bold: Face,
}

impl Fonts {
    /// The bundled family. Read once and kept, which changes nothing in what it says.
    pub fn bundled() -> Result<&'static Self, Problem> {
        static BUNDLED: OnceLock<Option<Fonts>> = OnceLock::new();
        let load = || {
            let regular = Face::new(REGULAR, "DejaVuSansCondensed", 400)?;
            let bold = Face::new(BOLD, "DejaVuSansCondensed-Bold", 700)?;
            Some(Fonts { regular, bold })
        };
        BUNDLED
            .get_or_init(load)
            .as_ref()
            .ok_or_else(|| Problem::Typeface("its file is damaged".to_owned()))
    }

    /// One face.
    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}
