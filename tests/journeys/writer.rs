//! The writer that is killed: adds case after case to a notebook and says so after each commit.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;
use visitbook_domain::{CaseId, Environment, VisitId};
use visitbook_store::{Notebook, Secret};
use visitbook_testkit::{PASSPHRASE, TestEnvironment, northmere};

use crate::killed::say;

/// Names the notebook to write in. Without it the writer has nothing to do.
pub const KILLED_NOTEBOOK: &str = "VISITBOOK_KILLED_NOTEBOOK";

/// The count in a line of the writer.
pub fn acknowledged(line: &str) -> Option<u64> {
    line.strip_prefix("committed ")?.parse().ok()
}

/// Runs as a program of its own, started by the test beside this file; run with the others it ends at once.
#[test]
fn write_until_killed() {
    let Some(folder) = std::env::var_os(KILLED_NOTEBOOK).map(PathBuf::from) else {
        return;
    };
    let env: Arc<dyn Environment> = Arc::new(TestEnvironment::of_laptop(999));
    let notebook = Notebook::open(&folder, &Secret::Passphrase(PASSPHRASE), Arc::clone(&env)).unwrap();
    let (authority, inspection) = (northmere::authority(), northmere::inspection());
    notebook
        .transact(env.new_id(), move |tx| {
            let mut visit = northmere::visit();
            visit.team.clear();
            tx.add(authority.into())
                .and_then(|()| tx.add(inspection.into()))
                .and_then(|()| tx.add(visit.into()))
        })
        .unwrap();
    for count in 1u128.. {
        let mut case = northmere::case(count % 90);
        case.id = CaseId(Uuid::from_u128(0x7000_0000 + count));
        case.visit = VisitId(northmere::visit().id.0);
        notebook.transact(env.new_id(), move |tx| tx.add(case.into())).unwrap();
        say(&format!("committed {count}"));
    }
}
