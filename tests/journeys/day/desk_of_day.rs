//! The desk at which the day is spent: who sits down at it is killed, and what is on its disk is held against what was
//! acknowledged.

use std::ffi::OsString;
use std::fmt;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use visitbook_testkit::day;

use crate::day::book::Book;
use crate::day::deed::Deed;
use crate::day::script::script;
use crate::day::worker::{DISK, FROM, KEPT, LIFE, NOTEBOOK, OVER, SENT};
use crate::killed::Killed;

/// What the day came to.
#[derive(Default)]
pub struct Figures {
    kills: u32,
    /// Kills with a request on its way, and those of them in which the notebook or the visit was being opened.
    in_flight: u32,
    opening: u32,
    /// Kills after which the request on its way was there though nobody had been told so.
    untold: u32,
}

/// The desk.
pub struct DeskOfDay {
    /// What is known to be in the notebook.
    pub book: Book,
    /// What the day came to.
    pub figures: Figures,
    /// Whether the notebook was opened at this desk before, and so is in today's shape.
    pub was_opened: bool,
    disk: TempDir,
    script: Vec<Deed>,
    /// The day as it would be without any kill.
    meant: Book,
    seed: u64,
    lives: u64,
    /// Deeds that were acknowledged.
    done: usize,
    over: bool,
    /// The request that was sent and not answered.
    flight: Option<String>,
    /// Whether the first deed that was not acknowledged is in the notebook all the same.
    ahead: bool,
    /// How long a request takes: opening the notebook, and any other.
    spans: [Duration; 2],
}

impl DeskOfDay {
    /// A desk with a notebook of the first version on it.
    pub fn new(seed: u64) -> Self {
        let disk = tempfile::tempdir().unwrap();
        day::put_notebook(&disk.path().join(NOTEBOOK)).unwrap();
        let script = script();
        let mut desk = Self {
            book: Book::default(),
            figures: Figures::default(),
            was_opened: false,
            disk,
            script,
            meant: Book::default(),
            seed,
            lives: 0,
            done: 0,
            over: false,
            flight: None,
            ahead: false,
            spans: [Duration::from_millis(150), Duration::from_millis(8)],
        };
        desk.book = desk.found();
        desk.meant = desk.book.clone();
        desk.meant.settle_all();
        for deed in &desk.script {
            deed.effect(&mut desk.meant);
        }
        desk
    }

    /// How many deeds are left.
    pub fn left(&self) -> usize {
        self.script.len() - self.done
    }

    /// Whether all was done and acknowledged, and the notebook holds what the day was to leave.
    pub fn is_over(&self) -> bool {
        // A text that settled halfway, at a crash, counts as a change of its own.
        let mut meant = self.meant.clone();
        for (subject, entry) in &mut meant.records {
            entry.rev = self.book.rev(*subject);
        }
        let differences = meant.differences(&self.book);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        self.over
    }

    /// Somebody works at the desk until killed: after so many requests, and so much of the time the next one takes; or
    /// when the day is over. Then what is on the disk is looked at.
    pub fn sit_down(&mut self, end: Option<(u64, f64)>) {
        self.lives += 1;
        let variable = |value: u64| OsString::from(value.to_string());
        let (from, life) = (variable(self.done as u64), variable(self.lives));
        let variables = [(DISK, self.disk.path().as_os_str()), (FROM, &from), (LIFE, &life)];
        let mut worker = Killed::start("day::worker::work_until_killed", &variables);
        match end {
            Some((after, part)) => self.listen(&mut worker, after, part),
            None => self.listen_to_the_end(&mut worker),
        }
        for line in worker.kill() {
            self.hear(&line);
        }
        self.figures.kills += 1;
        self.judge();
    }

    fn listen_to_the_end(&mut self, worker: &mut Killed) {
        while !self.over {
            let line = worker.line().expect("the day goes on to its end");
            self.hear(&line);
        }
    }

    /// Hears the worker until so many requests were sent, and then waits for a part of the time that the last one takes.
    fn listen(&mut self, worker: &mut Killed, after: u64, part: f64) {
        let mut sent = 0;
        let mut since = now();
        while sent <= after {
            let line = worker.line().expect("the day goes on until it is broken off");
            if line.starts_with(SENT) {
                sent += 1;
                since = now();
            } else if line.starts_with(KEPT) {
                let opening = usize::from(self.flight.as_deref() != Some("unlock"));
                self.spans[opening] = self.spans[opening].mul_f64(0.75) + since.elapsed().mul_f64(0.25);
            }
            self.hear(&line);
        }
        let opening = usize::from(self.flight.as_deref() != Some("unlock"));
        std::thread::sleep(self.spans[opening].mul_f64(part));
    }

    fn hear(&mut self, line: &str) {
        if line == OVER {
            self.over = true;
        } else if let Some(label) = line.strip_prefix(&format!("{SENT} ")) {
            self.flight = Some(label.to_owned());
        } else if let Some(told) = line.strip_prefix(&format!("{KEPT} ")) {
            let (label, answer) = told.split_once(' ').expect("an answer");
            // What is longer than the pipe takes at once may have been cut off, and then says nothing.
            if let Ok(answer) = serde_json::from_str(answer) {
                self.acknowledged(label, &answer);
            }
        }
    }

    fn acknowledged(&mut self, label: &str, told: &Value) {
        self.flight = None;
        match label.parse::<usize>() {
            Ok(deed) => {
                assert_eq!(deed, self.done, "one after the other");
                if !std::mem::take(&mut self.ahead) {
                    self.script[deed].effect(&mut self.book);
                }
                if let Deed::Type(_, _, text) = &self.script[deed] {
                    assert_eq!(told["draft"], *text);
                }
                self.done += 1;
            }
            Err(_) => self.opened(label, told),
        }
        self.book.confirm(Book::told(&told["kept"]));
    }

    /// The notebook or the visit was opened, or the notebook was closed: every draft has settled.
    fn opened(&mut self, label: &str, told: &Value) {
        self.was_opened = true;
        let waiting = self.book.drafts.len();
        self.book.settle_all();
        if label == "unlock" {
            assert_eq!(told["recovered"], waiting - self.book.drafts.len());
        }
    }

    /// What is on the disk, in a copy: whoever sits down next finds it as the crash left it. Its journal tells the same.
    fn found(&self) -> Book {
        let (_copy, notebook) = day::opened_copy(&self.disk.path().join(NOTEBOOK)).unwrap();
        assert_eq!(notebook.records_by_journal().unwrap(), notebook.all_records().unwrap());
        assert_eq!(notebook.first_broken_entry().unwrap(), None);
        Book::of(&notebook)
    }

    /// Everything acknowledged is there, and nothing else but the whole of the one request that was on its way.
    fn judge(&mut self) {
        let found = self.found();
        let missing = self.book.differences(&found);
        let mut more = self.book.clone();
        let flight = self.flight.take();
        let deed = flight.as_ref().map(|label| label.parse::<usize>().ok());
        match deed {
            Some(Some(deed)) if !self.ahead => self.script[deed].effect(&mut more),
            Some(None) => more.settle_all(),
            _ => {}
        }
        let other = more.differences(&found);
        assert!(
            missing.is_empty() || other.is_empty(),
            "seed {}, life {}, {} deeds done, {flight:?} on its way.\nWithout it:\n{}\nWith it:\n{}",
            self.seed,
            self.lives,
            self.done,
            missing.join("\n"),
            other.join("\n")
        );
        self.figures.in_flight += u32::from(deed.is_some());
        self.figures.opening += u32::from(deed == Some(None));
        self.figures.untold += u32::from(!missing.is_empty());
        self.ahead |= !missing.is_empty() && deed.flatten().is_some();
        self.book = found;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kills,
            in_flight,
            opening,
            untold,
        } = self;
        write!(
            out,
            "{kills} kills, {in_flight} with a request on its way ({opening} while opening), {untold} of these there untold"
        )
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a request takes on this machine is measured"
)]
fn now() -> Instant {
    Instant::now()
}
