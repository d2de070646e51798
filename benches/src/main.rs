//! What is fast, and what it is measured against. Every figure stands beside its floor, measured in the same run on
//! the same machine: the least that anything doing this could take.

mod figures;
mod letter;
mod opening;
mod save;
mod start;

use std::process::ExitCode;

/// One thing that is measured.
struct Bench {
    name: &'static str,
    measure: fn() -> figures::Measured,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(folder) = arguments
        .get(2)
        .filter(|_| arguments.get(1).is_some_and(|word| word == "open"))
    {
        return opening::child(folder.as_ref());
    }
    let benches = [
        Bench {
            name: "start",
            measure: start::measure,
        },
        Bench {
            name: "save",
            measure: save::measure,
        },
        Bench {
            name: "letter",
            measure: letter::measure,
        },
        Bench {
            name: "open",
            measure: opening::measure,
        },
    ];
    let mut failed = false;
    for Bench { name, measure } in benches {
        match measure() {
            Ok(lines) => lines.iter().for_each(|line| figures::say(line)),
            Err(error) => {
                figures::say(&format!("{name}: not measured: {error}"));
                failed = true;
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
