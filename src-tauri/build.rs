//! Builds what Tauri needs beside the shell's code. Runs with the root of the project as working directory.

use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["src-tauri/capabilities", "src-tauri/permissions", "ui/dist", "icons"] {
        println!("cargo:rerun-if-changed={path}");
    }
    // The page is embedded at compile time; this lets `cargo check` work on a fresh checkout.
    if !Path::new("ui/dist/index.html").exists() {
        fs::create_dir_all("ui/dist")?;
        fs::write(
            "ui/dist/index.html",
            "<!doctype html><title>Visitbook</title>The page is not built: run make run.",
        )?;
    }
    // WebKitGTK and libsoup use the system's libsqlite3. Without this the linker would export the SQLCipher that is
    // linked into the program, and they would bind to it.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("./src-tauri/capabilities/**/*")
            .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*")),
    )?;
    Ok(())
}
