//! Somebody who types without a pause, and what of it was kept when the program died.

use std::time::Duration;

use tokio::time::Instant;

use crate::stage::Stage;
use crate::window::Window;

/// The first unsaved key waits a second at most; half another is for a busy machine to carry that out.
const MAY_BE_LOST: Duration = Duration::from_millis(1500);
const TYPING: Duration = Duration::from_secs(4);

struct Typed {
    at: Instant,
    /// What the status line said just after.
    status: String,
}

/// What was typed, word by word: `n000 n001 n002`.
pub struct Typist {
    typed: Vec<Typed>,
    /// When the program or the page went.
    end: Instant,
}

impl Typist {
    /// Types for four seconds wherever the focus is, and a little more for the end to come in the middle of.
    pub async fn types(window: &Window) -> Self {
        let begin = Instant::now();
        let mut typed = Vec::new();
        while begin.elapsed() < TYPING {
            window.write(&format!("{} ", word(typed.len()))).await;
            let at = Instant::now();
            let status = window
                .script("return document.querySelector('footer .safe')?.innerText ?? ''", &[])
                .await;
            typed.push(Typed {
                at,
                status: status.as_str().unwrap_or_default().to_owned(),
            });
        }
        Self {
            typed,
            end: Instant::now(),
        }
    }

    /// Kills the program in the middle of the next words.
    pub async fn dies(&mut self, window: &Window, stage: &mut Stage) {
        let rest: Vec<String> = (self.typed.len()..self.typed.len() + 100).map(word).collect();
        let rest = rest.join(" ");
        tokio::select! {
            () = window.write(&rest) => {}
            () = tokio::time::sleep(Duration::from_millis(150)) => {}
        }
        self.end = Instant::now();
        stage.kill();
    }

    /// Now is when the page goes.
    pub fn goes(&mut self) {
        self.end = Instant::now();
    }

    /// Compares what was kept with what was typed.
    ///
    /// # Panics
    /// When words are missing that the status line had told to be safe, or more than the last second.
    pub fn judge(&self, kept: &str) {
        let count = kept
            .split_whitespace()
            .enumerate()
            .take_while(|(at, found)| *found == word(*at))
            .count();
        let words = kept
            .split_whitespace()
            .filter(|found| found.len() == 4 && found.starts_with('n'))
            .count();
        assert!(words <= count + 1, "words are missing in the middle of {kept:?}");
        let acknowledged = self.acknowledged();
        assert!(
            count >= acknowledged,
            "{acknowledged} words were told to be safe, {count} are there: {:?}",
            self.statuses()
        );
        let due = self
            .typed
            .iter()
            .take_while(|each| self.end.duration_since(each.at) > MAY_BE_LOST)
            .count();
        assert!(
            count >= due,
            "{count} words are there of {}, of which {due} were older than {MAY_BE_LOST:?}",
            self.typed.len()
        );
    }

    /// How many words the status line told to be safe at the least. A save that is acknowledged now was sent after the
    /// one before it was acknowledged, so it holds every word typed before that.
    fn acknowledged(&self) -> usize {
        let changes: Vec<usize> = (1..self.typed.len())
            .filter(|at| self.typed[*at].status != self.typed[at - 1].status && self.typed[*at].status.contains("Safe"))
            .collect();
        assert!(
            changes.len() >= 2,
            "the status line told of too few saves: {:?}",
            self.statuses()
        );
        changes[changes.len() - 2]
    }

    fn statuses(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.typed.iter().map(|each| each.status.as_str()).collect();
        all.dedup();
        all
    }
}

fn word(number: usize) -> String {
    format!("n{number:03}")
}
