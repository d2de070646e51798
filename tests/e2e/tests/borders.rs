//! What a page cannot do, whatever was put into it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it says"
)]

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use visitbook_e2e::{Stage, Window, program};

/// The commands of one window, as the shell's permissions have them.
fn commands(identifier: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/permissions/app.toml");
    let permissions = fs::read_to_string(file).unwrap();
    let from = permissions
        .split(&format!("identifier = \"{identifier}\""))
        .nth(1)
        .unwrap();
    let list = from
        .split_once("commands.allow = [")
        .unwrap()
        .1
        .split_once(']')
        .unwrap()
        .0;
    list.split(',')
        .map(|name| name.trim().trim_matches('"').to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Asserts that the border itself refuses the command, before anything of the program sees it.
async fn refused(window: &Window, command: &str) {
    let refusal = window.ask(command, json!({})).await.expect_err(command);
    let words = refusal
        .as_str()
        .unwrap_or_else(|| panic!("{command} reached the program: {refusal}"));
    assert!(
        words.contains("not allowed") || words.contains("not found"),
        "{command}: {words}"
    );
}

/// Commands of the toolkit and of its plug-ins, and one that nobody has.
const FOREIGN: [&str; 9] = [
    "plugin:fs|read_text_file",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:event|listen",
    "plugin:event|emit",
    "plugin:window|close",
    "plugin:webview|create_webview_window",
    "plugin:path|resolve_directory",
    "no_such_command",
];

#[tokio::test]
async fn the_unlock_window_can_call_nothing_that_needs_an_open_notebook() {
    let main = commands("main-commands");
    assert!(main.len() > 15, "the list of commands was not found: {main:?}");
    let mut stage = Stage::new();
    let window = stage.start().await;
    for command in main.iter().map(String::as_str).chain(FOREIGN) {
        refused(&window, command).await;
    }
}

#[tokio::test]
async fn the_main_window_can_call_its_own_commands_and_nothing_else() {
    let mut stage = Stage::new();
    let window = stage.with_notebook().await;
    window.ask("home", json!({})).await.unwrap();
    for command in FOREIGN {
        refused(&window, command).await;
    }
}

#[tokio::test]
async fn the_page_runs_no_foreign_script_and_reaches_no_network() {
    let mut stage = Stage::new();
    let window = stage.start().await;
    let inline = "const tag = document.createElement('script'); tag.textContent = 'window.foreign = 1'; document.head.append(tag); \
        const button = document.createElement('button'); button.setAttribute('onclick', 'window.foreign = 2'); document.body.append(button); \
        button.click(); return window.foreign ?? 'refused'";
    assert_eq!(window.script(inline, &[]).await, "refused");
    let eval = "try { return eval('1 + 1'); } catch { return 'refused'; }";
    assert_eq!(window.script(eval, &[]).await, "refused");
    // Somebody listens, so that it is the page that is kept from speaking and not a machine without a network.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let place = format!("127.0.0.1:{}/", listener.local_addr().unwrap().port());
    let reach = "const [how, place, done] = arguments; \
        document.addEventListener('securitypolicyviolation', () => done('refused'), { once: true }); \
        const ways = { fetch: () => fetch('http://' + place), \
          image: () => { new Image().src = 'http://' + place; }, \
          socket: () => { const socket = new WebSocket('ws://' + place); socket.onerror = () => done('refused'); socket.onopen = () => done('open'); }, \
          beacon: () => navigator.sendBeacon('http://' + place), \
          frame: () => { const frame = document.createElement('iframe'); frame.src = 'http://' + place; document.body.append(frame); } }; \
        new Promise((go) => go(ways[how]())).catch(() => done('refused'))";
    for how in ["fetch", "image", "socket", "beacon", "frame"] {
        assert_eq!(
            window.script_with_callback(reach, &[json!(how), json!(place)]).await,
            "refused",
            "{how}"
        );
    }
    let reached = listener.accept();
    assert!(
        reached.is_err_and(|error| error.kind() == ErrorKind::WouldBlock),
        "something reached the network"
    );
}

#[tokio::test]
async fn the_page_cannot_be_led_elsewhere() {
    let mut stage = Stage::new();
    let window = stage.start().await;
    window
        .script("setTimeout(() => { location.href = 'http://127.0.0.1:9/'; }, 0)", &[])
        .await;
    window.script("window.open('http://127.0.0.1:9/')", &[]).await;
    window.there("button: New notebook").await;
    assert_eq!(window.script("return location.protocol", &[]).await, "tauri:");
    assert_eq!(window.session().windows().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_keys_of_a_browser_do_not_reload_the_page() {
    let mut stage = Stage::new();
    let window = stage.with_notebook().await;
    window.script("window.sameAsBefore = true", &[]).await;
    for keys in ["F5", "Ctrl+R", "Ctrl+Shift+R", "Ctrl+F5"] {
        window.press(keys).await;
        // A page that reloads would be gone at the next look, or answer nothing.
        window.there("button: Lock").await;
        assert_eq!(
            window.script("return window.sameAsBefore ?? false", &[]).await,
            true,
            "{keys}"
        );
    }
}

#[test]
fn the_program_exports_nothing_of_its_sqlite() {
    let listed = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(program())
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let exported = String::from_utf8_lossy(&listed.stdout);
    let ours: Vec<&str> = exported.lines().filter(|line| line.contains("sqlite3_")).collect();
    assert!(ours.is_empty(), "WebKit would bind to these: {ours:?}");
}
