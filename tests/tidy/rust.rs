//! Tells code, comments and texts apart in Rust, and leaves out what is compiled only for tests.

use crate::marked::{Kind, Marked, Marker, in_name};

pub fn mark(source: &str) -> Marked {
    let mut marker = Marker::new(source);
    while let Some(char) = marker.peek(0) {
        match char {
            '/' if marker.sees("//") => marker.take_until(Kind::Comment, "\n"),
            '/' if marker.sees("/*") => block_comment(&mut marker),
            '"' => marker.take_quoted('"'),
            '\'' => quote(&mut marker),
            'r' => match raw_hashes(&marker) {
                Some(hashes) => raw_text(&mut marker, hashes),
                None => marker.take(Kind::Code, 1),
            },
            _ => marker.take(Kind::Code, 1),
        }
    }
    marker.finish()
}

/// Comments may stand within comments.
fn block_comment(marker: &mut Marker) {
    let mut depth = 0_usize;
    while marker.peek(0).is_some() {
        if marker.sees("/*") {
            depth += 1;
            marker.take(Kind::Comment, 2);
        } else if marker.sees("*/") {
            depth -= 1;
            marker.take(Kind::Comment, 2);
            if depth == 0 {
                return;
            }
        } else {
            marker.take(Kind::Comment, 1);
        }
    }
}

/// A quote opens a character (`'a'`, `'\n'`) or a lifetime (`'a`), which has no end.
fn quote(marker: &mut Marker) {
    if marker.peek(1) == Some('\\') {
        marker.take(Kind::Code, 1);
        marker.take(Kind::Text, 2);
        marker.take_until(Kind::Text, "'");
        marker.take(Kind::Code, 1);
    } else if marker.peek(2) == Some('\'') {
        marker.take(Kind::Code, 1);
        marker.take(Kind::Text, 1);
        marker.take(Kind::Code, 1);
    } else {
        marker.take(Kind::Code, 1);
    }
}

/// How many hashes stand before the quote, when a raw text (`r"`, `br#"`) starts here and not a name with an r in it.
fn raw_hashes(marker: &Marker) -> Option<usize> {
    let mut behind = marker.behind();
    let (last, before) = (behind.next(), behind.next());
    let prefixed = matches!(last, Some('b' | 'c')) && !before.is_some_and(in_name);
    if last.is_some_and(in_name) && !prefixed {
        return None;
    }
    let hashes = (1..).take_while(|&ahead| marker.peek(ahead) == Some('#')).count();
    (marker.peek(1 + hashes) == Some('"')).then_some(hashes)
}

fn raw_text(marker: &mut Marker, hashes: usize) {
    marker.take(Kind::Code, hashes + 2);
    let end = format!("\"{}", "#".repeat(hashes));
    marker.take_until(Kind::Text, &end);
    marker.take(Kind::Code, end.len());
}

/// Code without what stands under `#[cfg(test)]`: lines stay where they are, what belongs to tests is blank.
pub fn without_tests(marked: Marked) -> Marked {
    let test = "#[cfg(test)]";
    let code: Vec<char> = marked.code().chars().collect();
    let mut out = marked.0;
    let mut at = 0;
    while at < code.len() {
        if !test
            .chars()
            .enumerate()
            .all(|(ahead, char)| code.get(at + ahead) == Some(&char))
        {
            at += 1;
            continue;
        }
        let end = end_of_item(&code, at + test.len());
        for (char, kind) in out.iter_mut().take(end).skip(at) {
            if *char != '\n' {
                (*char, *kind) = (' ', Kind::Code);
            }
        }
        at = end;
    }
    Marked(out)
}

/// Where the item that starts here ends: after its closing brace, or after a semicolon before any brace.
fn end_of_item(code: &[char], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, char) in code.iter().enumerate().skip(start) {
        match char {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

#[test]
fn comments_texts_and_code_are_told_apart() {
    for (source, code) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        ("f(\"a { b\")", "f(\"     \")"),
        ("f(\"a \\\" {\")", "f(\"      \")"),
        ("f(r#\"a \" {\"#)", "f(r#\"     \"#)"),
        ("f(br\"\\\")", "f(br\" \")"),
        ("for\"x\"", "for\" \""),
        ("'{' '\\'' '\\u{7b}' &'a str", "' ' '  ' '      ' &'a str"),
        ("let r#type = r;", "let r#type = r;"),
        ("\"https://x\" y", "\"         \" y"),
    ] {
        assert_eq!(mark(source).code(), code, "{source}");
    }
}

#[test]
fn literals_are_found_with_their_line_and_what_stands_before() {
    let found = mark("//! \"no\"\nsay(\n  \"one\", r#\"two\nlines\"#);\n\"\"").literals();
    let seen: Vec<_> = found.iter().map(|each| (each.text.as_str(), each.line)).collect();
    assert_eq!(seen, [("one", 3), ("two\nlines", 3)]);
    assert!(found.iter().any(|each| each.before.ends_with("say(")), "{found:?}");
}

#[test]
fn what_is_compiled_only_for_tests_is_left_out() {
    let source =
        "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { \"}\" }\n}\nfn c() {}\n#[cfg(test)]\nmod d;\nfn e() {}";
    let left = without_tests(mark(source)).code();
    assert_eq!(left.lines().count(), source.lines().count());
    for (name, expected) in [
        ("fn a", true),
        ("fn b", false),
        ("fn c", true),
        ("mod d", false),
        ("fn e", true),
    ] {
        assert_eq!(left.contains(name), expected, "{name}");
    }
}
