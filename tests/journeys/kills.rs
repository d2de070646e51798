//! A writer that is killed at any moment: what it acknowledged is there, and the notebook opens.

use std::time::Duration;

use visitbook_domain::SubjectKind;
use visitbook_testkit::TempNotebook;

use crate::killed::Killed;
use crate::writer::{KILLED_NOTEBOOK, acknowledged};

/// How often the writer is killed. `make test` takes the short form; the variable makes it longer.
fn rounds() -> u64 {
    std::env::var("VISITBOOK_KILLS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(12)
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed() {
    for round in 0..rounds() {
        let mut notebook = TempNotebook::on_laptop(round).unwrap();
        notebook.close();
        let path = notebook.path();
        let mut writer = Killed::start("writer::write_until_killed", &[(KILLED_NOTEBOOK, path.as_os_str())]);
        let first = std::iter::from_fn(|| writer.line())
            .find_map(|line| acknowledged(&line))
            .expect("the writer writes");
        std::thread::sleep(Duration::from_millis(3 + round * 17 % 90));
        let rest = writer.kill();
        let last = rest.iter().rev().find_map(|line| acknowledged(line)).unwrap_or(first);

        let opened = notebook.reopen().unwrap();
        let cases = opened.read(|reader| reader.all(SubjectKind::Case)).unwrap();
        assert!(
            cases.len() as u64 >= last,
            "round {round}: {last} acknowledged, {} there",
            cases.len()
        );
        assert!(
            cases.len() as u64 <= last + 1,
            "round {round}: at most the one in flight is more"
        );
        assert_eq!(opened.records_by_journal().unwrap(), opened.all_records().unwrap());
        assert_eq!(opened.first_broken_entry().unwrap(), None);
    }
}
