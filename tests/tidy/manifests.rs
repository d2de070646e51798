//! Reads who depends on whom from the manifests of the workspace.

use crate::tree::read;

/// When a dependency is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Normal,
    Dev,
    Build,
}

/// A member of the workspace and what its manifest asks for.
#[derive(Debug)]
pub struct Member {
    pub name: String,
    pub uses: Vec<(Kind, String)>,
}

impl Member {
    pub fn uses(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
        self.uses
            .iter()
            .map(|(_, name)| name.as_str())
            .filter(move |name| wanted(name))
    }
}

/// A member from the text of its manifest. `root` is the text of the workspace's, which knows the real name of a crate
/// that goes by another.
pub fn member(manifest: &str, root: &str) -> Member {
    let (manifest, root) = (table(manifest), table(root));
    let shared = root
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"));
    let mut uses = asked_for(&manifest, shared);
    // What is asked for only on some systems stands below [target.'cfg(...)'].
    for target in manifest
        .get("target")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flat_map(toml::Table::values)
    {
        uses.extend(
            target
                .as_table()
                .map(|target| asked_for(target, shared))
                .unwrap_or_default(),
        );
    }
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(toml::Value::as_str);
    Member {
        name: name.unwrap_or_else(|| panic!("a manifest names no package")).to_owned(),
        uses,
    }
}

fn table(text: &str) -> toml::Table {
    toml::from_str(text).unwrap_or_else(|error| panic!("a manifest cannot be read: {error}"))
}

fn asked_for(table: &toml::Table, shared: Option<&toml::Value>) -> Vec<(Kind, String)> {
    let sections = [
        ("dependencies", Kind::Normal),
        ("dev-dependencies", Kind::Dev),
        ("build-dependencies", Kind::Build),
    ];
    let mut uses = Vec::new();
    for (section, kind) in sections {
        for (name, entry) in table.get(section).and_then(toml::Value::as_table).into_iter().flatten() {
            let inherited = entry.get("workspace").and(shared).and_then(|shared| shared.get(name));
            let real = entry
                .get("package")
                .or_else(|| inherited?.get("package"))
                .and_then(toml::Value::as_str);
            uses.push((kind, real.unwrap_or(name).to_owned()));
        }
    }
    uses
}

/// Every member of this workspace, the root package included.
pub fn members() -> Vec<Member> {
    let root = read("Cargo.toml");
    let paths = table(&root);
    let paths = paths
        .get("workspace")
        .and_then(|workspace| workspace.get("members"))
        .and_then(toml::Value::as_array);
    let paths = paths.unwrap_or_else(|| panic!("Cargo.toml lists no members"));
    let manifests = paths.iter().map(|path| match path.as_str() {
        Some(path) => read(&format!("{path}/Cargo.toml")),
        None => panic!("a member in Cargo.toml is no text: {path}"),
    });
    std::iter::once(root.clone())
        .chain(manifests)
        .map(|manifest| member(&manifest, &root))
        .collect()
}

#[test]
fn dependencies_are_read_from_every_place_where_they_can_stand() {
    let root = "[workspace.dependencies]\nshort = { package = \"long-name\", version = \"1\" }\nplain = \"1\"";
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nb = \"1\"\nc = { package = \"d\", version = \"1\" }\n\
        short.workspace = true\nplain = { workspace = true, optional = true }\n[dev-dependencies]\ne = \"1\"\n\
        [build-dependencies]\nf = \"1\"\n[target.'cfg(windows)'.dependencies]\ng = \"1\"\n\
        [target.'cfg(unix)'.dev-dependencies]\nh = \"1\"";
    let member = member(manifest, root);
    let mut uses: Vec<_> = member
        .uses
        .iter()
        .map(|(kind, name)| format!("{name} {kind:?}"))
        .collect();
    uses.sort();
    let expected = [
        "b Normal",
        "d Normal",
        "e Dev",
        "f Build",
        "g Normal",
        "h Dev",
        "long-name Normal",
        "plain Normal",
    ];
    assert_eq!(
        (member.name.as_str(), uses),
        ("a", expected.map(str::to_owned).to_vec())
    );
}
