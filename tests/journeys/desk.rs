//! A desk to work at: the core with a host whose answers are known beforehand.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;
use visitbook_app::Core;
use visitbook_app::contract::{BackupsKept, WireError};
use visitbook_app::error::Code;
use visitbook_app::host::{FileKind, Host, OpenKind};
use visitbook_domain::{Environment, Subject};
use visitbook_testkit::notebooks::CHEAP;
use visitbook_testkit::{PASSPHRASE, TestEnvironment};

/// What a person answers in the dialogs.
#[derive(Clone, Default)]
pub struct Answers(Arc<Mutex<Option<PathBuf>>>, Arc<Files>);

/// The files a person chooses, and how often they were asked for them or for a folder.
#[derive(Default)]
struct Files {
    chosen: Mutex<Vec<PathBuf>>,
    asked: AtomicU32,
    kept: Mutex<Vec<BackupsKept>>,
    warned: AtomicU32,
    progress: Mutex<Vec<(u32, u32)>>,
}

/// A host whose folders are under one temporary folder.
struct TestHost {
    root: PathBuf,
    answers: Answers,
}

impl Host for TestHost {
    fn settings_folder(&self) -> Option<PathBuf> {
        Some(self.root.join("settings"))
    }
    fn notebooks_folder(&self) -> PathBuf {
        self.root.join("notebooks")
    }
    /// Only where a test has made the folder: else every lock would leave a copy.
    fn backups_folder(&self) -> Option<PathBuf> {
        Some(self.root.join("backups")).filter(|folder| folder.is_dir())
    }
    fn kept(&self, kept: BackupsKept) {
        self.answers.1.kept.lock().unwrap().push(kept);
    }
    fn typefaces_folder(&self) -> Option<PathBuf> {
        Some(self.root.join("typefaces"))
    }
    fn ask_folder(&self) -> Option<PathBuf> {
        self.answers.1.asked.fetch_add(1, Ordering::SeqCst);
        drop(self.answers.1.chosen.lock().unwrap());
        self.answers.0.lock().unwrap().clone()
    }
    fn ask_save(&self, proposed: &str, _: FileKind) -> Option<PathBuf> {
        self.answers
            .0
            .lock()
            .unwrap()
            .as_ref()
            .map(|folder| folder.join(proposed))
    }
    fn ask_visit_file(&self) -> Option<PathBuf> {
        self.answers.0.lock().unwrap().clone()
    }
    fn ask_open(&self, _: OpenKind) -> Option<PathBuf> {
        self.answers.0.lock().unwrap().clone()
    }
    fn progress(&self, done: u32, total: u32) {
        self.answers.1.progress.lock().unwrap().push((done, total));
    }
    fn ask_files(&self) -> Vec<PathBuf> {
        self.answers.1.asked.fetch_add(1, Ordering::SeqCst);
        self.answers.1.chosen.lock().unwrap().clone()
    }
    fn print(&self) {}
    fn opened(&self) {}
    fn lock_soon(&self, seconds: u32) {
        self.answers.1.warned.fetch_add(seconds, Ordering::SeqCst);
    }
    fn flush(&self) {}
    fn flushed(&self) {}
    fn locked(&self) {}
}

impl Answers {
    /// The seconds of all warnings before a lock.
    pub fn warned(&self) -> u32 {
        self.1.warned.load(Ordering::SeqCst)
    }

    /// What the core told of backups.
    pub fn kept(&self) -> Vec<BackupsKept> {
        self.1.kept.lock().unwrap().clone()
    }

    /// This folder, in the next dialogs.
    pub fn folder(folder: PathBuf) -> Self {
        let answers = Self::default();
        *answers.0.lock().unwrap() = Some(folder);
        answers
    }
}

/// The words of a PDF in reading order, with single spaces.
pub fn pdf_words(path: &str) -> String {
    let output = Command::new("pdftotext").args(["-layout", path, "-"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The core with everything it puts on the disk below `root`.
pub fn core_at(root: &Path, answers: &Answers, env: &Arc<TestEnvironment>) -> Core {
    let host = TestHost {
        root: root.to_owned(),
        answers: answers.clone(),
    };
    Core::with_cost(Arc::clone(env) as Arc<dyn Environment>, Box::new(host), CHEAP)
}

/// The program on one laptop.
pub struct Desk {
    /// The core.
    pub core: Core,
    /// Everything on the disk.
    pub root: TempDir,
    answers: Answers,
    env: Arc<TestEnvironment>,
}

impl Desk {
    /// What the core told of backups.
    pub fn told_of_backups(&self) -> Vec<BackupsKept> {
        self.answers.kept()
    }

    /// How far the core said that it was: so much of so much.
    pub fn told_of_progress(&self) -> Vec<(u32, u32)> {
        self.answers.1.progress.lock().unwrap().clone()
    }

    /// A laptop without any notebook.
    pub fn new(laptop: u64) -> Self {
        let root = tempfile::tempdir().unwrap();
        let answers = Answers::default();
        let env = Arc::new(TestEnvironment::of_laptop(laptop));
        let core = core_at(root.path(), &answers, &env);
        Self {
            core,
            root,
            answers,
            env,
        }
    }

    /// A laptop with an open, empty notebook called Northmere 2026.
    pub fn with_notebook(laptop: u64) -> Self {
        let desk = Self::new(laptop);
        let request = json!({"name": "Northmere 2026", "in_chosen_folder": false, "person": "Maren Hollis", "passphrase": PASSPHRASE});
        let sheet = desk.call("prepare_notebook", request);
        desk.call(
            "confirm_notebook",
            json!({"groups": sheet["groups"], "sheet_kept": "Duty safe"}),
        );
        desk
    }

    /// The same with the sample visit in it; the visit's id beside it.
    pub fn with_sample(laptop: u64) -> (Self, Value) {
        let desk = Self::with_notebook(laptop);
        let visit = desk.call("open_sample", json!({"op_id": desk.op()}))["visit"].clone();
        (desk, visit)
    }

    /// A new op id.
    pub fn op(&self) -> Uuid {
        self.env.new_id()
    }

    /// Time goes by: so many seconds.
    pub fn pause(&self, seconds: u32) {
        for _ in 0..seconds {
            self.env.now();
        }
    }

    /// Changes fields of a record as it is kept.
    pub fn edit(&self, kept: &Value, fields: Value) -> Value {
        let request = json!({"op_id": self.op(), "subject": subject(kept), "base_rev": kept["rev"], "fields": fields});
        self.call("edit_record", request)
    }

    /// The seconds of all warnings before a lock.
    pub fn seconds_warned_of(&self) -> u32 {
        self.answers.warned()
    }

    /// What the person answers in the next dialogs.
    pub fn answer(&self, path: Option<PathBuf>) {
        *self.answers.0.lock().unwrap() = path;
    }

    /// The files the person chooses in the next dialogs.
    pub fn choose(&self, files: &[PathBuf]) {
        *self.answers.1.chosen.lock().unwrap() = files.to_vec();
    }

    /// How often somebody was asked for files to attach, or for a folder.
    pub fn asked_for_files(&self) -> u32 {
        self.answers.1.asked.load(Ordering::SeqCst)
    }

    /// Begins what opens the dialog for files or for a folder, and keeps it open while `meanwhile` runs.
    pub fn while_choosing<T>(&self, begin: impl FnOnce() -> T, meanwhile: impl FnOnce()) -> T {
        let open = self.answers.1.chosen.lock().unwrap();
        let before = self.asked_for_files();
        let begun = begin();
        while self.asked_for_files() == before {
            std::thread::yield_now();
        }
        meanwhile();
        drop(open);
        begun
    }

    /// A command that is carried out.
    pub fn call(&self, name: &str, request: Value) -> Value {
        self.core
            .call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// A command that is refused.
    pub fn refused(&self, name: &str, request: Value) -> WireError {
        self.core.call(name, request).expect_err(name)
    }

    /// A command that is refused with this code.
    pub fn refused_with(&self, name: &str, request: Value, code: Code) -> WireError {
        let error = self.refused(name, request);
        assert_eq!(error.code, code, "{error:?}");
        error
    }

    /// Closes the notebook and opens it again with its passphrase.
    pub fn reopen(&self) -> Value {
        self.call("lock", json!({}));
        let path = self.call("notebooks", json!({}))["known"][0]["path"].clone();
        self.call("unlock", json!({"path": path, "passphrase": PASSPHRASE}))
    }

    /// Everything of a visit.
    pub fn visit(&self, visit: &Value) -> Value {
        self.call("open_visit", json!({"visit": visit}))
    }

    /// Every record of a kind in a visit, each `{rev, kind, record}`.
    pub fn records(&self, visit: &Value, kind: &str) -> Vec<Value> {
        let view = self.visit(visit);
        view["kept"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|kept| kept["kind"] == kind)
            .cloned()
            .collect()
    }
}

/// The words of a kept block.
pub fn words(block: &Value) -> String {
    let runs = block["record"]["content"].as_array().unwrap();
    runs.iter().filter_map(|run| run["text"].as_str()).collect()
}

/// A save of one block of a letter with other words.
pub fn saving(desk: &Desk, block: &Value, words: &str) -> Value {
    let content = json!([{"type": "text", "text": words}]);
    let page = json!({"id": block["record"]["id"], "kind": block["record"]["kind"], "content": content});
    json!({"op_id": desk.op(), "letter": block["record"]["letter"], "blocks": [{"base_rev": block["rev"], "block": page}], "order": null})
}

/// The subject of a kept record.
pub fn subject(kept: &Value) -> Subject {
    serde_json::from_value(json!({"kind": kept["kind"], "id": kept["record"]["id"]})).unwrap()
}
