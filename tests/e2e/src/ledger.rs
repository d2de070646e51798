//! What somebody at the keyboard has done of a day, what the screen told them to be safe of it, and whether that is there.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use visitbook_testkit::day::{self, Piece};

/// What is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// This piece of evidence, from 0.
    Piece(usize),
    /// The cells of this case, from 0.
    Rate(usize),
    /// The day is over.
    Over,
}

/// A day, as far as it has come.
pub struct Ledger {
    pieces: Vec<Piece>,
    cases: usize,
    /// Pieces that were told to be stored.
    stored: usize,
    /// Whether the next one was sent to be stored.
    storing: bool,
    /// What went through the keyboard into the capture bar since.
    typed: String,
    /// How much of it was told to be safe, in bytes.
    safe: usize,
    /// How much of it had been typed when the status line changed last.
    at_change: usize,
    status: String,
    /// Cells that were rated, and whether they were told to be on the disk.
    cells: BTreeMap<(usize, usize), bool>,
}

impl Ledger {
    /// A day of so many pieces about so many cases, of which nothing is done.
    #[must_use]
    pub fn new(pieces: usize, cases: usize) -> Self {
        Self {
            pieces: day::pieces(pieces, cases),
            cases,
            stored: 0,
            storing: false,
            typed: String::new(),
            safe: 0,
            at_change: 0,
            status: String::new(),
            cells: BTreeMap::new(),
        }
    }

    /// What is next: a case is rated when all about it is written down.
    #[must_use]
    pub fn next(&self) -> Task {
        let begun = self.pieces.get(self.stored).map_or(self.cases, |piece| piece.case);
        let open = |case: &usize| !(0..day::CRITERIA.len()).all(|column| self.is_rated(*case, column));
        match (0..begun).find(open) {
            Some(case) => Task::Rate(case),
            None if self.stored < self.pieces.len() => Task::Piece(self.stored),
            None => Task::Over,
        }
    }

    /// How many cases are read.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How much of the day is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        let rated = self.cells.values().filter(|told| **told).count() as f64 / day::CRITERIA.len() as f64;
        let typing = self
            .pieces
            .get(self.stored)
            .map_or(0.0, |piece| self.typed.len() as f64 / piece.typed().len() as f64);
        (self.stored as f64 + typing + rated) / (self.pieces.len() + self.cases) as f64
    }

    /// Whether something was sent to be stored, and nobody told yet that it is.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.storing || self.cells.values().any(|told| !told)
    }

    /// What of the next piece is still to be typed.
    #[must_use]
    pub fn rest(&self) -> String {
        let whole = self.pieces[self.stored].typed();
        whole.strip_prefix(&self.typed).unwrap_or_default().to_owned()
    }

    /// What stands in the capture bar.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// These keys are pressed.
    pub fn types(&mut self, keys: &str) {
        self.typed.push_str(keys);
    }

    /// The status line says this after the last `keys` bytes were typed. A save that is acknowledged now was sent after
    /// the one before it was, so it holds all that was typed before that was seen.
    pub fn sees(&mut self, status: &str, keys: usize) {
        if status == self.status {
            return;
        }
        status.clone_into(&mut self.status);
        if status.contains("Safe") {
            self.safe = self.safe.max(self.at_change);
            self.at_change = self.typed.len() - keys;
        }
    }

    /// The status line says that all is safe, and nothing was typed for longer than a save waits.
    pub fn all_is_safe(&mut self) {
        self.safe = self.typed.len();
    }

    /// The piece is sent to be stored; what the page says when it is.
    pub fn stores(&mut self) -> String {
        self.storing = true;
        format!("Stored as E{:03}.", day::PIECES_BEFORE + self.stored + 1)
    }

    /// The page said so.
    pub fn is_stored(&mut self) {
        self.stored += 1;
        self.begin_next();
    }

    fn begin_next(&mut self) {
        self.storing = false;
        self.typed.clear();
        self.safe = 0;
        self.at_change = 0;
    }

    /// A cell is rated; the rating.
    pub fn rates(&mut self, case: usize, column: usize) -> Value {
        self.cells.entry((case, column)).or_insert(false);
        json!(day::rating(case, column))
    }

    /// Whether a cell was told to be on the disk.
    #[must_use]
    pub fn is_rated(&self, case: usize, column: usize) -> bool {
        self.cells.get(&(case, column)).copied().unwrap_or(false)
    }

    /// The cells of a case as the grid shows them: the rating, and whether it waits to be on the disk.
    pub fn sees_cells(&mut self, case: usize, shown: &Value) {
        for (column, cell) in shown.as_array().into_iter().flatten().enumerate() {
            if cell["waits"] == json!(false) && cell["rating"] == json!(day::rating(case, column)) {
                self.cells.insert((case, column), true);
            }
        }
    }

    /// Compares the visit, as the program tells it after a start, with what was told to be safe before. What is there is
    /// what the day goes on from.
    ///
    /// # Panics
    /// When something is missing, is another, or was never typed.
    pub fn judge(&mut self, visit: &Value) {
        self.judge_pieces(visit);
        self.judge_draft(visit["unfinished"]["capture"].as_str().unwrap_or_default());
        self.judge_cells(visit);
    }

    fn judge_pieces(&mut self, visit: &Value) {
        let all = records(visit, "evidence");
        let count = all.len() - day::PIECES_BEFORE;
        assert!(
            count == self.stored || (self.storing && count == self.stored + 1),
            "{} pieces were told to be stored, {count} are there",
            self.stored
        );
        for (piece, record) in self.pieces.iter().zip(&all[day::PIECES_BEFORE..]) {
            let found = json!([record["text"], record["mark"], record["case"], record["tags"]]);
            let tags: Vec<_> = piece.tag.into_iter().collect();
            assert_eq!(found, json!([piece.text, piece.mark, day::case(piece.case).id, tags]));
        }
        if count > self.stored {
            self.is_stored();
        }
        self.storing = false;
    }

    fn judge_draft(&mut self, kept: &str) {
        assert!(
            self.typed.starts_with(kept),
            "{kept:?} was never typed, but {:?}",
            self.typed
        );
        assert!(
            kept.len() >= self.safe,
            "{:?} was told to be safe, {kept:?} is there",
            self.typed.get(..self.safe)
        );
        self.typed.truncate(kept.len());
        self.safe = kept.len();
        self.at_change = kept.len();
        self.status.clear();
    }

    fn judge_cells(&mut self, visit: &Value) {
        let columns = day::criteria().criteria;
        let all = records(visit, "case");
        for (case, record) in all.iter().enumerate().take(self.cases) {
            for (column, criterion) in columns.iter().enumerate() {
                let ratings = record["ratings"].as_array().unwrap();
                let rated = ratings.iter().find(|rated| rated["criterion"] == json!(criterion.id));
                let place = (case, column);
                match (self.cells.get(&place), rated) {
                    (None, None) => {}
                    (Some(false), None) => {
                        self.cells.remove(&place);
                    }
                    (Some(_), Some(rated)) if rated["rating"] == json!(day::rating(case, column)) => {
                        self.cells.insert(place, true);
                    }
                    (told, found) => panic!("the cell {place:?} was told {told:?} to be safe and is {found:?}"),
                }
            }
        }
    }
}

fn records<'a>(visit: &'a Value, kind: &str) -> Vec<&'a Value> {
    let kept = visit["kept"].as_array().unwrap().iter();
    kept.filter(|kept| kept["kind"] == kind)
        .map(|kept| &kept["record"])
        .collect()
}
