//! Steps that many tests begin with.

use serde_json::{Value, json};
use visitbook_testkit::made_up_lists;

use crate::stage::Stage;
use crate::window::Window;

/// Opens every notebook of the tests.
pub const PASSPHRASE: &str = "lantern gravel orbit teaspoon";
/// Writes in it.
pub const PERSON: &str = "Maren Holloway";

impl Stage {
    /// Starts the program with a new, empty notebook open.
    pub async fn with_notebook(&mut self) -> Window {
        let window = self.start().await;
        window.make_notebook("Northmere 2026").await;
        window
    }

    /// Starts the program with the sample visit open, at its evidence.
    pub async fn with_sample(&mut self) -> Window {
        let window = self.with_notebook().await;
        window.click("button: Open the sample visit").await;
        window.there("button: Letter").await;
        window
    }

    /// Kills the program, starts it again and unlocks the notebook.
    pub async fn again(&mut self) -> Window {
        let window = self.start().await;
        window.unlock(PASSPHRASE).await;
        window.turn_to("main").await;
        window
    }
}

impl Window {
    /// Makes a notebook past the unlock screen, which has tests of its own.
    pub async fn make_notebook(&self, name: &str) {
        let request = json!({ "name": name, "in_chosen_folder": false, "person": PERSON, "passphrase": PASSPHRASE });
        let sheet = self.ask("prepare_notebook", request).await.unwrap();
        let request = json!({ "groups": sheet["groups"], "sheet_kept": "The grey cabinet" });
        self.ask_and_go("confirm_notebook", request).await;
        self.turn_to("main").await;
    }

    /// Types a passphrase into the unlock screen.
    pub async fn unlock(&self, passphrase: &str) {
        self.there("textbox: Passphrase").await;
        self.fill("textbox: Passphrase", passphrase).await;
        self.press("Enter").await;
    }

    /// Locks with the button, which puts the unlock window in this one's place.
    pub async fn lock(&self) {
        self.click_and_go("button: Lock").await;
        self.turn_to("unlock").await;
    }

    /// Opens the first visit on Home.
    pub async fn open_visit(&self) {
        const ROW: &str = "document.querySelector('tr[tabindex=\"0\"]')";
        self.until_script("a visit", &format!("return {ROW} !== null"), &[])
            .await;
        self.script(&format!("{ROW}.focus()"), &[]).await;
        self.press("Enter").await;
        self.there("button: Letter").await;
    }

    /// Opens the only visit and shows one of its places: `Plan`, `Evidence`, `Letter`.
    pub async fn visit_at(&self, place: &str) {
        self.open_visit().await;
        self.show(place).await;
    }

    /// Shows a place of the open visit.
    pub async fn show(&self, place: &str) {
        self.click(&format!("button: {place}")).await;
    }

    /// Goes to what has this name by keys: a place, an area, a case, the grid.
    pub async fn go_to(&self, name: &str) {
        self.press("Ctrl+G").await;
        self.there("dialog: Go to").await;
        self.write(name).await;
        self.press("Enter").await;
    }

    /// Puts the focus into the text of the letter, at its end.
    pub async fn write_at_the_end(&self) {
        self.there("textbox: Text of the letter").await;
        self.script("document.querySelector('.ProseMirror').focus()", &[]).await;
        self.press("Ctrl+End").await;
    }

    /// Puts the lists of so many made-up children where the program looks, and imports them into the open visit.
    pub async fn import_lists(&self, stage: &Stage, children: usize) {
        std::fs::create_dir_all(stage.chosen()).unwrap();
        std::fs::write(stage.chosen().join("lists.xlsx"), made_up_lists(children, 7)).unwrap();
        self.show("Plan").await;
        self.click("button: Import the lists").await;
        self.there("button: Check").await;
        self.click("button: Check").await;
        self.see("Nothing is wrong with any line.").await;
        self.click("button: Import").await;
        self.see(&format!("lines about {} children", thousands(children))).await;
    }

    /// Draws 24 cases by the number 4711 in the groups that are proposed, and makes them the visit's.
    pub async fn draw_24(&self) {
        self.click("button: Propose 24 cases by list").await;
        self.click("textbox: The number called out").await;
        self.write("4711").await;
        self.click("button: Draw").await;
        self.see("24 cases").await;
        // What the draw tells pushes the button down: a press is aimed once it stands.
        self.drawn().await;
        self.click("button: Make these the visit’s cases").await;
        self.see("The visit’s cases").await;
    }

    /// The records of a kind in the only visit, as the program tells them.
    pub async fn records(&self, kind: &str) -> Vec<Value> {
        let visit = self.visit().await;
        let kept = visit["kept"].as_array().unwrap();
        let of_kind = kept.iter().filter(|kept| kept["kind"] == kind);
        of_kind.map(|kept| kept["record"].clone()).collect()
    }

    /// Everything of the only visit, as the program tells it.
    pub async fn visit(&self) -> Value {
        let home = self.ask("home", json!({})).await.unwrap();
        self.ask("open_visit", json!({ "visit": home["visits"][0]["visit"] }))
            .await
            .unwrap()
    }
}

/// `2,000`.
fn thousands(number: usize) -> String {
    match (number / 1_000, number % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}
