//! The floor of the start: a window built the same way as the program's, with an empty page and nothing behind it.
//! Says `ready` on standard output when the page has been drawn.

use std::io::Write;

use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><title>Empty</title><script>requestAnimationFrame(() => requestAnimationFrame(() => { new Image().src = 'empty://localhost/ready'; }));</script>";

fn main() -> tauri::Result<()> {
    let folder = std::env::temp_dir().join(format!("visitbook-empty-window-{}", std::process::id()));
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, request| {
            if request.uri().path() == "/ready" {
                // Whoever measures has gone away when this fails.
                let _ = writeln!(std::io::stdout(), "ready");
            }
            tauri::http::Response::new(PAGE.as_bytes().to_vec())
        })
        .setup(move |app| {
            let page = tauri::Url::parse("empty://localhost/")?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(page))
                .title("Empty")
                .inner_size(1440.0, 900.0)
                .data_directory(folder)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
