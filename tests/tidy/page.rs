//! What may not stand in the page: the shell's own interface outside one folder, raw markup, and stores of the browser.

use crate::marked::lines_with;
use crate::svelte;
use crate::tree::{File, files, nothing_to_remark, one_remark};

/// The one folder that speaks to the shell; everything else goes through it.
const BACKEND: &str = "ui/src/lib/backend/";

const SHELL: [&str; 3] = ["@tauri-apps", "__TAURI__", "__TAURI_INTERNALS__"];

/// What is written into the page as markup could be the words of a user; what the browser keeps would stand unencrypted
/// outside the notebook.
const FORBIDDEN: [(&str, &str); 12] = [
    ("{@html", "raw markup"),
    ("innerHTML", "raw markup"),
    ("outerHTML", "raw markup"),
    ("insertAdjacentHTML", "raw markup"),
    ("createContextualFragment", "raw markup"),
    ("document.write", "raw markup"),
    ("localStorage", "a store of the browser"),
    ("sessionStorage", "a store of the browser"),
    ("indexedDB", "a store of the browser"),
    ("document.cookie", "a store of the browser"),
    ("CacheStorage", "a store of the browser"),
    ("serviceWorker", "a store of the browser"),
];

fn found(files: &[File], words: &[&str]) -> Vec<(String, usize, String)> {
    let mut found = Vec::new();
    for file in files {
        for text in svelte::without_any_comments(file) {
            for word in words {
                found.extend(
                    lines_with(&text, word)
                        .into_iter()
                        .map(|line| (file.path.clone(), line, (*word).to_owned())),
                );
            }
        }
    }
    found
}

fn speaks_to_the_shell(files: &[File]) -> Vec<String> {
    let outside: Vec<File> = files
        .iter()
        .filter(|file| !file.path.starts_with(BACKEND))
        .cloned()
        .collect();
    let found = found(&outside, &SHELL);
    found
        .iter()
        .map(|(path, line, word)| format!("{path}:{line}: {word} outside {BACKEND}"))
        .collect()
}

fn forbidden(files: &[File]) -> Vec<String> {
    let found = found(files, &FORBIDDEN.map(|(word, _)| word));
    let why = |word: &str| {
        FORBIDDEN
            .iter()
            .find(|(each, _)| *each == word)
            .map_or("", |(_, why)| *why)
    };
    found
        .iter()
        .map(|(path, line, word)| format!("{path}:{line}: {word} ({})", why(word)))
        .collect()
}

fn page() -> Vec<File> {
    files("ui/src", &[".ts", ".svelte", ".js"])
}

#[test]
fn only_one_folder_of_the_page_speaks_to_the_shell() {
    let page = page();
    let backend: Vec<File> = page
        .iter()
        .filter(|file| file.path.starts_with(BACKEND))
        .cloned()
        .collect();
    assert!(
        !found(&backend, &SHELL).is_empty(),
        "{BACKEND} was not seen to speak to the shell"
    );
    nothing_to_remark(&speaks_to_the_shell(&page));
}

#[test]
fn speaking_to_the_shell_from_elsewhere_is_caught() {
    for (path, text) in [
        (
            "ui/src/lib/draft/draft.ts",
            "import { invoke } from '@tauri-apps/api/core';",
        ),
        (
            "ui/src/lib/draft/draft.ts",
            "const { invoke } = await import(\"@tauri-apps/api/core\");",
        ),
        (
            "ui/src/views/Home.svelte",
            "<script lang=\"ts\">\nimport '@tauri-apps/api';\n</script>\n<p>x</p>",
        ),
        ("ui/src/main.ts", "window.__TAURI_INTERNALS__.invoke('x')"),
    ] {
        one_remark(&speaks_to_the_shell(&[File::new(path, text)]), &[path, "outside"]);
    }
    let backend = File::new(
        "ui/src/lib/backend/shell.ts",
        "import { invoke } from '@tauri-apps/api/core';",
    );
    let comment = File::new("ui/src/main.ts", "// what @tauri-apps does");
    assert_eq!(speaks_to_the_shell(&[backend, comment]), [""; 0]);
}

#[test]
fn there_is_no_raw_markup_and_no_store_of_the_browser_in_the_page() {
    nothing_to_remark(&forbidden(&page()));
}

#[test]
fn raw_markup_and_stores_of_the_browser_are_caught() {
    for (word, _) in FORBIDDEN {
        one_remark(
            &forbidden(&[File::new("ui/src/a.ts", &format!("x.{word} = y;"))]),
            &[word],
        );
        one_remark(
            &forbidden(&[File::new("ui/src/A.svelte", &format!("<p>\n{word} x}}</p>"))]),
            &["A.svelte:2", word],
        );
        let comment = format!("<!-- no {word} -->\n<script lang=\"ts\">\n// no {word}\n</script>\n");
        assert_eq!(forbidden(&[File::new("ui/src/A.svelte", &comment)]), [""; 0]);
    }
}
