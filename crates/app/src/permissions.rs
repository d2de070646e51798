//! Writes the permission file of the shell: which commands each window may call.

use crate::typescript::{MAIN_COMMANDS, UNLOCK_COMMANDS};

/// Commands that the shell adds to the contract's, for every window: the channel of what the core says unasked.
const SHELL_COMMANDS: &[&str] = &["listen"];

/// The generated file `src-tauri/permissions/app.toml`.
pub fn permissions() -> String {
    let unlock: Vec<&str> = SHELL_COMMANDS.iter().chain(UNLOCK_COMMANDS).copied().collect();
    let header = "# Generated from crates/app/src/contract by `make contract`. Do not edit.\n";
    format!(
        "{header}\n{}\n{}",
        permission("unlock-commands", "Finding, making and opening notebooks.", &unlock),
        permission(
            "main-commands",
            "Everything that needs an open notebook.",
            MAIN_COMMANDS
        ),
    )
}

fn permission(identifier: &str, description: &str, commands: &[&str]) -> String {
    let listed: Vec<String> = commands.iter().map(|command| format!("    \"{command}\",\n")).collect();
    format!(
        "[[permission]]\nidentifier = \"{identifier}\"\ndescription = \"{description}\"\ncommands.allow = [\n{}]\n",
        listed.concat()
    )
}
