//! No file of code is longer than can be kept in mind, save for those that are named here with a reason.

use crate::tree::{File, files, nothing_to_remark, one_remark, read};

const LONGEST: usize = 400;
const CODE: [&str; 7] = [".rs", ".ts", ".svelte", ".css", ".sh", ".js", ".mjs"];

/// The path of a file that may be longer, and why.
const EXCEPTIONS: [(&str, &str); 0] = [];

fn too_long(files: &[File], exceptions: &[(&str, &str)]) -> Vec<String> {
    let mut remarks = Vec::new();
    for file in files.iter().filter(|file| !file.is_generated()) {
        let lines = file.text.lines().count();
        let excepted = exceptions.iter().any(|(path, _)| *path == file.path);
        if lines > LONGEST && !excepted {
            remarks.push(format!("{} has {lines} lines; {LONGEST} are enough", file.path));
        } else if lines <= LONGEST && excepted {
            remarks.push(format!(
                "{} has only {lines} lines and needs no exception any more",
                file.path
            ));
        }
    }
    for (path, reason) in exceptions {
        if reason.is_empty() || !files.iter().any(|file| file.path == *path) {
            remarks.push(format!("the exception for {path} lacks its reason or its file"));
        }
    }
    remarks
}

#[test]
fn no_file_of_code_is_longer_than_400_lines() {
    let mut all = files("", &CODE);
    all.push(File::new("Makefile", &read("Makefile")));
    nothing_to_remark(&too_long(&all, &EXCEPTIONS));
}

#[test]
fn a_file_that_is_too_long_is_caught() {
    let file = |path, lines| File::new(path, &"x\n".repeat(lines));
    assert_eq!(too_long(&[file("ui/src/a.ts", LONGEST)], &[]), [""; 0]);
    assert_eq!(
        too_long(&[file("ui/src/lib/contract/generated.ts", LONGEST + 1)], &[]),
        [""; 0]
    );
    one_remark(
        &too_long(&[file("ui/src/a.ts", LONGEST + 1)], &[]),
        &["ui/src/a.ts has 401 lines"],
    );
}

#[test]
fn an_exception_has_a_reason_and_is_needed() {
    let long = File::new("a.rs", &"x\n".repeat(LONGEST + 1));
    assert_eq!(
        too_long(
            std::slice::from_ref(&long),
            &[("a.rs", "one table, read from top to bottom")]
        ),
        [""; 0]
    );
    one_remark(&too_long(&[long], &[("a.rs", "")]), &["lacks its reason"]);
    one_remark(
        &too_long(&[File::new("a.rs", "x")], &[("a.rs", "long")]),
        &["needs no exception"],
    );
    one_remark(&too_long(&[], &[("gone.rs", "long")]), &["gone.rs", "or its file"]);
}
