//! The tiers of the page: what all share, one folder for each concept, and views; only views join concepts.

use crate::svelte;
use crate::tree::{File, files, nothing_to_remark, one_remark};

const LIB: &str = "ui/src/lib/";

/// What everything may use. These use each other, and no concept.
const SHARED: [&str; 7] = ["shared", "contract", "backend", "draft", "cache", "status", "words"];

const VIEWS: &str = "views";

/// What is no code joins nothing.
const ASSETS: [&str; 5] = [".css", ".svg", ".png", ".woff2", ".json"];

/// The folder of `ui/src/lib` (or the file, without its endings) that a path belongs to.
fn concept(path: &str) -> Option<&str> {
    path.strip_prefix(LIB)?.split(['/', '.']).next()
}

/// The path that an import stands for, or nothing when it names a package.
fn target(file: &str, import: &str) -> Option<String> {
    let (folder, import) = match import.strip_prefix("$lib/") {
        Some(rest) => (LIB.trim_end_matches('/'), rest),
        None if import.starts_with('.') => (file.rsplit_once('/')?.0, import),
        None => return None,
    };
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in import.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What a file imports, with the lines.
fn imports(file: &File) -> Vec<(usize, String)> {
    let is_import = |before: &str| {
        ["from", "import", "import(", "mock("]
            .iter()
            .any(|word| before.ends_with(word))
    };
    let literals = svelte::script_of(file).literals().into_iter();
    literals
        .filter(|literal| is_import(&literal.before))
        .map(|literal| (literal.line, literal.text))
        .collect()
}

fn joined(files: &[File]) -> Vec<String> {
    let mut remarks = Vec::new();
    for file in files {
        // Views, and what stands beside lib/ and starts the page, may join everything.
        let Some(own) = concept(&file.path).filter(|own| *own != VIEWS) else {
            continue;
        };
        for (line, import) in imports(file) {
            let Some(target) = target(&file.path, &import) else {
                continue;
            };
            if ASSETS.iter().any(|ending| target.ends_with(ending)) {
                continue;
            }
            let allowed = match concept(&target) {
                Some(used) => SHARED.contains(&used) || used == own,
                // Tests work on the records that the development page shows.
                None => {
                    !target.starts_with("ui/src/")
                        || (file.path.contains(".test.") && target.starts_with("ui/src/dev/"))
                }
            };
            if !allowed {
                remarks.push(format!(
                    "{}:{line}: {own} imports {target}, but only views join concepts",
                    file.path
                ));
            }
        }
    }
    remarks
}

#[test]
fn only_views_join_concepts() {
    let page = files("ui/src", &[".ts", ".svelte"]);
    assert!(
        page.iter()
            .any(|file| file.path.starts_with(LIB) && !imports(file).is_empty()),
        "no import was seen"
    );
    nothing_to_remark(&joined(&page));
}

#[test]
fn a_concept_that_uses_another_is_caught() {
    for (path, import) in [
        (
            "ui/src/lib/evidence/Row.svelte",
            "import Page from '../letter/Page.svelte';",
        ),
        (
            "ui/src/lib/evidence/list/Row.svelte",
            "import { a } from '../../letter/page';",
        ),
        (
            "ui/src/lib/evidence/rows.svelte.ts",
            "import type { Page } from '$lib/letter/page.svelte';",
        ),
        ("ui/src/lib/evidence/rows.ts", "export { a } from '../letter';"),
        (
            "ui/src/lib/evidence/rows.ts",
            "const a = await import('../letter/page');",
        ),
        ("ui/src/lib/evidence/rows.ts", "import '../../views/Home.svelte';"),
        (
            "ui/src/lib/evidence/rows.ts",
            "import {\n  a,\n  b,\n} from '../views/home';",
        ),
        (
            "ui/src/lib/shared/Button.svelte",
            "import { a } from '../evidence/rows';",
        ),
        ("ui/src/lib/words.ts", "import { a } from './evidence/rows';"),
    ] {
        let text = if path.ends_with(".svelte") {
            format!("<script lang=\"ts\">\n{import}\n</script>\n")
        } else {
            import.into()
        };
        one_remark(&joined(&[File::new(path, &text)]), &[path, "only views"]);
    }
}

#[test]
fn imports_that_join_nothing_are_let_be() {
    for (path, import) in [
        ("ui/src/lib/evidence/rows.ts", "import { a } from './row';"),
        ("ui/src/lib/evidence/list/rows.ts", "import { a } from '../row';"),
        (
            "ui/src/lib/evidence/rows.ts",
            "import { a } from '../shared/list';\nimport { b } from '$lib/words';",
        ),
        (
            "ui/src/lib/evidence/rows.ts",
            "import { tick } from 'svelte';\nimport '../../app.css';",
        ),
        (
            "ui/src/lib/about/icon.ts",
            "import icon from '../../../../icons/visitbook.svg';",
        ),
        ("ui/src/lib/evidence/rows.ts", "say('../letter/page');"),
        (
            "ui/src/lib/words.ts",
            "import type { Code } from './contract/generated';",
        ),
        (
            "ui/src/lib/views/Visit.svelte",
            "import '../letter/page'; import '../evidence/rows';",
        ),
        (
            "ui/src/views/Visit.svelte",
            "import '../lib/letter/page'; import '../lib/evidence/rows';",
        ),
        ("ui/src/App.svelte", "import './lib/letter/page';"),
    ] {
        let text = if path.ends_with(".svelte") {
            format!("<script lang=\"ts\">\n{import}\n</script>\n")
        } else {
            import.into()
        };
        assert_eq!(joined(&[File::new(path, &text)]), [""; 0], "{path}");
    }
}
