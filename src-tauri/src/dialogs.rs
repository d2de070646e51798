//! Native dialogs. They are opened here only, so that a path never comes from the page.
//!
//! In builds for the end-to-end tests the folder named by `VISITBOOK_E2E_DIALOGS` answers instead: it is the folder
//! chosen, files are saved in it, its only file of a kind is the one opened, and those in its folder `attach` are
//! attached.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};
use visitbook_app::host::{FileKind, OpenKind};

/// Asks for a folder.
pub fn folder(app: &AppHandle) -> Option<PathBuf> {
    if let Some(folder) = answered() {
        return Some(folder);
    }
    path(app.dialog().file().set_title("Choose a folder").blocking_pick_folder())
}

/// Asks where to write a file.
pub fn save(app: &AppHandle, proposed: &str, kind: FileKind) -> Option<PathBuf> {
    if let Some(folder) = answered() {
        return Some(folder.join(proposed));
    }
    let (name, title) = match kind {
        FileKind::Pdf => ("PDF", "Save the letter"),
        FileKind::SealedVisit => ("Visit, encrypted", "Save the visit"),
        FileKind::PlainVisit => ("Visit, plain text", "Save the visit as plain text"),
        FileKind::Csv => ("Table", "Save the table"),
        FileKind::Docx => ("Word document", "Save the Word document"),
        FileKind::Xlsx => ("Workbook", "Save the workbook"),
        FileKind::Html => ("Web page", "Save the letter as a web page"),
        FileKind::Text => ("Plain text", "Save the letter as plain text"),
        FileKind::Receipt => ("Receipt", "Save the receipt"),
        FileKind::Attachment(_) => ("File", "Save a copy outside the notebook"),
    };
    let ending = kind.ending().rsplit('.').next().unwrap_or_default();
    let dialog = app
        .dialog()
        .file()
        .set_title(title)
        .set_file_name(proposed)
        .add_filter(name, &[ending]);
    path(dialog.blocking_save_file())
}

/// Asks for a visit file.
pub fn visit_file(app: &AppHandle) -> Option<PathBuf> {
    if let Some(folder) = answered() {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.retain(|file| {
            file.extension()
                .is_some_and(|ending| ending == "visit" || ending == "json")
        });
        return files.pop();
    }
    let dialog = app
        .dialog()
        .file()
        .set_title("Choose a visit file")
        .add_filter("Visit", &["visit", "json"]);
    path(dialog.blocking_pick_file())
}

/// Asks for a file of another kind.
pub fn open(app: &AppHandle, kind: OpenKind) -> Option<PathBuf> {
    if let Some(folder) = answered() {
        let files = std::fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()));
        let fits = |file: &PathBuf| {
            let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned());
            ending.is_some_and(|ending| kind.endings().contains(&ending.as_str()))
        };
        return files.filter(fits).min();
    }
    let (name, title) = match kind {
        OpenKind::Lists => ("Lists", "Choose the authority\u{2019}s lists"),
        OpenKind::Notes => ("Notes", "Choose notes"),
        OpenKind::Comments => ("Word documents", "Choose the table of comments"),
        OpenKind::Letter => ("Letters and reports", "Choose the last letter or report"),
        OpenKind::Reviewed => ("Word documents", "Choose the copy that came back"),
        OpenKind::Picture => ("Pictures", "Choose the picture of the letterhead"),
    };
    let dialog = app.dialog().file().set_title(title).add_filter(name, kind.endings());
    path(dialog.blocking_pick_file())
}

/// Asks for files to attach.
pub fn files(app: &AppHandle) -> Vec<PathBuf> {
    if let Some(folder) = answered() {
        return std::fs::read_dir(folder.join("attach"))
            .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
            .unwrap_or_default();
    }
    let dialog = app.dialog().file().set_title("Attach files").add_filter(
        "Pictures, documents and text",
        &["png", "jpg", "jpeg", "pdf", "txt", "xlsx", "docx"],
    );
    let chosen = dialog.blocking_pick_files().unwrap_or_default();
    chosen.into_iter().filter_map(|file| path(Some(file))).collect()
}

fn path(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|chosen| chosen.into_path().ok())
}

/// The answer of a build for tests. A released program does not even contain the name.
fn answered() -> Option<PathBuf> {
    if cfg!(feature = "e2e") {
        std::env::var_os("VISITBOOK_E2E_DIALOGS").map(PathBuf::from)
    } else {
        None
    }
}
