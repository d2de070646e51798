//! A typeface that is chosen instead of the bundled one: read, and refused where it may not or cannot be embedded.

use std::sync::Arc;

use harfrust::Font;
use harfrust::font::Source;
use harfrust::font::name::NameId;
use read_fonts::TableProvider;
use subsetter::{GlyphRemapper, subset};

use crate::fonts::{Face, Faces, Weight};

/// A face in a file, which may hold several.
pub struct FaceFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// Which of its faces, counted from 0.
    pub index: u32,
}

/// A typeface with a regular and a bold face that a document may carry.
#[derive(Clone)]
pub struct Typeface {
    name: String,
    faces: Arc<Faces>,
}

/// Why a typeface cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypefaceProblem {
    /// No font file, or a damaged one.
    #[error("its file cannot be read")]
    Unreadable,
    /// The maker does not allow documents to carry it.
    #[error("its licence does not let a document carry it")]
    Embedding,
    /// The maker does not allow a part of it in a document, and only what is used is embedded.
    #[error("its licence does not let a document carry a part of it")]
    Subsetting,
    /// Outlines of the PostScript kind, which are not embedded here, or none.
    #[error("its outlines are not of the TrueType kind")]
    Outlines,
    /// One file for many weights, of which a document would carry only one.
    #[error("it is variable: only faces with a fixed weight are used")]
    Variable,
    /// It lacks a letter without which no letter is written.
    #[error("it has no sign for “{0}”")]
    Lacks(char),
}

/// Signs that every letter needs besides those of a typewriter.
const NEEDED: &str = "£‘’“”–";

impl Typeface {
    /// Reads the two faces of a family of this name.
    ///
    /// # Errors
    /// Why it cannot be used: what is wrong with the file, or what its maker forbids (OpenType 1.9.1, OS/2 table, `fsType`).
    pub fn new(name: &str, regular: FaceFile, bold: FaceFile) -> Result<Self, TypefaceProblem> {
        Ok(Self {
            name: name.to_owned(),
            faces: Arc::new(Faces::new(face(regular, Weight::Regular)?, face(bold, Weight::Bold)?)),
        })
    }

    /// The name of the family.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn faces(&self) -> &Faces {
        &self.faces
    }
}

impl PartialEq for Typeface {
    fn eq(&self, other: &Self) -> bool {
        let same = |weight| self.faces.face(weight).bytes() == other.faces.face(weight).bytes();
        Arc::ptr_eq(&self.faces, &other.faces)
            || (self.name == other.name && same(Weight::Regular) && same(Weight::Bold))
    }
}

impl std::fmt::Debug for Typeface {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeface")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

fn face(file: FaceFile, weight: Weight) -> Result<Face, TypefaceProblem> {
    let font = Font::new(file.bytes, file.index).ok_or(TypefaceProblem::Unreadable)?;
    check(&font)?;
    let name = postscript_name(&font).ok_or(TypefaceProblem::Unreadable)?;
    let source: Source = font.source().clone();
    let face = Face::new(source, file.index, &name, weight).ok_or(TypefaceProblem::Unreadable)?;
    let needed = || (' '..='~').chain(NEEDED.chars());
    if let Some(character) = needed().find(|character| face.glyph(*character).is_none()) {
        return Err(TypefaceProblem::Lacks(character));
    }
    let mut used = GlyphRemapper::new();
    for glyph in needed().filter_map(|character| face.glyph(character)) {
        used.remap(u16::try_from(glyph.to_u32()).map_err(|_| TypefaceProblem::Unreadable)?);
    }
    // What cannot be cut down now could not be when a letter is due.
    match subset(face.bytes(), face.index, &used) {
        Ok(_) => Ok(face),
        Err(_) => Err(TypefaceProblem::Unreadable),
    }
}

fn check(font: &Font) -> Result<(), TypefaceProblem> {
    /// No document may carry the font, unless another bit of the four allows it.
    const RESTRICTED: u16 = 0x0002;
    /// Of the usage bits the least restrictive one holds.
    const USAGE: u16 = 0x000F;
    const NO_SUBSETTING: u16 = 0x0100;
    const BITMAPS_ONLY: u16 = 0x0200;
    let tables = font.tables();
    let allowed = tables.os2().map_err(|_| TypefaceProblem::Unreadable)?.fs_type();
    if allowed & USAGE == RESTRICTED || allowed & BITMAPS_ONLY != 0 {
        return Err(TypefaceProblem::Embedding);
    }
    if allowed & NO_SUBSETTING != 0 {
        return Err(TypefaceProblem::Subsetting);
    }
    if tables.glyf().is_err() {
        return Err(TypefaceProblem::Outlines);
    }
    let measures = tables.head().is_ok() && tables.maxp().is_ok() && tables.hhea().is_ok();
    if !measures || tables.hmtx().is_err() || tables.loca(None).is_err() {
        return Err(TypefaceProblem::Unreadable);
    }
    match font.axes().len() {
        0 => Ok(()),
        _ => Err(TypefaceProblem::Variable),
    }
}

/// The name by which a document calls the face: letters, figures and hyphens alone, as PDF wants it.
fn postscript_name(font: &Font) -> Option<String> {
    let names = font.names();
    let name = names.get(NameId::POSTSCRIPT_NAME)?.english_or_first()?;
    let plain: String = name
        .name()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    (!plain.is_empty()).then_some(plain)
}
