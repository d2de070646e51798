//! Reads Cargo.lock: what every crate brings with it, on every system.

use std::collections::{BTreeMap, VecDeque};

use crate::tree::{nothing_to_remark, one_remark, read};

/// The shell's own package, the only one that has a window.
const SHELL: &str = "visitbook-desktop";

/// Speaks HTTP to the window's driver on the same machine, and is never shipped.
const END_TO_END: &str = "visitbook-e2e";

/// Crates that open connections. Nothing that is shipped may bring one of them.
const NETWORK: [&str; 10] = [
    "curl",
    "h2",
    "hyper",
    "isahc",
    "native-tls",
    "openssl-probe",
    "reqwest",
    "rustls",
    "tungstenite",
    "ureq",
];

/// Crates that keep secrets in the system's keyring. What opens a notebook is known by a person or written on paper.
const KEYRING: [&str; 5] = ["keyring", "keyring-core", "linux-keyutils", "oo7", "secret-service"];

/// What one crate needs of another only on systems that this program is not made for: a lock file has no systems.
const ELSEWHERE: [(&str, &str, &str); 1] = [(
    "tauri",
    "reqwest",
    "only on telephones, to fetch the page while it is developed",
)];

/// What each package depends on. A package is a name and a version; the workspace's own have one version each.
struct Lock {
    needs: BTreeMap<String, Vec<String>>,
    own: Vec<String>,
}

impl Lock {
    fn new(text: &str) -> Self {
        let table: toml::Table =
            toml::from_str(text).unwrap_or_else(|error| panic!("Cargo.lock cannot be read: {error}"));
        let (mut needs, mut own) = (BTreeMap::<String, Vec<String>>::new(), Vec::new());
        for package in table
            .get("package")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
        {
            let field = |key| {
                package
                    .get(key)
                    .and_then(toml::Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            let listed = package
                .get("dependencies")
                .and_then(toml::Value::as_array)
                .into_iter()
                .flatten();
            // "name", or "name version" where several versions are there. Versions of a name are taken together.
            let listed = listed.filter_map(|each| Some(each.as_str()?.split(' ').next()?.to_owned()));
            needs.entry(field("name")).or_default().extend(listed);
            if package.get("source").is_none() {
                own.push(field("name"));
            }
        }
        Self { needs, own }
    }

    /// The shortest way from a package to one that is wanted.
    fn way(&self, from: &str, wanted: impl Fn(&str) -> bool) -> Option<Vec<String>> {
        let mut came_from = BTreeMap::from([(from.to_owned(), String::new())]);
        let mut queue = VecDeque::from([from.to_owned()]);
        while let Some(name) = queue.pop_front() {
            if wanted(&name) {
                let mut way = vec![name];
                while let Some(before) = way
                    .last()
                    .and_then(|last| came_from.get(last))
                    .filter(|name| !name.is_empty())
                {
                    way.push(before.clone());
                }
                way.reverse();
                return Some(way);
            }
            for next in self.needs.get(&name).into_iter().flatten() {
                if !came_from.contains_key(next) {
                    came_from.insert(next.clone(), name.clone());
                    queue.push_back(next.clone());
                }
            }
        }
        None
    }

    fn remarks(&self, but: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let others = self.own.iter().filter(|name| *name != but);
        others
            .filter_map(|name| Some(format!("{name} brings {}", self.way(name, &wanted)?.join(" -> "))))
            .collect()
    }
}

fn brings_a_window(lock: &str) -> Vec<String> {
    let window = |name: &str| name == "wry" || name == "tao" || name == "tauri" || name.starts_with("tauri-");
    Lock::new(lock).remarks(SHELL, window)
}

fn brings_the_network(lock: &str) -> Vec<String> {
    let mut lock = Lock::new(lock);
    for (from, to, _) in ELSEWHERE {
        lock.needs.entry(from.to_owned()).or_default().retain(|name| name != to);
    }
    lock.remarks(END_TO_END, |name| NETWORK.contains(&name))
}

fn brings_a_keyring(lock: &str) -> Vec<String> {
    Lock::new(lock).remarks("", |name| KEYRING.contains(&name))
}

#[test]
fn nothing_but_the_shell_brings_tauri_not_even_through_others() {
    let lock = read("Cargo.lock");
    assert!(
        Lock::new(&lock).way(SHELL, |name| name == "tauri").is_some(),
        "the shell itself was not seen to bring tauri"
    );
    nothing_to_remark(&brings_a_window(&lock));
}

#[test]
fn nothing_that_is_shipped_brings_a_crate_that_opens_connections() {
    nothing_to_remark(&brings_the_network(&read("Cargo.lock")));
}

#[test]
fn nothing_leaves_a_key_to_the_keyring_of_the_system() {
    nothing_to_remark(&brings_a_keyring(&read("Cargo.lock")));
}

#[test]
fn what_a_crate_brings_through_others_is_caught() {
    let package = |name: &str, needs: &str| {
        let source = if name.starts_with("visitbook") {
            ""
        } else {
            "source = \"registry\"\n"
        };
        format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n{source}dependencies = [{needs}]\n")
    };
    let lock = [
        package("visitbook-desktop", "\"tauri\", \"middle 1.0.0\""),
        package("visitbook-app", "\"middle 1.0.0\", \"circle\""),
        package("visitbook-e2e", "\"reqwest\""),
        package("circle", "\"circle\""),
        package("middle", "\"tauri-utils\", \"ureq\", \"keyring\""),
        package("tauri", "\"reqwest\""),
        package("tauri-utils", ""),
        package("reqwest", ""),
        package("ureq", ""),
        package("keyring", ""),
    ]
    .concat();
    one_remark(
        &brings_a_window(&lock),
        &["visitbook-app brings visitbook-app -> middle -> tauri-utils"],
    );
    let keyring = brings_a_keyring(&lock);
    assert_eq!(keyring.len(), 2, "{keyring:?}");
    let network = brings_the_network(&lock);
    assert_eq!(network.len(), 2, "{network:?}");
    assert!(
        network.iter().all(|remark| remark.ends_with("middle -> ureq")),
        "{network:?}"
    );
}
