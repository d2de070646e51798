//! The floor of the start: a window built the same way as the program's, with an empty page and nothing behind it.
//! Says `ready` on standard output when the page is asked for, which is a little before it could be drawn.

use std::io::Write;

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let folder = std::env::temp_dir().join(format!("visitbook-empty-window-{}", std::process::id()));
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            // Whoever measures has gone away when this fails.
            let _ = writeln!(std::io::stdout(), "ready");
            let mut page = Response::new(b"<!doctype html><title>Empty</title>".to_vec());
            let html = tauri::http::HeaderValue::from_static("text/html");
            page.headers_mut().insert("content-type", html);
            page
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
