//! The faces a letter is set in: those of its typeface, and bundled ones for characters that they lack.
//!
//! The bundled typeface is DejaVu Sans Condensed, whose widths are within 2.2 % of Tahoma's and whose x-height is the same.

use std::sync::OnceLock;

use harfrust::font::Source;
use harfrust::{Font, GlyphId};

use crate::problem::Problem;
use crate::scripts::{SCRIPTS, Script};
use crate::typeface::Typeface;

const REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed-Bold.ttf");

/// Which face of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Body text.
    Regular,
    /// Headings.
    Bold,
}

/// Both faces, in the order in which they are written to the document.
pub const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];

/// Which of the families at hand a glyph is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The letter's own.
    Own,
    /// The bundled one, where the letter's own is another and lacks a character.
    Bundled,
    /// That of one of [`SCRIPTS`], by its place there.
    Script(usize),
}

impl Family {
    /// Whether its signs join, move or change with their neighbours, so that one of them alone says little.
    pub fn joins(self) -> bool {
        matches!(self, Self::Script(_))
    }
}

/// One face. Lengths are in font units, of which [`Face::units_per_em`] make the type size.
pub struct Face {
    /// The face as the shaper reads it.
    pub font: Font,
    /// Its place in its file.
    pub index: u32,
    /// Its PostScript name.
    pub name: String,
    /// Height of a capital letter, measured on the outline of `H`, since not every file's own table gives it.
    pub cap_height: i32,
    /// The usual figure for how heavy it is, 400 or 700.
    pub weight_class: u16,
}

impl Face {
    /// A face from its file; nothing where that cannot be read.
    pub fn new(source: impl Into<Source>, index: u32, name: &str, weight: Weight) -> Option<Self> {
        let font = Font::new(source, index)?;
        let capital = font.charmap().map_unicode('H');
        let ink = capital.and_then(|glyph| font.glyph_metrics().extents(glyph));
        Some(Self {
            cap_height: ink.map_or(0, |ink| ink.y_bearing.round() as i32),
            font,
            index,
            name: name.to_owned(),
            weight_class: match weight {
                Weight::Regular => 400,
                Weight::Bold => 700,
            },
        })
    }

    /// Its file.
    pub fn bytes(&self) -> &[u8] {
        match self.font.source() {
            Source::Blob(blob) => blob,
            Source::TableFunction(_) => &[],
        }
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

/// A face for text and one for headings.
pub struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// The two together.
    pub fn new(regular: Face, bold: Face) -> Self {
        Self { regular, bold }
    }

    /// One of them.
    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// The bundled families.
struct Bundled {
    latin: Faces,
    scripts: Vec<Faces>,
}

impl Bundled {
    fn load() -> Option<Self> {
        let latin = Faces {
            regular: Face::new(REGULAR, 0, "DejaVuSansCondensed", Weight::Regular)?,
            bold: Face::new(BOLD, 0, "DejaVuSansCondensed-Bold", Weight::Bold)?,
        };
        let faces = |script: &Script| {
            Some(Faces {
                regular: Face::new(script.regular, 0, script.regular_name, Weight::Regular)?,
                bold: Face::new(script.bold, 0, script.bold_name, Weight::Bold)?,
            })
        };
        let scripts = SCRIPTS.iter().map(faces).collect::<Option<_>>()?;
        Some(Self { latin, scripts })
    }
}

/// The families a letter is set in.
pub struct Fonts<'a> {
    own: &'a Faces,
    bundled: &'static Bundled,
}

impl<'a> Fonts<'a> {
    /// The typeface chosen for a letter, or the bundled one, with the bundled ones for what it lacks. These are read once
    /// and kept, which changes nothing in what they say.
    pub fn of(chosen: Option<&'a Typeface>) -> Result<Self, Problem> {
        static BUNDLED: OnceLock<Option<Bundled>> = OnceLock::new();
        let bundled = BUNDLED
            .get_or_init(Bundled::load)
            .as_ref()
            .ok_or_else(|| Problem::Typeface("its file is damaged".to_owned()))?;
        Ok(Self {
            own: chosen.map_or(&bundled.latin, Typeface::faces),
            bundled,
        })
    }

    /// A face of the letter's own family, in whose units all its lengths are.
    pub fn face(&self, weight: Weight) -> &Face {
        self.own.face(weight)
    }

    /// A face of any family.
    pub fn face_of(&self, family: Family, weight: Weight) -> &Face {
        let faces = match family {
            Family::Own => self.own,
            Family::Bundled => &self.bundled.latin,
            Family::Script(nth) => self.bundled.scripts.get(nth).unwrap_or(self.own),
        };
        faces.face(weight)
    }

    /// The family that a character is set in after one of another family; nothing where none has it. A sign that several
    /// scripts share stays with the script before it.
    pub fn family(&self, character: char, before: Option<Family>, weight: Weight) -> Option<Family> {
        let has = |family: &Family| self.face_of(*family, weight).glyph(character).is_some();
        let stays = before.filter(|family| family.joins() && is_shared(character));
        let own_script = Script::of(character).map(Family::Script);
        let plain = [Family::Own, Family::Bundled]
            .into_iter()
            .filter(|_| is_plain(character));
        stays.into_iter().chain(own_script).chain(plain).find(has)
    }
}

/// Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, and signs of no script. Any other script has letters that join, move
/// or stack, and is set in a face of its own or not at all: its letters one by one would be wrong.
fn is_plain(character: char) -> bool {
    matches!(
        u32::from(character),
        0..=0x5FF
            | 0x10A0..=0x10FF
            | 0x1C80..=0x1CBF
            | 0x1D00..=0x2BFF
            | 0x2C60..=0x2C7F
            | 0x2D00..=0x2D2F
            | 0x2DE0..=0x2E7F
            | 0xA640..=0xA69F
            | 0xA700..=0xA7FF
            | 0xAB30..=0xAB6F
            | 0xFB00..=0xFB4F
            | 0xFFFD
    )
}

/// Signs that scripts share and that belong to the letter before them: joiners, and the full stops of India.
fn is_shared(character: char) -> bool {
    matches!(
        character,
        '\u{200C}' | '\u{200D}' | '\u{964}' | '\u{965}' | '\u{951}' | '\u{952}'
    )
}
