//! The typefaces of this machine that a letter can be set in.

use std::collections::BTreeMap;
use std::path::Path;

use fontdb::{Database, FaceInfo, ID, Stretch, Style, Weight};
use visitbook_render::{FaceFile, Typeface, TypefaceProblem};

use crate::contract::{TypefaceChoice, TypefaceRefusal};

/// The largest font file that is read, in bytes: those beyond hold scripts by the thousand signs.
const MOST_BYTES: usize = 20_000_000;

/// The typefaces in a folder, or of the system where no folder is named.
pub(crate) struct Typefaces {
    faces: Database,
    families: BTreeMap<String, Pair>,
}

/// The two faces of a family that a letter needs.
#[derive(Clone, Copy, Default)]
struct Pair {
    regular: Option<ID>,
    bold: Option<ID>,
}

impl Typefaces {
    /// Looks for them. Only files are read; nothing is fetched.
    pub(crate) fn find(folder: Option<&Path>) -> Self {
        let mut faces = Database::new();
        match folder {
            Some(folder) => faces.load_fonts_dir(folder),
            None => faces.load_system_fonts(),
        }
        let mut families: BTreeMap<String, Pair> = BTreeMap::new();
        for face in faces.faces().filter(|face| face.style == Style::Normal) {
            let Some(name) = family_of(face) else { continue };
            let pair = families.entry(name).or_default();
            match face.weight {
                Weight::NORMAL => pair.regular = pair.regular.or(Some(face.id)),
                Weight::BOLD => pair.bold = pair.bold.or(Some(face.id)),
                _ => {}
            }
        }
        families.retain(|name, pair| name != BUNDLED && pair.regular.is_some() && pair.bold.is_some());
        Self { faces, families }
    }

    /// Each family with a regular and a bold face, by the alphabet, with the reason where it cannot be used.
    pub(crate) fn choices(&self) -> Vec<TypefaceChoice> {
        let choice = |family: &String| TypefaceChoice {
            family: family.clone(),
            refused: self.load(family).and_then(Result::err).map(TypefaceRefusal::from),
        };
        self.families.keys().map(choice).collect()
    }

    /// A family by its name; nothing where the machine has none of that name, and the reason where it cannot be used.
    pub(crate) fn load(&self, family: &str) -> Option<Result<Typeface, TypefaceProblem>> {
        let pair = self.families.get(family)?;
        let regular = self.file(pair.regular?);
        let bold = self.file(pair.bold?);
        let Some((regular, bold)) = regular.zip(bold) else {
            return Some(Err(TypefaceProblem::Unreadable));
        };
        Some(Typeface::new(family, regular, bold))
    }

    fn file(&self, face: ID) -> Option<FaceFile> {
        let read = |bytes: &[u8], index| {
            (bytes.len() <= MOST_BYTES).then(|| FaceFile {
                bytes: bytes.to_vec(),
                index,
            })
        };
        self.faces.with_face_data(face, read).flatten()
    }
}

/// The typeface that comes with the program.
pub(crate) const BUNDLED: &str = "DejaVu Sans Condensed";

/// The name under which a face is chosen: narrow ones have families of their own.
fn family_of(face: &FaceInfo) -> Option<String> {
    let (name, _) = face.families.first()?;
    match face.stretch {
        Stretch::Normal => Some(name.clone()),
        Stretch::Condensed | Stretch::SemiCondensed if name.contains("Condensed") => Some(name.clone()),
        Stretch::Condensed | Stretch::SemiCondensed => Some(format!("{name} Condensed")),
        _ => None,
    }
}

impl From<TypefaceProblem> for TypefaceRefusal {
    fn from(problem: TypefaceProblem) -> Self {
        match problem {
            TypefaceProblem::Unreadable => Self::Unreadable,
            TypefaceProblem::Embedding => Self::Embedding,
            TypefaceProblem::Subsetting => Self::Subsetting,
            TypefaceProblem::Outlines => Self::Outlines,
            TypefaceProblem::Variable => Self::Variable,
            TypefaceProblem::Lacks(_) => Self::Lacks,
        }
    }
}
