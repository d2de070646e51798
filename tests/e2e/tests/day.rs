//! A day at the keyboard on which the program is killed again and again: after each start everything is there that the
//! screen had told to be safe.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fmt;
use std::io::Write;
use std::time::Duration;

use tokio::time::Instant;
use visitbook_e2e::{Ledger, Stage, Task, Window};
use visitbook_testkit::{Chance, day};

/// So many kills break off a short day; more of them a whole one.
const FEW: u64 = 3;

fn setting(name: &str, usual: u64) -> u64 {
    let set = std::env::var(name).ok().and_then(|value| value.parse().ok());
    set.unwrap_or(usual)
}

/// Draws the moments at which the program is killed, and counts what they fell into.
struct Killer {
    chance: Chance,
    left: u64,
    kills: u32,
    /// Kills before the visit was open, at work, and after the day was over; of those at work, how many came between
    /// a key that stores or rates and the word that it is on the disk.
    opening: u32,
    writing: u32,
    over: u32,
    waiting: u32,
    /// How long opening takes here, how long was worked, and how long the whole day is thought to take.
    span: Duration,
    worked: Duration,
    day: Duration,
}

impl Killer {
    fn new(seed: u64, kills: u64, pieces: usize) -> Self {
        Self {
            chance: Chance::new(seed),
            left: kills,
            kills: 0,
            opening: 0,
            writing: 0,
            over: 0,
            waiting: 0,
            span: Duration::from_millis(1500),
            worked: Duration::ZERO,
            day: Duration::from_secs(3) * u32::try_from(pieces).unwrap(),
        }
    }

    /// How long after Enter the next kill comes: a quarter of them while the notebook is opened, the others spread over
    /// what is left of the day.
    fn moment(&mut self, done: f64) -> Duration {
        let rest = self.day.mul_f64((1.0 - done) * 2.0 / (self.left as f64 + 1.0));
        let part = self.chance.part();
        self.left -= 1;
        self.kills += 1;
        match self.chance.below(4) {
            0 => self.span.mul_f64(part),
            _ => self.span + rest.mul_f64(part),
        }
    }

    /// Counts a kill, and learns from it how fast things go here.
    fn learn(&mut self, life: &Life, end: Instant, ledger: &Ledger) {
        let Some(opened) = life.opened else {
            self.opening += 1;
            self.span = self.span.max(end - life.begun);
            return;
        };
        self.span = (self.span + (opened - life.begun)) / 2;
        if life.over {
            self.over += 1;
            return;
        }
        self.writing += 1;
        self.waiting += u32::from(ledger.waits());
        self.worked += end - opened;
        if ledger.share() > 0.02 {
            self.day = self.worked.div_f64(ledger.share());
        }
    }
}

impl fmt::Display for Killer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} kills: {} while opening, {} at work ({} with something on its way), {} after the day was over",
            self.kills, self.opening, self.writing, self.waiting, self.over
        )
    }
}

/// How far a life came.
struct Life {
    begun: Instant,
    opened: Option<Instant>,
    over: bool,
}

impl Life {
    fn new() -> Self {
        Self {
            begun: Instant::now(),
            opened: None,
            over: false,
        }
    }

    async fn lives(&mut self, window: &Window, ledger: &mut Ledger) {
        window.begin_day(ledger).await;
        self.opened = Some(Instant::now());
        window.work(ledger).await;
        self.over = true;
    }
}

/// Works at the day until killed.
async fn one_life(stage: &mut Stage, ledger: &mut Ledger, killer: &mut Killer) {
    let window = stage.before_a_day().await;
    let moment = killer.moment(ledger.share());
    let mut life = Life::new();
    tokio::select! {
        () = tokio::time::sleep(moment) => {}
        () = async { life.lives(&window, ledger).await; std::future::pending().await } => {}
    }
    let end = Instant::now();
    stage.kill();
    killer.learn(&life, end, ledger);
    the_journal_tells_the_same(stage);
}

/// Whatever moment it was: the notebook opens, its journal rebuilds its tables, and its chain holds.
fn the_journal_tells_the_same(stage: &Stage) {
    let (_copy, notebook) = day::opened_copy(&stage.chosen()).unwrap();
    assert_eq!(notebook.records_by_journal().unwrap(), notebook.all_records().unwrap());
    assert_eq!(notebook.first_broken_entry().unwrap(), None);
}

#[tokio::test]
async fn what_the_screen_told_to_be_safe_is_there_after_every_kill_of_a_day() {
    let (seed, kills) = (setting("VISITBOOK_DAY_SEED", 2026), setting("VISITBOOK_DAY_KILLS", FEW));
    let (pieces, cases) = if kills > FEW { (120, 12) } else { (12, 3) };
    let mut stage = Stage::new();
    stage.put_notebook_of_a_day();
    let mut ledger = Ledger::new(pieces, cases);
    let mut killer = Killer::new(seed, kills, pieces);
    while killer.left > 0 {
        one_life(&mut stage, &mut ledger, &mut killer).await;
        tell(&format!("seed {seed}, {:.0} % done, {killer}", ledger.share() * 100.0));
    }
    let window = stage.before_a_day().await;
    Life::new().lives(&window, &mut ledger).await;
    assert_eq!(ledger.next(), Task::Over);
    stage.kill();
    let window = stage.before_a_day().await;
    window.begin_day(&mut ledger).await;
    assert_eq!(ledger.next(), Task::Over, "all of the day is there");
}

fn tell(figures: &str) {
    std::io::stderr().write_all(format!("{figures}\n").as_bytes()).unwrap();
}
