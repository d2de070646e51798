//! Files written so that a crash or a full disk leaves the old one: a new file beside it, synced, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes of a file that are copied before somebody is asked whether to go on.
const PIECE: usize = 1024 * 1024;

/// Writes `bytes` to `path`. Until the rename the old file stands; after it the new one is on the disk.
///
/// # Errors
/// Those of the file system; the new file is then removed and an old one untouched.
pub fn write_safely(path: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(path, bytes)?;
    put(path)
}

/// Writes what is to become `path` beside it, and waits until it is on the disk; where it lies.
///
/// # Errors
/// Those of the file system; nothing is then left beside it.
pub(crate) fn stage(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let beside = beside(path)?;
    write_synced(&beside, bytes).inspect_err(|_| unstage(path))?;
    Ok(beside)
}

/// Puts what was staged into its place, and waits until the rename is on the disk.
///
/// # Errors
/// Those of the file system; what was staged is then removed and an old file untouched.
pub(crate) fn put(path: &Path) -> io::Result<()> {
    fs::rename(beside(path)?, path).inspect_err(|_| unstage(path))?;
    sync_folder(folder_of(path))
}

/// Removes what was staged. Nobody is told when that fails: it has no name of anything, and is written over next time.
pub(crate) fn unstage(path: &Path) {
    let _ = beside(path).and_then(fs::remove_file);
}

/// The folder in which a file is; a bare name is in the folder one is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".part");
    Ok(path.with_file_name(hidden))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder, and those above it, that nobody but its owner can look into, and waits until its name is on the disk.
///
/// # Errors
/// Those of the file system.
pub fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    sync_folder(folder_of(folder))
}

/// Copies a file that is not there yet, piece by piece as long as it is to go on after so many bytes, and waits until it is on
/// the disk; whether all of it was copied.
///
/// # Errors
/// Those of the file system.
pub fn copy_synced(from: &Path, to: &Path, goes_on: impl Fn(u64) -> bool) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let (mut from, mut copy) = (File::open(from)?, options.open(to)?);
    let (mut piece, mut copied) = (vec![0; PIECE], 0);
    loop {
        if !goes_on(copied) {
            return Ok(false);
        }
        let read = from.read(&mut piece)?;
        if read == 0 {
            return copy.sync_all().map(|()| true);
        }
        copy.write_all(piece.get(..read).unwrap_or_default())?;
        copied += u64::try_from(read).unwrap_or(0);
    }
}

/// Makes a rename or a new file in `folder` durable, where the system has such a thing.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.pdf");
        write_safely(&path, b"old").unwrap();
        write_safely(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_bare_name_is_in_the_folder_one_is_in() {
        let examples = [
            ("letter.pdf", "."),
            ("./letter.pdf", "."),
            ("out/letter.pdf", "out"),
            ("/letter.pdf", "/"),
        ];
        for (path, folder) in examples {
            assert_eq!(folder_of(Path::new(path)), Path::new(folder), "{path}");
            assert!(folder_of(Path::new(path)) == Path::new("out") || sync_folder(folder_of(Path::new(path))).is_ok());
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        fs::create_dir(&path).unwrap();
        assert!(write_safely(&path, b"new").is_err());
        assert!(path.is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
