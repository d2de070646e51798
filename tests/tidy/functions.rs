//! No function is longer than can be seen at once.

use crate::marked::in_name;
use crate::tree::File;
use crate::{rust, svelte};

const LONGEST: usize = 60;

/// Where a function starts (a line counted from 1) and how many lines it has.
#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    line: usize,
    lines: usize,
}

fn too_long(files: &[File]) -> Vec<String> {
    let measured = files.iter().filter(|file| !file.is_test() && !file.is_generated());
    measured
        .flat_map(|file| {
            let functions = if file.path.ends_with(".rs") {
                in_rust(&rust::without_tests(rust::mark(&file.text)).code())
            } else {
                in_script(&svelte::script_of(file).code())
            };
            let long = functions.into_iter().filter(|function| function.lines > LONGEST);
            long.map(|Function { name, line, lines }| format!("{}:{line}: {name} has {lines} lines", file.path))
        })
        .collect()
}

/// How many lines a piece of code goes over.
fn height(code: &[char], from: usize, to: usize) -> usize {
    1 + code.iter().take(to).skip(from).filter(|char| **char == '\n').count()
}

/// Where the brace that opens here is closed.
fn closing(code: &[char], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, char) in code.iter().enumerate().skip(open) {
        match char {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    code.len()
}

fn word_at(code: &[char], at: usize) -> String {
    code.iter().skip(at).take_while(|char| in_name(**char)).collect()
}

/// Every `fn` with a name and a body.
fn in_rust(code: &str) -> Vec<Function> {
    let code: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let (mut line, mut inside) = (1, false);
    for (at, char) in code.iter().enumerate() {
        let starts = !inside && word_at(&code, at) == "fn";
        let name = word_at(&code, at + 3);
        if starts
            && !name.is_empty()
            && let Some(open) = body_of(&code, at)
        {
            found.push(Function {
                name,
                line,
                lines: height(&code, at, closing(&code, open)),
            });
        }
        inside = in_name(*char);
        line += usize::from(*char == '\n');
    }
    found
}

/// The brace that opens the body, unless a semicolon comes first; brackets of the arguments and types are passed over.
fn body_of(code: &[char], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, char) in code.iter().enumerate().skip(start) {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Every block that is the body of a function, a method, an arrow or a statement with a condition. A block that opens
/// where a value is expected is an object, and one without brackets before it is a class.
fn in_script(code: &str) -> Vec<Function> {
    let code: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut head = String::new();
    let mut line = 1;
    for (at, char) in code.iter().enumerate() {
        match char {
            '{' => {
                let last = head.trim_end().chars().next_back().unwrap_or(' ');
                let has_brackets = head.contains('(') || head.contains("=>");
                if has_brackets && (in_name(last) || ")>]".contains(last)) {
                    let name = head.split_whitespace().collect::<Vec<_>>().join(" ");
                    found.push(Function {
                        name,
                        line,
                        lines: height(&code, at, closing(&code, at)),
                    });
                }
                head.clear();
            }
            '}' | ';' => head.clear(),
            _ => head.push(*char),
        }
        line += usize::from(*char == '\n');
    }
    found
}

#[test]
fn no_function_is_longer_than_60_lines() {
    let mut files = crate::tree::files("", &[".rs"]);
    files.extend(crate::tree::files("ui/src", &[".ts", ".svelte"]));
    crate::tree::nothing_to_remark(&too_long(&files));
}

#[test]
fn a_function_that_is_too_long_is_caught() {
    let rust = format!(
        "fn short() {{}}\nfn long(a: [u8; 3]) -> u8 {{\n{}}}\n",
        "    f();\n".repeat(LONGEST)
    );
    let script = format!(
        "class A {{\n  long(a: B): C {{\n{}  }}\n}}\n",
        "    f();\n".repeat(LONGEST)
    );
    let svelte = format!(
        "<script lang=\"ts\">\nconst a = () => {{\n{}}};\n</script>\n",
        "  f();\n".repeat(LONGEST)
    );
    for (path, text, words) in [
        ("crates/app/src/lib.rs", &rust, ["lib.rs:2", "long has 62 lines"]),
        ("ui/src/a.ts", &script, ["a.ts:2", "has 62 lines"]),
        ("ui/src/A.svelte", &svelte, ["A.svelte:2", "has 62 lines"]),
    ] {
        crate::tree::one_remark(&too_long(&[File::new(path, text)]), &words);
    }
}

#[test]
fn what_is_no_function_or_only_for_tests_is_let_be() {
    let body = "    f();\n".repeat(LONGEST);
    let rust =
        format!("type F = fn() -> u8;\nmod a {{\n{body}}}\n#[cfg(test)]\nmod tests {{\nfn long() {{\n{body}}}\n}}\n");
    let script = format!("const a = f({{\n{body}}});\nclass B extends C {{\n{body}}}\nconst d = '() => {{';\n");
    assert_eq!(
        too_long(&[
            File::new("crates/app/src/lib.rs", &rust),
            File::new("ui/src/a.ts", &script)
        ]),
        [""; 0]
    );
    let long = format!("fn long() {{\n{body}}}\n");
    assert_eq!(
        too_long(&[
            File::new("tests/a.rs", &long),
            File::new("crates/a/src/generated.rs", &long)
        ]),
        [""; 0]
    );
}
