//! The direction of dependencies: who may use whom within the workspace, and who alone may use what.

use crate::manifests::{Kind, Member, member, members};
use crate::tree::{nothing_to_remark, one_remark};

/// Each member, and the members that it may be built on. Nothing points up, and the four beside each other do not meet,
/// except that a letter is rendered.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("visitbook-domain", &[]),
    ("visitbook-store", &["visitbook-domain"]),
    ("visitbook-letter", &["visitbook-domain"]),
    ("visitbook-render", &["visitbook-domain", "visitbook-letter"]),
    ("visitbook-exchange", &["visitbook-domain"]),
    ("visitbook-app", &PARTS),
    ("visitbook-cli", &["visitbook-domain", "visitbook-app"]),
    ("visitbook-desktop", &["visitbook-domain", "visitbook-app"]),
    ("visitbook-testkit", &ALL_BUT_WINDOW),
    ("visitbook-tests", &ALL_BUT_WINDOW),
    ("visitbook-e2e", &ALL_BUT_WINDOW),
    ("visitbook-bench", &ALL_BUT_WINDOW),
];

const PARTS: [&str; 5] = [
    "visitbook-domain",
    "visitbook-store",
    "visitbook-letter",
    "visitbook-render",
    "visitbook-exchange",
];

const ALL_BUT_WINDOW: [&str; 7] = [
    "visitbook-domain",
    "visitbook-store",
    "visitbook-letter",
    "visitbook-render",
    "visitbook-exchange",
    "visitbook-app",
    TESTKIT,
];

/// Builders for tests: nothing that is shipped is built on it, but any member may test with it.
const TESTKIT: &str = "visitbook-testkit";

/// A crate (or the beginning of its name), who alone may use it, and why.
const ONLY_FOR: [(&str, &[&str], &str); 6] = [
    (
        "tauri",
        &["visitbook-desktop"],
        "only the shell knows that there is a window",
    ),
    (
        "wry",
        &["visitbook-desktop"],
        "only the shell knows that there is a window",
    ),
    (
        "rusqlite",
        &["visitbook-store", "visitbook-bench", "visitbook-testkit"],
        "only the store knows SQL; it is measured against bare SQL, and its bytes are searched by tests",
    ),
    ("libsqlite3-sys", &["visitbook-store"], "only the store knows SQL"),
    (
        "printpdf",
        &["visitbook-render"],
        "only the backend of render knows how a PDF is written",
    ),
    (
        "thirtyfour",
        &["visitbook-e2e"],
        "only the end-to-end tests drive a window",
    ),
];

fn wrong_directions(members: &[Member]) -> Vec<String> {
    let mut remarks = Vec::new();
    for member in members {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == member.name) else {
            remarks.push(format!(
                "{} has no place in the directions of tests/tidy/crates.rs",
                member.name
            ));
            continue;
        };
        for (kind, used) in &member.uses {
            let own = used.starts_with("visitbook");
            let testing = *kind == Kind::Dev && used == TESTKIT;
            if own && !testing && !allowed.contains(&used.as_str()) {
                remarks.push(format!("{} may not depend on {used}", member.name));
            }
        }
    }
    remarks
}

fn in_wrong_hands(members: &[Member]) -> Vec<String> {
    let mut remarks = Vec::new();
    for (guarded, owners, reason) in ONLY_FOR {
        for member in members.iter().filter(|member| !owners.contains(&member.name.as_str())) {
            let parts = format!("{guarded}-");
            for used in member.uses(|name| name == guarded || name.starts_with(&parts)) {
                remarks.push(format!("{} depends on {used}, but {reason}", member.name));
            }
        }
    }
    remarks
}

#[test]
fn dependencies_between_our_crates_point_only_down() {
    let members = members();
    for (name, _) in MAY_USE {
        assert!(
            members.iter().any(|member| member.name == name),
            "there is no {name} in the workspace any more"
        );
    }
    nothing_to_remark(&wrong_directions(&members));
}

#[test]
fn only_the_shell_depends_on_tauri_and_only_the_store_on_sql() {
    let members = members();
    for (owner, guarded) in [("visitbook-desktop", "tauri"), ("visitbook-store", "rusqlite")] {
        let used = members
            .iter()
            .any(|member| member.name == owner && member.uses(|name| name == guarded).count() > 0);
        assert!(
            used,
            "{owner} was not seen to depend on {guarded}, so nothing was checked"
        );
    }
    nothing_to_remark(&in_wrong_hands(&members));
}

/// A member with this in its manifest.
fn made_up(name: &str, manifest: &str) -> Member {
    member(&format!("[package]\nname = \"{name}\"\n{manifest}"), "")
}

#[test]
fn a_dependency_in_the_wrong_direction_is_caught() {
    for (name, section, used) in [
        ("visitbook-domain", "dependencies", "visitbook-app"),
        ("visitbook-domain", "build-dependencies", "visitbook-store"),
        ("visitbook-store", "dependencies", "visitbook-letter"),
        ("visitbook-store", "dev-dependencies", "visitbook-exchange"),
        ("visitbook-letter", "dependencies", "visitbook-render"),
        (
            "visitbook-exchange",
            "target.'cfg(unix)'.dependencies",
            "visitbook-store",
        ),
        ("visitbook-app", "dependencies", "visitbook-testkit"),
        ("visitbook-cli", "dependencies", "visitbook-store"),
        ("visitbook-desktop", "dependencies", "visitbook-render"),
        ("visitbook-tests", "dev-dependencies", "visitbook-desktop"),
    ] {
        let member = made_up(name, &format!("[{section}]\n{used} = {{ path = \"x\" }}"));
        one_remark(&wrong_directions(&[member]), &[name, used]);
    }
    one_remark(
        &wrong_directions(&[made_up("visitbook-new", "")]),
        &["visitbook-new has no place"],
    );
}

#[test]
fn a_dependency_under_another_name_is_caught_too() {
    let member = made_up(
        "visitbook-store",
        "[dependencies]\nharmless = { package = \"visitbook-letter\", path = \"x\" }",
    );
    one_remark(&wrong_directions(&[member]), &["visitbook-letter"]);
}

#[test]
fn dependencies_that_point_down_are_let_be() {
    let render = made_up(
        "visitbook-render",
        "[dependencies]\nvisitbook-letter = { path = \"x\" }",
    );
    let store = made_up(
        "visitbook-store",
        "[dev-dependencies]\nvisitbook-testkit = { path = \"x\" }",
    );
    assert_eq!(wrong_directions(&[render, store]), [""; 0]);
}

#[test]
fn a_guarded_crate_in_the_wrong_hands_is_caught() {
    for (name, section, used) in [
        ("visitbook-app", "dependencies", "tauri"),
        ("visitbook-app", "dev-dependencies", "tauri-plugin-dialog"),
        ("visitbook-cli", "build-dependencies", "tauri-build"),
        ("visitbook-exchange", "dependencies", "rusqlite"),
        ("visitbook-letter", "dependencies", "printpdf"),
        ("visitbook-desktop", "dependencies", "thirtyfour"),
    ] {
        one_remark(
            &in_wrong_hands(&[made_up(name, &format!("[{section}]\n{used} = \"1\""))]),
            &[name, used],
        );
    }
    assert_eq!(
        in_wrong_hands(&[made_up("visitbook-desktop", "[dependencies]\ntauri = \"2\"")]),
        [""; 0]
    );
}
