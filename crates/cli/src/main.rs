//! `visitbook`, the program without a window: letters from visit files, import, export, and what is generated from
//! the code. The second user of the use-cases, which keeps them honest.

mod arguments;
mod commands;
mod host;
mod keeping;
mod letters;
mod passphrase;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::run(arguments::Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::say(std::io::stderr(), &format!("visitbook: {error}\n"));
            ExitCode::FAILURE
        }
    }
}
