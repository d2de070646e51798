//! The list of notebooks that were opened on this computer: folders and times, nothing of their content.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use visitbook_store::{KeyFile, files, is_notebook, lacks_keys};

use crate::contract::KnownNotebook;

const FILE: &str = "notebooks.json";
const MOST: usize = 50;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    path: PathBuf,
    opened: DateTime<Utc>,
}

/// Every notebook of the list that is still there, last opened first. A list that cannot be read is an empty one: it
/// is a convenience, and a notebook can always be found by its folder.
pub(crate) fn known(settings: Option<&Path>) -> Vec<KnownNotebook> {
    let lines = settings.map(read).unwrap_or_default();
    lines
        .into_iter()
        .filter(|line| is_notebook(&line.path))
        .map(|line| describe(&line.path, Some(line.opened)))
        .collect()
}

/// What is known of the notebook in `folder` without opening it.
pub(crate) fn describe(folder: &Path, opened: Option<DateTime<Utc>>) -> KnownNotebook {
    KnownNotebook {
        path: folder.to_string_lossy().into_owned(),
        name: folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        sheet_kept: KeyFile::read(folder).map(|keys| keys.sheet_kept).unwrap_or_default(),
        keys_missing: lacks_keys(folder),
        opened,
    }
}

/// Puts a notebook at the head of the list. A list that cannot be written is not worth stopping somebody's work for.
pub(crate) fn remember(settings: Option<&Path>, folder: &Path, now: DateTime<Utc>) {
    let Some(settings) = settings else { return };
    let mut lines = read(settings);
    lines.retain(|line| line.path != folder);
    lines.insert(
        0,
        Line {
            path: folder.to_owned(),
            opened: now,
        },
    );
    lines.truncate(MOST);
    write(settings, &lines);
}

/// Names the copy of a notebook in the list where the old one was named.
pub(crate) fn put_in_place(settings: Option<&Path>, old: &Path, copy: &Path) {
    let Some(settings) = settings else { return };
    let mut lines = read(settings);
    if let Some(line) = lines.iter_mut().find(|line| line.path == old) {
        line.path = copy.to_owned();
        write(settings, &lines);
    }
}

fn write(settings: &Path, lines: &[Line]) {
    if let Ok(bytes) = serde_json::to_vec_pretty(lines)
        && fs::create_dir_all(settings).is_ok()
    {
        let _ = files::write_safely(&settings.join(FILE), &bytes);
    }
}

fn read(settings: &Path) -> Vec<Line> {
    let bytes = fs::read(settings.join(FILE)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}
