//! Takes a picture of every screen, light and dark, at two sizes, with the sample visit open, and of the pages of its
//! letter. They are put into `docs/screens`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a tool of the developers may stop at the first thing that is not as it should be"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use thirtyfour::By;
use visitbook_e2e::{PASSPHRASE, PERSON, Stage, Window, program};
use visitbook_testkit::made_up_lists;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1024, 700)];

/// Takes pictures of what a screen shows.
struct Camera {
    stage: Stage,
    folder: PathBuf,
    theme: &'static str,
    size: (u32, u32),
}

impl Camera {
    async fn picture(&self, window: &Window, name: &str) {
        // The folder of a test says nothing to those who look at the picture.
        let show = "document.documentElement.dataset.theme = arguments[0]; \
            for (const path of document.querySelectorAll('.path')) path.textContent = '/home/maren/Visitbook'";
        window.script(show, &[self.theme.into()]).await;
        window.drawn().await;
        let (width, height) = self.size;
        let file = self.folder.join(format!("{name}-{}-{width}.png", self.theme));
        let taken = Command::new("import")
            .args([
                "-display",
                self.stage.display(),
                "-window",
                "root",
                "-crop",
                &format!("{width}x{height}+0+0"),
                "+repage",
            ])
            // Text and flat colours are few colours, and then a picture is small.
            .args([
                "+dither",
                "-colors",
                "128",
                "-strip",
                "-define",
                "png:compression-level=9",
            ])
            .arg(format!("PNG8:{}", file.display()))
            .status()
            .expect("import could not be started; scripts/packages.sh screens installs it");
        assert!(taken.success(), "{} could not be taken", file.display());
        println!("{}", file.display());
    }

    async fn unlock_screens(&self, window: &Window) {
        window.see("Welcome to Visitbook").await;
        self.picture(window, "01-welcome").await;
        window.press("Ctrl+N").await;
        window.fill("textbox: Name of the notebook", "Northmere 2026").await;
        window.fill("textbox: Your full name", PERSON).await;
        self.picture(window, "02-new-notebook").await;
        window.press("Enter").await;
        window.fill("textbox: Passphrase", PASSPHRASE).await;
        window.fill("textbox: The same again", PASSPHRASE).await;
        self.picture(window, "03-passphrase").await;
        window.press("Enter").await;
        window.see("Write these on paper").await;
        self.picture(window, "04-recovery-sheet").await;
        window.click("button: I have written them down").await;
        window.there("textbox: Group 8").await;
        self.picture(window, "05-sheet-typed-back").await;
    }

    async fn home_screens(&self, window: &Window) {
        window.see("No visits yet").await;
        self.picture(window, "07-home-empty").await;
        window.press("Ctrl+N").await;
        window.there("dialog: New visit").await;
        self.picture(window, "08-new-visit").await;
        window.press("Escape").await;
        window.click("button: Open the sample visit").await;
        window.there("textbox: New evidence").await;
        window.click("button: All visits").await;
        window.there("grid: Visits by authority").await;
        self.picture(window, "09-home").await;
        window.open_visit().await;
    }

    async fn visit_screens(&self, window: &Window) {
        window.show("Plan").await;
        window.there("textbox: Director’s name").await;
        self.picture(window, "10-plan").await;
        window
            .script("document.getElementById('section-areas').scrollIntoView()", &[])
            .await;
        self.picture(window, "11-plan-areas").await;
        window.show("Evidence").await;
        window.there("textbox: New evidence").await;
        window
            .script("document.querySelectorAll('tr[data-id]')[4].focus()", &[])
            .await;
        window.there("textbox: Text of E*").await;
        self.picture(window, "12-evidence").await;
        window.press("Ctrl+N").await;
        window
            .write("+Core group on Tuesday: every action has a name and a date. #Asse")
            .await;
        self.picture(window, "13-capture").await;
        window.press("Escape").await;
        window.press("Ctrl+A").await;
        window.press("Delete").await;
        window.show("Letter").await;
        window.there("textbox: Text of the letter").await;
        self.picture(window, "14-letter").await;
        let paragraph = window
            .session()
            .find(By::Css(".ProseMirror > p:nth-of-type(5)"))
            .await
            .unwrap();
        paragraph.scroll_into_view().await.unwrap();
        paragraph.click().await.unwrap();
        window.press("Ctrl+K").await;
        window.see("Space chooses several").await;
        self.picture(window, "15-letter-citing").await;
        window.press("Escape").await;
        self.pictures_beside_the_letter(window).await;
        window.press("F1").await;
        window.there("dialog: Help and about").await;
        self.picture(window, "16-help").await;
        window.press("Escape").await;
        window.show("Evidence").await;
        self.picture_of_cases(window).await;
    }
}

impl Camera {
    async fn pictures_beside_the_letter(&self, window: &Window) {
        window.press("F7").await;
        window.see("to answer before the letter is final").await;
        self.picture(window, "24-letter-checks").await;
        window.press("Ctrl+Shift+P").await;
        window.there("dialog: Export the letter").await;
        self.picture(window, "31-letter-export").await;
        window.press("Escape").await;
        window.go_to("Export several").await;
        window.there("checkbox: Northmere: third monitoring visit").await;
        self.picture(window, "33-export-several").await;
        window.press("Escape").await;
        window.press("F9").await;
        window
            .until_script(
                "the pages to be drawn",
                "return [...document.querySelectorAll('.pages img')].some((each) => each.naturalWidth > 100)",
                &[],
            )
            .await;
        self.picture(window, "32-letter-preview").await;
        window.press("F9").await;
        for (tab, name) in [
            ("Comments*", "25-letter-comments"),
            ("Accuracy*", "26-letter-accuracy"),
            ("Versions", "27-letter-versions"),
        ] {
            window.click(&format!("tab: {tab}")).await;
            self.picture(window, name).await;
        }
        window.click("button: Make final…").await;
        window.see("the letter back").await;
        self.picture(window, "28-gate").await;
        window.press("Escape").await;
        window.show("History").await;
        self.picture(window, "29-history").await;
        window.press("Ctrl+,").await;
        window.see("Bands of proportion").await;
        self.picture(window, "30-settings").await;
        window.go_to("Look of the letters").await;
        window
            .until_script(
                "the sample's letter to be drawn",
                "const page = document.querySelector('.page img'); return page !== null && page.naturalWidth > 100",
                &[],
            )
            .await;
        self.picture(window, "34-look-of-letters").await;
        window.press("Escape").await;
        window.click("button: Letter").await;
        window.there("textbox: Text of the letter").await;
    }

    async fn picture_of_cases(&self, window: &Window) {
        window.click("radio: Grid").await;
        window.there("grid: *").await;
        window
            .script("document.querySelector('[role=grid] [tabindex=\"0\"]').focus()", &[])
            .await;
        window.press("ArrowRight").await;
        self.picture(window, "17-grid").await;
        window.show("Findings").await;
        window.see("Where the evidence lies").await;
        self.picture(window, "18-findings").await;
        window.press("Ctrl+E").await;
        window.see("Children referred back to the authority").await;
        self.picture(window, "23-end-of-day").await;
        window.press("Ctrl+Shift+F").await;
        window.write("supervision").await;
        window
            .until_script(
                "something to be found",
                "return document.querySelectorAll('dialog [role=option] mark').length > 1",
                &[],
            )
            .await;
        self.picture(window, "19-find-in-all").await;
        window.press("Escape").await;
        self.picture_of_sampling(window).await;
    }

    async fn picture_of_sampling(&self, window: &Window) {
        fs::create_dir_all(self.stage.chosen()).unwrap();
        fs::write(self.stage.chosen().join("lists.xlsx"), made_up_lists(2_000, 7)).unwrap();
        window.show("Plan").await;
        window.click("button: Import the lists").await;
        window.there("button: Check").await;
        self.picture(window, "20-import-lists").await;
        window.click("button: Check").await;
        window.see("Nothing is wrong with any line.").await;
        window.click("button: Import").await;
        window.see("lines about 2,000 children").await;
        window.click("button: Propose 24 cases by list").await;
        window
            .script("document.getElementById('section-sample').scrollIntoView()", &[])
            .await;
        self.picture(window, "21-draw").await;
        // In a small window half of the field is below the edge, where the driver does not click.
        window
            .script("document.getElementById('draw-number').focus()", &[])
            .await;
        window.write("4711").await;
        window.click("button: Draw").await;
        window.there("button: Make these the visit’s cases").await;
        self.picture(window, "22-drawn").await;
    }
}

/// All screens once.
async fn tour(folder: &Path, theme: &'static str, size: (u32, u32)) {
    let camera = Camera {
        stage: Stage::new(),
        folder: folder.to_owned(),
        theme,
        size,
    };
    let mut camera = camera;
    let window = camera.stage.start().await;
    window.size(size).await;
    camera.unlock_screens(&window).await;
    window.make_notebook("Northmere 2026").await;
    window.lock().await;
    window.size(size).await;
    camera.picture(&window, "06-unlock").await;
    window.press("Ctrl+B").await;
    window.see("Restore Northmere 2026").await;
    camera.picture(&window, "35-restore").await;
    window.press("Escape").await;
    window.unlock(PASSPHRASE).await;
    window.turn_to("main").await;
    window.size(size).await;
    camera.home_screens(&window).await;
    camera.visit_screens(&window).await;
}

/// The visit file of the fictional sample.
const SAMPLE: &str = include_str!("../../../../crates/exchange/sample/northmere.visit.json");

/// A letter of the sample: what it is called, the purpose of its visit, its state, and how it is set.
const LETTERS: [(&str, &str, &str, &[&str]); 4] = [
    ("letter", "inspection", "draft", &[]),
    ("letter-final", "inspection", "final", &[]),
    ("letter-rehearsal", "rehearsal", "draft", &[]),
    (
        "letter-for-reviewers",
        "inspection",
        "draft",
        &["--line-numbers", "--wide-margin", "--references"],
    ),
];

/// Every page of the sample's letter as it is and as it will be, made by the program without a window.
fn pages(folder: &Path) {
    let place = tempfile::tempdir().unwrap();
    let mut visit: Value = serde_json::from_str(SAMPLE).unwrap();
    for (name, purpose, state, look) in LETTERS {
        visit["records"]["visit"]["purpose"] = purpose.into();
        visit["records"]["letter"]["state"] = state.into();
        let (file, pdf) = (place.path().join("visit.json"), place.path().join("letter.pdf"));
        fs::write(&file, visit.to_string()).unwrap();
        let mut letter = Command::new(program().with_file_name("visitbook"));
        made(letter.arg("letter").arg(&file).arg("-o").arg(&pdf).args(look));
        made(
            Command::new("pdftoppm")
                .args(["-r", "70", "-png"])
                .arg(&pdf)
                .arg(folder.join(name)),
        );
    }
}

fn made(command: &mut Command) {
    let made = command.status();
    assert!(made.is_ok_and(|made| made.success()), "{command:?} made nothing");
}

#[tokio::main]
async fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screens");
    // Old pictures of screens that are gone would stay for ever.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let folder = folder.canonicalize().unwrap();
    pages(&folder);
    for size in SIZES {
        for theme in ["light", "dark"] {
            tour(&folder, theme, size).await;
        }
    }
}
