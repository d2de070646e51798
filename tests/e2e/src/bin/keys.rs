//! How long a key takes until the screen shows what it did, in the real window: from the event's own time to the frame
//! after it. In a new notebook with the sample visit, then in copies of the notebooks whose folders are given, at the visit
//! with the most evidence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a tool of the developers may stop at the first thing that is not as it should be"
)]

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use visitbook_e2e::{Stage, Window};

const PRESSES: usize = 200;
/// Keys after each of which the preview is waited for.
const PAUSES: usize = 40;
/// What a key should take at most, in milliseconds.
const MOST: f64 = 50.0;
/// Words of a letter that nobody writes.
const LONG: usize = 20_000;
/// A fast typist's pause between two keys: the program has to be done by then.
const PAUSE: Duration = Duration::from_millis(60);

/// Notes for each key when it was pressed and when the frame after it was drawn: a frame is drawn after the callbacks
/// for it, and before the next message.
const LISTEN: &str = "
  window.__keys = [];
  if (window.__listens) return;
  window.__listens = true;
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.__keys.push(performance.now() - pressed);
      port2.postMessage(0);
    });
  }, true);";

struct Place {
    name: &'static str,
    /// Keys by turns.
    keys: &'static [&'static str],
}

async fn measured(window: &Window, place: &Place) {
    window.script(LISTEN, &[]).await;
    for nth in 0..PRESSES {
        window.press(place.keys[nth % place.keys.len()]).await;
        tokio::time::sleep(PAUSE).await;
    }
    window.drawn().await;
    let times = window.script("return window.__keys", &[]).await;
    let mut times: Vec<f64> = serde_json::from_value(times).unwrap();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!(
        "  {}: median {:.1} ms, 95% {:.1} ms, longest {:.1} ms; {} of {} keys took over {MOST} ms",
        place.name,
        at(50),
        at(95),
        at(100),
        times.iter().filter(|time| **time > MOST).count(),
        times.len()
    );
}

async fn focused(window: &Window, what: &str, selector: &str) {
    let script = "const found = document.querySelector(arguments[0]); found?.focus(); return !!found && document.activeElement === found";
    window.until_script(what, script, &[json!(selector)]).await;
}

async fn of_visit(window: &Window) {
    const LETTERS: &[&str] = &["t", "h", "e", "p", "l", "a", "n", "s"];
    window.press("Ctrl+N").await;
    window.there("textbox: New evidence").await;
    let typing = Place {
        name: "typing into the capture bar",
        keys: LETTERS,
    };
    measured(window, &typing).await;
    window.press("Escape").await;
    focused(window, "the list", "tr[data-id]").await;
    let moving = Place {
        name: "moving down the list of evidence",
        keys: &["ArrowDown"],
    };
    measured(window, &moving).await;
    window.press("Enter").await;
    let text = "return document.activeElement.id === 'record-text'";
    window.until_script("the text to have the focus", text, &[]).await;
    let editing = Place {
        name: "typing into a record",
        keys: LETTERS,
    };
    measured(window, &editing).await;
    window.press("Ctrl+Shift+F").await;
    window.there("dialog: Find in all visits").await;
    let finding = Place {
        name: "typing into the search over all visits",
        keys: &["s", "u", "p", "e", "r", "v", "Backspace"],
    };
    measured(window, &finding).await;
    window.press("Escape").await;
}

async fn in_the_grid(window: &Window) {
    window.go_to("grid").await;
    window.there("grid: *").await;
    focused(window, "a cell", "[role=grid] [tabindex='0']").await;
    let rating = Place {
        name: "rating in the grid",
        keys: &["m", "ArrowRight", "p", "ArrowDown"],
    };
    measured(window, &rating).await;
}

/// Types into the middle of the letter, among its sentences, with the remarks beside it.
async fn in_the_letter(window: &Window) {
    window.visit_at("Letter").await;
    window.there("textbox: Text of the letter").await;
    window.press("F7").await;
    window.see("to answer before the letter is final").await;
    let middle = "const all = document.querySelectorAll('.ProseMirror > p'); const at = all[Math.floor(all.length / 2)]; \
        document.querySelector('.ProseMirror').focus(); at.scrollIntoView({ block: 'center' }); getSelection().collapse(at, 0); \
        return document.querySelector('.ProseMirror').textContent.trim().split(/\\s+/).length";
    let words = window.script(middle, &[]).await;
    println!("a letter of about {words} words");
    let typing = Place {
        name: "typing into the letter",
        keys: &["t", "h", "e", " ", "p", "l", "a", "n", " "],
    };
    measured(window, &typing).await;
}

/// Notes for each key how long it is until the frame that shows the page of the caret drawn anew.
const WATCH: &str = "
  window.__drawn = [];
  let pressed = 0;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  // What is loaded tells the document, and no window above it.
  document.addEventListener('load', (event) => {
    if (pressed === 0 || !event.target.closest?.('.page')?.querySelector('.caret')) return;
    const key = pressed;
    pressed = 0;
    requestAnimationFrame(() => window.__drawn.push(performance.now() - key));
  }, true);";

/// How long after a key, followed by a pause, the preview beside the letter shows it.
async fn in_the_preview(window: &Window) {
    window.press("F9").await;
    window.there("region: Pages of the PDF").await;
    focused(window, "the text of the letter", ".ProseMirror").await;
    window.script(WATCH, &[]).await;
    for drawn in 1..=PAUSES {
        window.press("a").await;
        let script = "return window.__drawn.length >= arguments[0]";
        window
            .until_script("the page to be drawn anew", script, &[json!(drawn)])
            .await;
    }
    let times = window.script("return window.__drawn", &[]).await;
    let mut times: Vec<f64> = serde_json::from_value(times).unwrap();
    times.sort_by(f64::total_cmp);
    println!(
        "  the preview, from a key to the frame with its page, the pause it waits for included: median {:.0} ms, 95% {:.0} ms, longest {:.0} ms",
        times[times.len() / 2],
        times[times.len() * 95 / 100],
        times[times.len() - 1]
    );
}

/// The letter's own blocks again and again behind it, until it has so many words.
async fn lengthen(window: &Window, words: usize) {
    let visit = window.visit().await;
    let kept = visit["kept"].as_array().unwrap().iter();
    let mut blocks: Vec<&Value> = kept
        .filter(|kept| kept["kind"] == "block")
        .map(|kept| &kept["record"])
        .collect();
    blocks.sort_by_key(|block| block["rank"].as_str().unwrap());
    let text = |block: &Value| {
        block["content"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|part| part["text"].as_str())
            .collect::<String>()
    };
    let mut counted: usize = blocks.iter().map(|block| text(block).split_whitespace().count()).sum();
    let (mut more, mut order): (Vec<Value>, Vec<Value>) =
        (Vec::new(), blocks.iter().map(|block| block["id"].clone()).collect());
    for (nth, block) in blocks.iter().cycle().enumerate() {
        if counted >= words {
            break;
        }
        counted += text(block).split_whitespace().count();
        let id = json!(format!("01900000-0000-7000-8000-{nth:012}"));
        order.push(id.clone());
        more.push(json!({"base_rev": 0, "block": {"id": id, "kind": block["kind"], "content": block["content"]}}));
    }
    let op = json!("01900000-0000-7000-8000-ffffffffffff");
    let request = json!({"op_id": op, "letter": blocks[0]["letter"], "blocks": more, "order": order});
    window.ask("save_letter", request).await.unwrap();
}

/// Opens a copy of the notebook at its largest visit, so that no run finds what an earlier one typed.
async fn opened(stage: &mut Stage, kept: &Path) -> Window {
    std::fs::create_dir_all(stage.chosen()).unwrap();
    for file in std::fs::read_dir(kept).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), stage.chosen().join(file.file_name())).unwrap();
    }
    let window = stage.start().await;
    window.press("Ctrl+O").await;
    window.there("textbox: Passphrase").await;
    let request = json!({"path": stage.chosen(), "passphrase": visitbook_testkit::PASSPHRASE});
    window.ask_and_go("unlock", request).await;
    window.turn_to("main").await;
    let home = window.ask("home", json!({})).await.unwrap();
    let visits = home["visits"].as_array().unwrap();
    let largest = visits.iter().max_by_key(|visit| visit["evidence"].as_u64()).unwrap();
    let row = format!("tr[data-id='{}']", largest["visit"].as_str().unwrap());
    focused(&window, "the largest visit", &row).await;
    window.press("Enter").await;
    window.there("textbox: New evidence").await;
    window
}

/// What is measured in.
async fn said(window: &Window) {
    let home = window.ask("home", json!({})).await.unwrap();
    let of = |visit: &Value| visit["evidence"].as_u64().unwrap_or_default();
    let visits = home["visits"].as_array().unwrap();
    let rows = window
        .script(
            "return document.querySelector('[aria-rowcount]').getAttribute('aria-rowcount') - 1",
            &[],
        )
        .await;
    println!(
        "keys in a notebook with {} pieces of evidence, {rows} of them in the list",
        visits.iter().map(of).sum::<u64>()
    );
}

#[tokio::main]
async fn main() {
    let mut stage = Stage::new();
    let window = stage.with_sample().await;
    window.there("textbox: New evidence").await;
    said(&window).await;
    of_visit(&window).await;
    in_the_grid(&window).await;
    let window = stage.again().await;
    in_the_letter(&window).await;
    in_the_preview(&window).await;
    lengthen(&window, LONG).await;
    let window = stage.again().await;
    in_the_letter(&window).await;
    for kept in std::env::args().skip(1) {
        let mut stage = Stage::new();
        let window = opened(&mut stage, Path::new(&kept)).await;
        said(&window).await;
        of_visit(&window).await;
    }
}
