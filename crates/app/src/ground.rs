//! What a folder stands on: a disk of this computer, a folder that a service copies elsewhere, or another computer's disk.
//!
//! An open notebook is several files that belong together and change many times a minute. A service that copies them one by
//! one, or a disk that answers through a network, can put an old one beside a new one, and the notebook is then damaged. So a
//! notebook lives on this computer's own disk; copies of it that nobody changes, which backups are, may lie anywhere.

use std::path::{Path, PathBuf};

use crate::error::{AppError, Code};

/// What a folder stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A disk of this computer, as far as can be told.
    Local,
    /// A folder that a service copies to other computers; its name.
    Synced(&'static str),
    /// Another computer's disk; the kind of file system, as the system calls it.
    Network(String),
}

/// Names of folders that services make for what they copy, in small letters, as they stand or before ` - `, `-` or ` (` and an
/// account: `OneDrive - Northmere Council`, `GoogleDrive-maren@example.org`, `Dropbox (Northmere)`.
const NAMES: [(&str, &str); 21] = [
    ("onedrive", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("shared drives", "Google Drive"),
    ("drivefs", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("proton drive", "Proton Drive"),
    ("pclouddrive", "pCloud"),
    ("mega", "MEGA"),
    ("seafile", "Seafile"),
];

/// Files and folders that services keep at the top of what they copy, in small letters: how their names begin and end. Not
/// `.dropbox`: in a home folder that is where Dropbox keeps its settings.
const MARKS: [(&str, &str, &str); 9] = [
    // OneDrive's own, which the libraries of SharePoint have too, whatever the folder is called.
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "", "OneDrive"),
    (".dropbox.cache", "", "Dropbox"),
    (".tmp.drivedownload", "", "Google Drive"),
    (".tmp.driveupload", "", "Google Drive"),
    (".nextcloudsync.log", "", "Nextcloud"),
    (".owncloudsync.log", "", "ownCloud"),
    (".sync_", ".db", "Nextcloud"),
    ("._sync_", ".db", "ownCloud"),
    (".stfolder", "", "Syncthing"),
];

/// Kinds of file systems whose files are another computer's. Those of containers and virtual machines, `overlay`, `9p` and
/// `tmpfs`, are none.
const NETWORK: [&str; 28] = [
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.ceph-fuse",
    "fuse.curlftpfs",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.juicefs",
    "fuse.kio-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "gvfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
];

/// What a folder stands on, by the names in its path, by what lies in the folders above it, and by what is mounted where.
/// `mounts` is `/proc/self/mountinfo` (<https://docs.kernel.org/filesystems/proc.html>), empty where there is none;
/// `names_in` lists a folder.
pub fn ground_of(path: &Path, mounts: &str, names_in: &dyn Fn(&Path) -> Vec<String>) -> Ground {
    if is_share(path) {
        return Ground::Network("share".to_owned());
    }
    if let Some(service) = named(path).or_else(|| marked(path, names_in)) {
        return Ground::Synced(service);
    }
    match mounted(path, mounts) {
        Some(kind) => Ground::Network(kind),
        None => Ground::Local,
    }
}

/// Whether a path of Windows leads to another computer: `\\server\share`, or the same as the system spells it out.
fn is_share(path: &Path) -> bool {
    let path = path.to_string_lossy().to_lowercase();
    match path.strip_prefix(r"\\") {
        Some(rest) => rest.starts_with(r"?\unc\") || !(rest.starts_with(r"?\") || rest.starts_with(r".\")),
        None => false,
    }
}

/// The service by whose name a folder of the path is called.
fn named(path: &Path) -> Option<&'static str> {
    let path = path.to_string_lossy().to_lowercase();
    let is_of = |folder: &str, name: &str| {
        folder.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with('-') || rest.starts_with(" - ") || rest.starts_with(" (")
        })
    };
    let service = |folder: &str| NAMES.iter().find(|(name, _)| is_of(folder, name));
    path.split(['/', '\\']).find_map(service).map(|(_, service)| *service)
}

/// The service that keeps something of its own in a folder of the path.
fn marked(path: &Path, names_in: &dyn Fn(&Path) -> Vec<String>) -> Option<&'static str> {
    let service = |name: &String| {
        let name = name.to_lowercase();
        let mark = MARKS.iter().find(|(begins, ends, _)| match ends.is_empty() {
            true => name == *begins,
            false => name.starts_with(begins) && name.ends_with(ends),
        });
        mark.map(|(_, _, service)| *service)
    };
    path.ancestors()
        .find_map(|folder| names_in(folder).iter().find_map(service))
}

/// The kind of what is mounted deepest above a path, where it is another computer's.
fn mounted(path: &Path, mounts: &str) -> Option<String> {
    let above = mounts
        .lines()
        .filter_map(Mount::of)
        .filter(|mount| path.starts_with(&mount.point));
    // Of two that are mounted at one place the later one is seen.
    let mount = above.max_by_key(|mount| mount.point.components().count())?;
    // WebDAV is mounted as plain `fuse`, and says only by its address what it is.
    let elsewhere = NETWORK.contains(&mount.kind) || (mount.kind == "fuse" && mount.source.contains("://"));
    elsewhere.then(|| mount.kind.to_owned())
}

/// A line of `mountinfo`.
struct Mount<'a> {
    point: PathBuf,
    kind: &'a str,
    source: &'a str,
}

impl<'a> Mount<'a> {
    /// Of the fields before ` - ` the fifth is the place, of those after it the first two are kind and source.
    fn of(line: &'a str) -> Option<Self> {
        let (before, after) = line.split_once(" - ")?;
        let mut after = after.split(' ');
        Some(Self {
            point: spelt_out(before.split(' ').nth(4)?),
            kind: after.next()?,
            source: after.next().unwrap_or_default(),
        })
    }
}

/// A place as it is: a space, a tab, a line's end and a backslash stand in `mountinfo` as three digits to the base of eight.
fn spelt_out(written: &str) -> PathBuf {
    let signs = [(r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")];
    let spelt = signs
        .into_iter()
        .fold(written.to_owned(), |place, (code, sign)| place.replace(code, sign));
    spelt.into()
}

/// What a folder of this computer stands on; it need not be there yet. Both its path as it was named and the place to which
/// links lead count.
pub fn ground(folder: &Path) -> Ground {
    let mounts = std::fs::read("/proc/self/mountinfo").unwrap_or_default();
    let mounts = String::from_utf8_lossy(&mounts);
    let look = |path: PathBuf| ground_of(&path, &mounts, &names_in);
    let Ok(named) = std::path::absolute(folder) else {
        return look(folder.to_owned());
    };
    match look(resolved(&named)) {
        Ground::Local => look(named),
        elsewhere => elsewhere,
    }
}

/// Refuses a folder in which a notebook must not live.
///
/// # Errors
/// [`Code::PlaceSynced`] with the `service`, [`Code::PlaceNetwork`]; both with the `place`.
pub fn stands_firm(folder: &Path) -> Result<(), AppError> {
    let refused = match ground(folder) {
        Ground::Local => return Ok(()),
        Ground::Synced(service) => AppError::new(
            Code::PlaceSynced,
            format!(
                "the folder belongs to {service}, and what is copied elsewhere while it is written is damaged by it; a notebook lives \
                 on this computer's own disk (`visitbook bring-home` makes a checked copy there)"
            ),
        )
        .with("service", service),
        Ground::Network(kind) => AppError::new(
            Code::PlaceNetwork,
            format!(
                "the folder is on another computer ({kind}), and a notebook whose connection breaks is damaged by it; it lives on \
                 this computer's own disk (`visitbook bring-home` makes a checked copy there)"
            ),
        ),
    };
    Err(refused.with("place", folder.display()))
}

/// The first of some folders in which a notebook may live, or else the first: what is usual on a computer may be copied to a
/// service, as documents are to OneDrive on many.
pub fn first_firm(folders: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    let mut folders = folders.into_iter();
    let first = folders.next()?;
    let firm = |folder: &PathBuf| ground(folder) == Ground::Local;
    match firm(&first) {
        true => Some(first),
        false => folders.find(firm).or(Some(first)),
    }
}

/// A folder that cannot be listed has no marks that anybody could see.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// The path with every link in it followed, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let there = path
        .ancestors()
        .find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    match there {
        Some((folder, real)) => match path.strip_prefix(folder) {
            Ok(rest) if rest.as_os_str().is_empty() => real,
            Ok(rest) => real.join(rest),
            Err(_) => real,
        },
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests;
