//! Backups on the command line: made, listed, verified, and restored on another laptop.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use visitbook_testkit::{PASSPHRASE, TempNotebook};

use crate::{complaint, path, run, told, with_passphrase};

/// A notebook with the sample visit in it, closed.
fn notebook() -> TempNotebook {
    let mut notebook = TempNotebook::new().unwrap();
    notebook.close();
    let folder = tempfile::tempdir().unwrap();
    let visit = folder.path().join("northmere.visit.json");
    fs::write(&visit, visitbook_app::sample_file()).unwrap();
    told(&with_passphrase(
        PASSPHRASE,
        &["import", path(&visit), "--notebook", path(&notebook.path())],
    ));
    notebook
}

/// A backup of it below this place: its folder.
fn backed_up(notebook: &TempNotebook, place: &Path) -> PathBuf {
    let from = notebook.path();
    let arguments = ["backup", "--notebook", path(&from), "--into", path(place)];
    let said = told(&with_passphrase(PASSPHRASE, &arguments));
    assert!(
        said.starts_with("Made, opened again and compared row by row: Northmere 2026, "),
        "{said}"
    );
    PathBuf::from(said.lines().nth(1).unwrap().trim())
}

fn visits(notebook: &Path) -> String {
    told(&with_passphrase(PASSPHRASE, &["visits", "--notebook", path(notebook)]))
}

#[test]
fn a_backup_is_made_listed_verified_and_restored_with_the_passphrase() {
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let backup = backed_up(&notebook, place.path());
    let listed = told(&run(&["backups", path(place.path())]));
    assert!(
        listed.contains(path(&backup)) && listed.contains(" MB, Visitbook "),
        "{listed}"
    );
    let verified = told(&with_passphrase(PASSPHRASE, &["verify", path(&backup)]));
    assert!(
        verified.starts_with("The backup is whole: Northmere 2026, "),
        "{verified}"
    );
    let into = place.path().join("Restored");
    told(&with_passphrase(
        PASSPHRASE,
        &["restore", path(&backup), "--into", path(&into)],
    ));
    assert_eq!(visits(&into), visits(&notebook.path()));
    let whole = told(&with_passphrase(PASSPHRASE, &["verify", path(&into)]));
    assert!(whole.starts_with("The notebook is whole"), "{whole}");
    let again = complaint(&with_passphrase(
        PASSPHRASE,
        &["restore", path(&backup), "--into", path(&into)],
    ));
    assert!(again.contains("not empty"), "{again}");
}

#[test]
fn the_recovery_sheet_alone_restores_on_another_laptop() {
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let backup = backed_up(&notebook, place.path());
    let into = place.path().join("Restored");
    let restored = |sheet: &str| {
        let line = format!(
            "exec '{}' restore '{}' --into '{}' --sheet-fd 3 3<<'END'\n{sheet}\nEND\n",
            env!("CARGO_BIN_EXE_visitbook"),
            path(&backup),
            path(&into)
        );
        Command::new("bash").arg("-c").arg(line).output().unwrap()
    };
    let sheet = notebook.sheet.groups().join(" ");
    let first = &notebook.sheet.groups()[0];
    let mistyped = sheet.replace(first.as_str(), "0000");
    assert!(complaint(&restored(&mistyped)).contains("recovery sheet"));
    assert!(!into.exists());
    told(&restored(&sheet));
    assert_eq!(visits(&into), visits(&notebook.path()));
}

#[test]
fn what_is_wrong_with_a_backup_or_a_notebook_is_said_and_a_backup_is_not_opened_where_it_lies() {
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let backup = backed_up(&notebook, place.path());
    let opened = complaint(&with_passphrase(PASSPHRASE, &["visits", "--notebook", path(&backup)]));
    assert!(opened.contains("restore it"), "{opened}");
    let head = complaint(&with_passphrase(
        PASSPHRASE,
        &["verify", path(&notebook.path()), "--head", &"00".repeat(32)],
    ));
    assert!(head.contains("no entry of the journal has this digest"), "{head}");
    for folder in [&backup, &notebook.path()] {
        let database = folder.join("notebook.db");
        let mut bytes = fs::read(&database).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&database, bytes).unwrap();
        let said = complaint(&with_passphrase(PASSPHRASE, &["verify", path(folder)]));
        assert!(said.contains("not whole") || said.contains("cannot be read"), "{said}");
    }
    let none = complaint(&with_passphrase(PASSPHRASE, &["verify", path(place.path())]));
    assert!(none.contains("no notebook"), "{none}");
}

#[test]
fn another_passphrase_opens_the_notebook_from_then_on() {
    let notebook = notebook();
    let folder = notebook.path();
    let changed = |now: &str, new: &str| {
        let line = format!(
            "exec '{}' passphrase '{}' {now} --new-passphrase-fd 4 4<<'NEW'\n{new}\nNEW\n",
            env!("CARGO_BIN_EXE_visitbook"),
            path(&folder),
        );
        Command::new("bash").arg("-c").arg(line).output().unwrap()
    };
    let by_passphrase = format!("--passphrase-fd 3 3<<<'{PASSPHRASE}'");
    let new = "copper window thirty robins";
    assert!(complaint(&changed(&by_passphrase, "too short")).contains("16 characters"));
    assert!(complaint(&changed("--passphrase-fd 3 3<<<'quiet harbour'", new)).contains("does not open"));
    told(&changed(&by_passphrase, new));
    let listed = ["visits", "--notebook", path(&folder)];
    assert!(complaint(&with_passphrase(PASSPHRASE, &listed)).contains("does not open"));
    told(&with_passphrase(new, &listed));
    // The sheet is enough for whoever forgot it.
    let sheet = notebook.sheet.groups().join(" ");
    told(&changed(&format!("--sheet-fd 3 3<<<'{sheet}'"), PASSPHRASE));
    told(&with_passphrase(PASSPHRASE, &listed));
}

#[test]
fn a_notebook_in_a_synchronised_folder_is_refused_and_brought_home() {
    let notebook = notebook();
    let place = tempfile::tempdir().unwrap();
    let away = place.path().join("Nextcloud/Northmere 2026");
    fs::create_dir(place.path().join("Nextcloud")).unwrap();
    fs::rename(notebook.path(), &away).unwrap();
    let refused = complaint(&with_passphrase(PASSPHRASE, &["visits", "--notebook", path(&away)]));
    assert!(
        refused.contains("Nextcloud") && refused.contains("visitbook bring-home") && refused.contains(path(&away)),
        "{refused}"
    );
    let into = place.path().join("Visits/Northmere 2026");
    let said = told(&with_passphrase(
        PASSPHRASE,
        &["bring-home", path(&away), "--into", path(&into)],
    ));
    assert!(said.contains(path(&into)) && said.contains(path(&away)), "{said}");
    assert!(visits(&into).contains("Third monitoring visit"), "{}", visits(&into));
    assert!(away.join("notebook.db").exists());
    let again = complaint(&with_passphrase(
        PASSPHRASE,
        &["bring-home", path(&into), "--into", path(&away.with_file_name("Copy"))],
    ));
    assert!(again.contains("Nextcloud"), "{again}");
}

#[test]
fn what_can_be_read_of_a_damaged_notebook_is_put_into_a_new_one_and_what_is_missing_is_said() {
    let notebook = notebook();
    let database = notebook.path().join("notebook.db");
    let mut bytes = fs::read(&database).unwrap();
    // Its first page, without which no database is opened.
    bytes[1000] ^= 1;
    fs::write(&database, &bytes).unwrap();
    complaint(&with_passphrase(
        PASSPHRASE,
        &["visits", "--notebook", path(&notebook.path())],
    ));
    let place = tempfile::tempdir().unwrap();
    let into = place.path().join("Salvaged");
    let arguments = ["salvage", path(&notebook.path()), "--into", path(&into)].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = told(&with_passphrase(PASSPHRASE, &arguments));
    assert!(
        said.starts_with("Salvaged: ") && said.contains("missing: nothing that is known of"),
        "{said}"
    );
    assert_eq!(fs::read(&database).unwrap(), bytes);
    assert_eq!(visits(&into).lines().count(), 1);
    let whole = told(&with_passphrase(PASSPHRASE, &["verify", path(&into)]));
    assert!(whole.starts_with("The notebook is whole"), "{whole}");
    let again = complaint(&with_passphrase(PASSPHRASE, &arguments));
    assert!(again.contains("not empty"), "{again}");
}
