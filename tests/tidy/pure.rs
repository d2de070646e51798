//! The crates that only turn values into values touch neither files nor network, neither clock nor surroundings.

use crate::marked::lines_with;
use crate::rust;
use crate::tree::{File, files, nothing_to_remark, one_remark};

const PURE: [&str; 3] = ["crates/domain/src", "crates/letter/src", "crates/render/src"];

/// What would make the same input give another result, or leave a trace.
const OUTSIDE: [&str; 11] = [
    "std::fs",
    "fs::",
    "File::",
    "std::net",
    "std::env",
    "env::var",
    "std::process",
    "std::thread",
    "std::time",
    "thread_rng",
    "OsRng",
];

fn reaches_out(files: &[File]) -> Vec<String> {
    let mut remarks = Vec::new();
    for file in files.iter().filter(|file| !file.is_test()) {
        let code = rust::without_tests(rust::mark(&file.text)).code();
        for word in OUTSIDE {
            for line in lines_with(&code, word) {
                remarks.push(format!(
                    "{}:{line}: {word} in a crate that only turns values into values",
                    file.path
                ));
            }
        }
    }
    remarks
}

#[test]
fn domain_letter_and_render_reach_for_nothing_outside() {
    for crate_ in PURE {
        nothing_to_remark(&reaches_out(&files(crate_, &[".rs"])));
    }
}

#[test]
fn reaching_for_something_outside_is_caught() {
    for code in [
        "use std::net::TcpStream;",
        "let a = fs::read(b);",
        "File::open(a)?;",
        "use std::time::Instant;",
    ] {
        one_remark(
            &reaches_out(&[File::new("crates/domain/src/a.rs", code)]),
            &["crates/domain/src/a.rs:1"],
        );
        let tested = format!("#[cfg(test)]\nmod tests {{ {code} }}");
        assert_eq!(reaches_out(&[File::new("crates/domain/src/a.rs", &tested)]), [""; 0]);
    }
    let words = "// std::fs\nlet a = \"std::fs\"; let visit_fs = offs::A; VisitFile::new()";
    assert_eq!(reaches_out(&[File::new("crates/domain/src/a.rs", words)]), [""; 0]);
}
