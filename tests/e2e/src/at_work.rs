//! Somebody at work through a day, at the keyboard: evidence in the capture bar, cases in the grid.

use serde_json::{Value, json};
use thirtyfour::Key;
use visitbook_testkit::day;

use crate::ledger::{Ledger, Task};
use crate::stage::Stage;
use crate::window::Window;

/// What the line at the bottom says.
const FOOTER: &str = "const line = document.querySelector('footer'); \
    return [line.querySelector('.safe')?.innerText ?? '', line.querySelector('.say')?.innerText ?? '']";
/// The cells of a row of the grid.
const ROW: &str = "return [...document.querySelectorAll(`tr[data-row=\"${arguments[0]}\"] td[data-column]`)].map((cell) => ({ \
    waits: cell.matches('.waiting, .failed'), rating: ['met', 'partly', 'not_met'].find((each) => cell.classList.contains(each)) ?? null }))";
/// The cell of the grid that the keys are in.
const CELL: &str = "document.querySelector('td[data-column][tabindex=\"0\"]')";
/// Every so many pieces somebody stops in the middle of one until it is safe.
const PAUSES: usize = 3;

impl Stage {
    /// Puts the notebook in which a day begins where the program is told to look for one.
    pub fn put_notebook_of_a_day(&self) {
        day::put_notebook(&self.chosen()).unwrap();
    }

    /// Starts the program, up to the passphrase of that notebook: from here on Enter opens it.
    pub async fn before_a_day(&mut self) -> Window {
        let window = self.start().await;
        window.press("Ctrl+O").await;
        window.there("textbox: Passphrase").await;
        window.fill("textbox: Passphrase", visitbook_testkit::PASSPHRASE).await;
        window
    }
}

impl Window {
    /// Opens the notebook, holds it against the ledger, and opens the visit.
    pub async fn begin_day(&self, ledger: &mut Ledger) {
        self.enter_and_go().await;
        let visit = self.visit().await;
        ledger.judge(&visit);
        self.prepare_day(&visit, ledger.cases()).await;
        self.open_visit().await;
        self.press("Ctrl+N").await;
        assert_eq!(self.value("textbox: New evidence").await, ledger.typed());
    }

    /// Presses Enter, after which the window is gone, so soon that the key may not come up in it any more.
    async fn enter_and_go(&self) {
        let keys = || self.session().action_chain();
        let pressed = keys().key_down(Key::Enter).key_up(Key::Enter).perform().await;
        self.turn_to("main").await;
        if pressed.is_err() {
            // The driver believes that the key is still down.
            keys().reset_actions().await.unwrap();
        }
    }

    /// Adds the cases of the day and what they are read for, in one request, where that was not done before.
    async fn prepare_day(&self, visit: &Value, cases: usize) {
        let kept = visit["kept"].as_array().unwrap();
        if kept.iter().any(|kept| kept["kind"] == "criteria") {
            return;
        }
        let mut records = vec![json!({"kind": "criteria", "record": day::criteria()})];
        records.extend((day::CASES_BEFORE..cases).map(|at| json!({"kind": "case", "record": day::case(at)})));
        let op = day::criteria().id;
        self.ask("add_records", json!({"op_id": op, "records": records}))
            .await
            .unwrap();
    }

    /// Works until the day is over.
    pub async fn work(&self, ledger: &mut Ledger) {
        loop {
            match ledger.next() {
                Task::Piece(at) => self.record(at, ledger).await,
                Task::Rate(case) => self.rate(case, ledger).await,
                Task::Over => return,
            }
        }
    }

    /// Types the rest of a piece of evidence, word by word, and stores it.
    async fn record(&self, at: usize, ledger: &mut Ledger) {
        self.press("Ctrl+N").await;
        self.until_script(
            "the capture bar to have the focus",
            "return document.activeElement.id === 'capture' && document.activeElement.value === arguments[0]",
            &[json!(ledger.typed())],
        )
        .await;
        let rest = ledger.rest();
        let words: Vec<&str> = rest.split_inclusive(' ').collect();
        for (nth, word) in words.iter().enumerate() {
            ledger.types(word);
            self.write(word).await;
            let [status, _] = self.footer().await;
            ledger.sees(&status, word.len());
            if at.is_multiple_of(PAUSES) && nth == words.len() / 2 {
                self.safe().await;
                ledger.all_is_safe();
            }
        }
        let told = ledger.stores();
        self.press("Ctrl+Enter").await;
        self.until(&told, async || Ok(self.footer().await[1] == told)).await;
        ledger.is_stored();
    }

    /// Rates what is left of a case in the grid, a cell and a key after the other.
    async fn rate(&self, case: usize, ledger: &mut Ledger) {
        if self.script(&format!("return {CELL} === null"), &[]).await == json!(true) {
            self.click("radio: Grid").await;
        }
        self.until_script("the grid", &format!("return {CELL} !== null"), &[])
            .await;
        self.script(&format!("{CELL}.focus()"), &[]).await;
        self.press("Ctrl+Home").await;
        for _ in 0..case {
            self.press("ArrowDown").await;
        }
        for column in 0..day::CRITERIA.len() {
            if !ledger.is_rated(case, column) {
                let rating = ledger.rates(case, column);
                let key = rating.as_str().unwrap().get(..1).unwrap();
                self.press(key).await;
            }
            ledger.sees_cells(case, &self.script(ROW, &[json!(case)]).await);
            self.press("ArrowRight").await;
        }
        self.until("the cells to be on the disk", async || {
            ledger.sees_cells(case, &self.try_script(ROW, &[json!(case)]).await?);
            Ok((0..day::CRITERIA.len()).all(|column| ledger.is_rated(case, column)))
        })
        .await;
    }

    /// What the status line says of the disk, and what it says besides.
    async fn footer(&self) -> [String; 2] {
        let said = self.script(FOOTER, &[]).await;
        serde_json::from_value(said).unwrap()
    }
}
