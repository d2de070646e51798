//! One WebKit driver with the program it started, ended together.

use std::fs::{self, OpenOptions};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use crate::binary::program;
use crate::small_disk;

/// A driver, its program and the session between test and program.
pub struct Driver {
    process: Child,
    /// The session.
    pub session: WebDriver,
}

/// Where a program is started.
pub struct Setting<'a> {
    /// Its home folder.
    pub home: &'a Path,
    /// The screen it draws on.
    pub display: &'a str,
    /// Where it and its driver write what they have to say.
    pub log: &'a Path,
    /// How to mount a small disk for it, where it is to have one.
    pub small: Option<&'a str>,
}

impl Driver {
    /// Starts a driver in a process group of its own, and through it the program.
    pub async fn start(setting: &Setting<'_>) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = command(setting, port)
            .spawn()
            .expect("WebKitWebDriver could not be started");
        match Box::pin(session(port)).await {
            Ok(session) => Self { process, session },
            Err(error) => {
                end_group(&mut process);
                panic!(
                    "The program answered no driver ({error}). Was it built with --features visitbook-desktop/e2e? {}",
                    fs::read_to_string(setting.log).unwrap_or_default()
                );
            }
        }
    }

    /// Kills driver and program at once, as a failing battery would.
    pub fn kill(&mut self) {
        end_group(&mut self.process);
    }

    /// The program's process.
    pub fn program(&self) -> Option<u32> {
        processes()
            .into_iter()
            .find(|each| each.parent == self.process.id())
            .map(|each| each.id)
    }

    /// The processes that draw pages for the program.
    pub fn page_processes(&self) -> Vec<u32> {
        self.program().map(pages_of).unwrap_or_default()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.kill();
    }
}

fn command(setting: &Setting<'_>, port: u16) -> Command {
    let mut command = match setting.small {
        Some(way) => small_disk::around(way, &inside(setting.home, "Chosen"), "WebKitWebDriver"),
        None => Command::new("WebKitWebDriver"),
    };
    command.arg(format!("--port={port}"));
    surround(&mut command, setting);
    command
}

fn inside(home: &Path, folder: &str) -> PathBuf {
    let folder = home.join(folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Gives a program its home, its screen and its log, a process group of its own, and what the tests' builds listen to.
pub fn surround(command: &mut Command, setting: &Setting<'_>) {
    let log = OpenOptions::new().append(true).create(true).open(setting.log).unwrap();
    command
        .env("HOME", setting.home)
        .env("XDG_CONFIG_HOME", inside(setting.home, ".config"))
        .env("XDG_CACHE_HOME", inside(setting.home, ".cache"))
        .env("XDG_DATA_HOME", inside(setting.home, ".local/share"))
        .env("XDG_STATE_HOME", inside(setting.home, ".local/state"))
        .env("XDG_RUNTIME_DIR", inside(setting.home, ".run"))
        .env("VISITBOOK_E2E_DIALOGS", inside(setting.home, "Chosen"))
        .env("DISPLAY", setting.display)
        .env("TZ", "UTC")
        .env("LC_ALL", "C.UTF-8")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY")
        // No bus at all: one started for the display would outlive the test.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .process_group(0);
}

async fn session(port: u16) -> Result<WebDriver, String> {
    let mut tries = 0;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        tries += 1;
        if tries > 300 {
            return Err(format!("nothing listens on port {port}"));
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    let mut wanted = Capabilities::new();
    wanted
        .set("webkitgtk:browserOptions", json!({ "binary": program(), "args": [] }))
        .map_err(|error| error.to_string())?;
    let started = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted);
    let session = tokio::time::timeout(Duration::from_secs(30), started)
        .await
        .map_err(|_| "no answer in 30 seconds".to_owned())?
        .map_err(|error| error.to_string())?;
    // The driver is ended by its process group; asking it to quit as well would only wait for a program that is gone.
    session.clone().leak().map_err(|error| error.to_string())?;
    Ok(session)
}

/// The processes that draw pages for this program.
pub fn pages_of(program: u32) -> Vec<u32> {
    let pages = processes()
        .into_iter()
        .filter(|each| each.parent == program && each.name.starts_with("WebKitWeb"));
    pages.map(|each| each.id).collect()
}

/// Kills a process and all that it started.
pub fn end_group(process: &mut Child) {
    // Both fail where the group has ended by itself.
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", process.id())])
        .stderr(Stdio::null())
        .status();
    let _ = process.wait();
}

struct Process {
    id: u32,
    parent: u32,
    name: String,
}

fn processes() -> Vec<Process> {
    let numbers = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    numbers.filter_map(process).collect()
}

fn process(id: u32) -> Option<Process> {
    // `123 (name with (any) characters) S 1 ...`
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (before, after) = line.rsplit_once(") ")?;
    let name = before.split_once('(')?.1.to_owned();
    let mut fields = after.split(' ');
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    (state != "Z").then_some(Process { id, parent, name })
}
