//! The one who works through the day until killed: sends each request as the page does, and says what was acknowledged.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use visitbook_app::Core;
use visitbook_testkit::{PASSPHRASE, TestEnvironment, northmere};

use crate::day::book::Book;
use crate::day::script::{op, script};
use crate::desk::{Answers, core_at};
use crate::killed::say;

/// Names the computer's disk, with the notebook in it. Without it there is nothing to do.
pub const DISK: &str = "VISITBOOK_DAY_DISK";
/// The deed to go on with.
pub const FROM: &str = "VISITBOOK_DAY_FROM";
/// How often somebody sat down at this notebook before.
pub const LIFE: &str = "VISITBOOK_DAY_LIFE";
/// The notebook's folder on the disk.
pub const NOTEBOOK: &str = "Northmere 2026";

/// A request is on its way.
pub const SENT: &str = "sent";
/// It was answered.
pub const KEPT: &str = "kept";
/// Everything of the day is done.
pub const OVER: &str = "the day is over";

/// Runs as a program of its own, started by the test beside this file; run with the others it ends at once.
#[test]
fn work_until_killed() {
    let Some(disk) = std::env::var_os(DISK).map(PathBuf::from) else {
        return;
    };
    let number = |name: &str| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let life = number(LIFE) as u64;
    let folder = disk.join(NOTEBOOK);
    let env = Arc::new(TestEnvironment::of_laptop(1000 + life));
    let core = core_at(&disk, &Answers::folder(folder.clone()), &env);
    call(&core, "choose_folder", json!({}));
    let worker = Worker { core, folder };
    let mut known = worker.open();
    for (at, deed) in script().iter().enumerate().skip(number(FROM)) {
        let (name, request) = deed.request(op(at), &known);
        let told = worker.send(&at.to_string(), name, request);
        known.records.extend(Book::told(&told["kept"]).records);
    }
    say(OVER);
    loop {
        worker.send("lock", "lock", json!({}));
        worker.open();
    }
}

struct Worker {
    core: Core,
    folder: PathBuf,
}

impl Worker {
    /// Opens the notebook and the visit, and knows what is in it.
    fn open(&self) -> Book {
        let unlock = json!({"path": self.folder, "passphrase": PASSPHRASE});
        self.send("unlock", "unlock", unlock);
        let visit = json!({"visit": northmere::visit().id});
        say(&format!("{SENT} open"));
        let view = call(&self.core, "open_visit", visit);
        say(&format!("{KEPT} open {{}}"));
        Book::told(&view["kept"])
    }

    /// Sends a request, says before and after that it did, and answers what was told to be on the disk: records, or the
    /// text of a draft.
    fn send(&self, label: &str, name: &str, request: Value) -> Value {
        let draft = request["text"].clone();
        say(&format!("{SENT} {label}"));
        let answer = call(&self.core, name, request);
        let kept = answer.get("kept").unwrap_or(&answer["saved"]["kept"]);
        let told = json!({"kept": kept, "draft": draft, "recovered": answer["recovered"]});
        say(&format!("{KEPT} {label} {told}"));
        told
    }
}

fn call(core: &Core, name: &str, request: Value) -> Value {
    core.call(name, request)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}
