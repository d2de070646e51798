//! The one window: the unlock window, or the window with the visits in its place.
//!
//! Locking and unlocking make a new window and destroy the old one, so that nothing of a notebook outlives its lock
//! in a page. The new one is there before the old one goes, or the program would end in between.

use std::sync::atomic::{AtomicU32, Ordering};

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};

use crate::places::{Places, complain};

type Builder<'a> = WebviewWindowBuilder<'a, Wry, AppHandle>;

/// Which window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Finding, making and opening notebooks.
    Unlock,
    /// Everything else.
    Main,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Main => "main",
        }
    }

    /// Whether a label is one of a window of this kind.
    pub fn is(self, label: &str) -> bool {
        label
            .strip_prefix(self.word())
            .is_some_and(|rest| rest.starts_with('-'))
    }
}

/// Counts windows, for a label is not free again before its window is quite gone.
static MADE: AtomicU32 = AtomicU32::new(0);

/// Opens a window of this kind.
///
/// # Errors
/// Those of the system.
pub fn open(app: &AppHandle, kind: Kind) -> tauri::Result<WebviewWindow> {
    let label = format!("{}-{}", kind.word(), MADE.fetch_add(1, Ordering::Relaxed));
    let page = WebviewUrl::App(format!("index.html#{}", kind.word()).into());
    let window = keep_to_itself(WebviewWindowBuilder::new(app, label, page))
        .title("Visitbook")
        .inner_size(1440.0, 900.0)
        .min_inner_size(640.0, 480.0)
        .data_directory(app.state::<Places>().run.clone())
        .zoom_hotkeys_enabled(true)
        .disable_drag_drop_handler()
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri" | "about") || url.host_str() == Some("tauri.localhost") || is_dev(url)
        })
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .build()?;
    load_again_when_the_page_dies(&window)?;
    Ok(window)
}

/// What the system may make of what a window shows: no picture of it for other programs, where the system can do that (Windows
/// and macOS), and nothing offered in a field that was typed elsewhere, no extensions, no preview of links.
fn keep_to_itself<'a>(window: Builder<'a>) -> Builder<'a> {
    let window = window
        .content_protected(true)
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false);
    #[cfg(target_os = "macos")]
    let window = window.allow_link_preview(false);
    window
}

/// A page whose process is killed or crashes leaves a frozen picture. Everything acknowledged is in the notebook, so the
/// page is loaded again. Other systems' webviews do so by themselves.
#[cfg(target_os = "linux")]
fn load_again_when_the_page_dies(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|webview| {
        webview.inner().connect_web_process_terminated(|page, _| {
            complain("The page's process ended and is started again.");
            page.reload();
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn load_again_when_the_page_dies(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// The development server, in builds that use it.
fn is_dev(url: &tauri::Url) -> bool {
    cfg!(dev) && url.host_str() == Some("127.0.0.1")
}

/// Puts a window of this kind in the place of whatever is open. What is open goes even where nothing can take its place, which
/// ends the program: a page never outlives the notebook that it shows.
pub fn change_to(app: &AppHandle, kind: Kind) {
    let old: Vec<WebviewWindow> = app.webview_windows().into_values().collect();
    if let Err(error) = open(app, kind) {
        complain(&format!("Visitbook could not open a window: {error}"));
    }
    for window in old {
        // Nothing of value is there; what an engine wrote of its own accord goes with the page.
        if let Err(error) = window.clear_all_browsing_data() {
            complain(&format!("Visitbook could not clear what the window kept: {error}"));
        }
        if let Err(error) = window.destroy() {
            complain(&format!("Visitbook could not close a window: {error}"));
        }
    }
}

/// Brings the window to the front.
pub fn show(app: &AppHandle) {
    for window in app.webview_windows().into_values() {
        // A window that cannot be brought to the front is still there to be found.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}
