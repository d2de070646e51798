//! The faces a document carries: only the glyphs it uses, each text of a glyph under a code of its own.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfDocument, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::fonts::{Face, Family, Fonts, WEIGHTS, Weight};
use crate::page::{Page, Shape};
use crate::problem::Problem;
use crate::scripts::SCRIPTS;
use crate::shape::Glyph;

/// The faces in use.
pub struct Embedded {
    /// One entry a face, the letter's own family first.
    pub faces: Vec<EmbeddedFace>,
}

/// One face, cut down to what is used.
pub struct EmbeddedFace {
    /// Of which family.
    pub family: Family,
    /// Which face of it.
    pub weight: Weight,
    /// The name under which pages know it.
    pub id: FontId,
    /// For each code in the pages, the glyph of the embedded file.
    pub glyphs: BTreeMap<u16, u16>,
    /// For each code the advance in thousandths of the type size.
    pub widths: BTreeMap<u16, f32>,
    /// Units of the letter's lengths to the type size.
    pub units_per_em: f32,
    /// Height of capitals in thousandths of the type size.
    pub cap_height: i64,
    codes: BTreeMap<(u16, String), u16>,
    parsed: ParsedFont,
}

impl EmbeddedFace {
    /// The code of a glyph with its text.
    pub fn code(&self, glyph: &Glyph) -> u16 {
        self.codes.get(&(glyph.id, glyph.text.clone())).copied().unwrap_or(0)
    }

    /// Whether codes and glyphs are the same numbers.
    pub fn is_identity(&self) -> bool {
        self.glyphs.iter().all(|(code, glyph)| code == glyph)
    }
}

impl Embedded {
    /// Collects what the pages use and cuts the faces down to it.
    pub fn new(pages: &[Page], fonts: &Fonts<'_>) -> Result<Self, Problem> {
        let mut used: BTreeMap<(Family, Weight), BTreeSet<(u16, String)>> = BTreeMap::new();
        for fragment in pages.iter().flat_map(|page| &page.fragments) {
            let Shape::Text(line) = &fragment.shape else { continue };
            for glyph in &line.glyphs {
                let of_face = used.entry((glyph.family, line.weight)).or_default();
                of_face.insert((glyph.id, glyph.text.clone()));
            }
        }
        let faces = used
            .into_iter()
            .map(|((family, weight), used)| cut_down(family, weight, fonts, used))
            .collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    /// A face in use.
    pub fn face(&self, family: Family, weight: Weight) -> Option<&EmbeddedFace> {
        self.faces
            .iter()
            .find(|face| face.family == family && face.weight == weight)
    }

    /// Hands the faces to the document.
    pub fn add_to(&self, document: &mut PdfDocument) {
        for face in &self.faces {
            document
                .resources
                .fonts
                .map
                .insert(face.id.clone(), PdfFont::new(face.parsed.clone()));
        }
    }
}

/// The name under which the pages know a face.
fn name(family: Family, weight: Weight) -> FontId {
    let family = match family {
        Family::Own => 0,
        Family::Script(nth) => 1 + nth,
        Family::Bundled => 1 + SCRIPTS.len(),
    };
    let weight = WEIGHTS.iter().position(|each| *each == weight).unwrap_or(0);
    FontId(format!("T{}", family * WEIGHTS.len() + weight))
}

fn cut_down(
    family: Family,
    weight: Weight,
    fonts: &Fonts<'_>,
    used: BTreeSet<(u16, String)>,
) -> Result<EmbeddedFace, Problem> {
    let face = fonts.face_of(family, weight);
    let mut remapper = GlyphRemapper::new();
    for (glyph, _) in &used {
        remapper.remap(*glyph);
    }
    let damaged = |error: subsetter::Error| Problem::Typeface(error.to_string());
    let bytes = subset(face.bytes(), face.index, &remapper).map_err(damaged)?;
    let mut codes = BTreeMap::new();
    let mut glyphs: BTreeMap<u16, u16> = BTreeMap::new();
    let mut next = glyph_count(&bytes);
    for (glyph, text) in used {
        let number = remapper.get(glyph).unwrap_or(0);
        // A code can be read back as one text only: the second text of a glyph gets a code beyond the last glyph.
        let code = if glyphs.contains_key(&number) { next } else { number };
        next = if code == next { next.saturating_add(1) } else { next };
        glyphs.insert(code, number);
        codes.insert((glyph, text), code);
    }
    let advances = face.font.glyph_metrics();
    let per_mille = 1000.0 / face.units_per_em() as f32;
    let width = |((glyph, _), code): (&(u16, String), &u16)| {
        (
            *code,
            rounded(advances.h_advance(u32::from(*glyph).into()) * per_mille, 1000.0),
        )
    };
    let widths = codes.iter().map(width).collect();
    let cap_height = (face.cap_height as f32 * per_mille).round() as i64;
    let parsed = parsed(face, bytes);
    Ok(EmbeddedFace {
        family,
        weight,
        id: name(family, weight),
        glyphs,
        widths,
        units_per_em: fonts.face(weight).units_per_em() as f32,
        cap_height,
        codes,
        parsed,
    })
}

/// The number of glyphs of a font file, which its table of maxima holds.
fn glyph_count(bytes: &[u8]) -> u16 {
    let glyphs = harfrust::Font::new(bytes.to_vec(), 0).map_or(0, |font| font.num_glyphs());
    u16::try_from(glyphs).unwrap_or(u16::MAX)
}

/// Rounds to one part in `parts`, so that no long tail of digits is written.
pub fn rounded(value: f32, parts: f32) -> f32 {
    (value * parts).round() / parts
}

/// The face in the form that printpdf embeds: advances are left out because exact ones are written afterwards.
fn parsed(face: &Face, bytes: Vec<u8>) -> ParsedFont {
    let metrics = face.font.metrics();
    let line = metrics.hhea_line.unwrap_or_default();
    let whole = |units: f64| units.round() as i16;
    let units_per_em = face.font.units_per_em();
    let bounds = metrics.bounds;
    let font_metrics = FontMetrics {
        ascent: whole(line.ascender.to_f64()),
        descent: whole(line.descender.to_f64()),
    };
    ParsedFont {
        font_name: Some(format!("{}+{}", subset_tag(&bytes), face.name)),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: BTreeMap::new(),
        units_per_em,
        font_metrics,
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min: whole(bounds.x_min.to_f64()),
            y_min: whole(bounds.y_min.to_f64()),
            x_max: whole(bounds.x_max.to_f64()),
            y_max: whole(bounds.y_max.to_f64()),
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: face.weight_class,
        },
    }
}

/// Six letters that tell one cut of a face from another; the same cut has the same letters.
fn subset_tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
