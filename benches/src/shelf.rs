//! Notebooks of a given size. They are built through the store's own transactions, kept beside what cargo builds as long as
//! their recipe is the same, and measured on copies, so that no run finds what an earlier one wrote.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use visitbook_app::Core;
use visitbook_store::DATABASE;

use crate::figures::{say, timed};
use crate::filled::{self, RECIPE, USUAL};
use crate::quiet::opened;
use crate::words::Vocabulary;

/// Pieces of evidence in the small notebook.
pub const SMALL: u32 = 10_000;
/// Pieces of evidence in the large one, unless [`PIECES`] says otherwise.
const LARGE: u32 = 1_000_000;
/// The variable that names another size, for whoever cannot wait until the large one is built.
const PIECES: &str = "VISITBOOK_BENCH_PIECES";

/// The notebooks that were asked for so far, and the words they are made of.
pub struct Shelf {
    /// The words.
    pub vocabulary: Vocabulary,
    /// Pieces of evidence in the large notebook.
    pub large: u32,
    folder: PathBuf,
    copies: BTreeMap<u32, (TempDir, PathBuf)>,
}

impl Shelf {
    /// A shelf in the folder of what cargo builds.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let program = std::env::current_exe()?;
        let target = program.ancestors().nth(2).ok_or("no folder of what is built")?;
        Ok(Self {
            vocabulary: Vocabulary::new(),
            large: match std::env::var(PIECES) {
                Ok(pieces) => (pieces.parse::<u32>()? / USUAL * USUAL).max(SMALL),
                Err(_) => LARGE,
            },
            folder: target.join("bench"),
            copies: BTreeMap::new(),
        })
    }

    /// A folder of its own below the shelf, for what else is kept between runs.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The folder of the notebook with so many pieces, a copy that this run may write into.
    pub fn notebook(&mut self, pieces: u32) -> Result<PathBuf, Box<dyn Error>> {
        if let Some((_, path)) = self.copies.get(&pieces) {
            return Ok(path.clone());
        }
        let kept = self.kept(pieces)?;
        let home = tempfile::tempdir_in(&self.folder)?;
        let path = home.path().join("Northmere");
        copied(&kept, &path)?;
        self.copies.insert(pieces, (home, path.clone()));
        Ok(path)
    }

    /// The program with that notebook open.
    pub fn core(&mut self, pieces: u32) -> Result<Core, Box<dyn Error>> {
        Ok(opened(&self.notebook(pieces)?, None)?)
    }

    /// Where the notebook is kept; built first where that has not happened yet.
    fn kept(&self, pieces: u32) -> Result<PathBuf, Box<dyn Error>> {
        let name = format!("{pieces}-pieces-recipe-");
        let kept = self.folder.join(format!("{name}{RECIPE}"));
        if kept.exists() {
            return Ok(kept);
        }
        fs::create_dir_all(&self.folder)?;
        self.clear(&name)?;
        say(&format!(
            "building a notebook of {pieces} pieces, kept in {} for later runs",
            kept.display()
        ));
        // Under another name until it is whole.
        let unfinished = self.folder.join(format!("{name}unfinished"));
        let (took, built) = timed(|| filled::build(&unfinished, pieces, &self.vocabulary));
        built?;
        let size = fs::metadata(unfinished.join(DATABASE))?.len() >> 20;
        say(&format!(
            "  built in {:.0} s, {size} MiB on the disk",
            took.as_secs_f64()
        ));
        fs::rename(&unfinished, &kept)?;
        Ok(kept)
    }

    /// Removes what an older recipe made, and what was not finished.
    fn clear(&self, name: &str) -> Result<(), Box<dyn Error>> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(name) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

fn copied(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
