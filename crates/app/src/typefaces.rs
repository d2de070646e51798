//! The typefaces of this machine that a letter can be set in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style, Weight};
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
        // By their files: the same letter is to have the same faces however the system lists them.
        let mut upright: Vec<&FaceInfo> = faces.faces().filter(|face| face.style == Style::Normal).collect();
        upright.sort_by_key(|face| (file_of(&face.source), face.index));
        let wide: BTreeSet<&str> = upright
            .iter()
            .filter(|face| face.stretch == Stretch::Normal)
            .filter_map(|face| name_of(face))
            .collect();
        for face in &upright {
            let Some(name) = family_of(face, &wide) else { continue };
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

fn name_of(face: &FaceInfo) -> Option<&str> {
    face.families.first().map(|(name, _)| name.as_str())
}

/// The name under which a face is chosen: narrow ones have families of their own, where they share a name with `wide` ones.
fn family_of(face: &FaceInfo, wide: &BTreeSet<&str>) -> Option<String> {
    let name = name_of(face)?;
    match face.stretch {
        Stretch::Condensed | Stretch::SemiCondensed if wide.contains(name) => Some(format!("{name} Condensed")),
        Stretch::Normal | Stretch::Condensed | Stretch::SemiCondensed => Some(name.to_owned()),
        _ => None,
    }
}

/// The file of a face; nothing for one that lies in memory.
fn file_of(source: &Source) -> Option<PathBuf> {
    match source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
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
