//! Tells code, comments and texts apart in TypeScript.

use crate::marked::{Kind, Marked, Marker, in_name};

pub fn mark(source: &str) -> Marked {
    let mut marker = Marker::new(source);
    // How deep in braces we are, and at which depths a `${` stands open in a template.
    let (mut depth, mut open) = (0_usize, Vec::new());
    while let Some(char) = marker.peek(0) {
        match char {
            '/' if marker.sees("//") => marker.take_until(Kind::Comment, "\n"),
            '/' if marker.sees("/*") => {
                marker.take_until(Kind::Comment, "*/");
                marker.take(Kind::Comment, 2);
            }
            '/' if pattern_may_start(&marker) => pattern(&mut marker),
            '"' | '\'' => marker.take_quoted(char),
            '`' => {
                marker.take(Kind::Code, 1);
                template(&mut marker, &mut depth, &mut open);
            }
            '}' if open.last() == Some(&depth) => {
                open.pop();
                depth = depth.saturating_sub(1);
                marker.take(Kind::Code, 1);
                template(&mut marker, &mut depth, &mut open);
            }
            _ => {
                match char {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                marker.take(Kind::Code, 1);
            }
        }
    }
    marker.finish()
}

/// The text of a template up to its end, or up to a place where code stands in it.
fn template(marker: &mut Marker, depth: &mut usize, open: &mut Vec<usize>) {
    while let Some(char) = marker.peek(0) {
        if char == '`' {
            marker.take(Kind::Code, 1);
            return;
        }
        if marker.sees("${") {
            marker.take(Kind::Code, 2);
            *depth += 1;
            open.push(*depth);
            return;
        }
        marker.take(Kind::Text, if char == '\\' { 2 } else { 1 });
    }
}

/// A slash starts a regular expression where a value is expected, and divides after one.
fn pattern_may_start(marker: &Marker) -> bool {
    let behind: String = marker
        .behind()
        .skip_while(|char| char.is_whitespace())
        .take_while(|char| in_name(*char))
        .collect();
    if behind.is_empty() {
        let last = marker.behind().find(|char| !char.is_whitespace());
        return last.is_none_or(|char| "(,=:[!&|?{};+-*%~^<>".contains(char));
    }
    let word: String = behind.chars().rev().collect();
    ["return", "typeof", "case", "in", "of", "await"].contains(&word.as_str())
}

fn pattern(marker: &mut Marker) {
    marker.take(Kind::Code, 1);
    let mut in_class = false;
    while let Some(char) = marker.peek(0) {
        match char {
            '\n' => return, // it was a division after all
            '/' if !in_class => break,
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        marker.take(Kind::Text, if char == '\\' { 2 } else { 1 });
    }
    marker.take(Kind::Code, 1);
}

#[test]
fn comments_texts_and_code_are_told_apart() {
    for (source, code) in [
        ("a // '\nb", "a     \nb"),
        ("a /* { */ b", "a         b"),
        ("f('a \\' {', \"b'\")", "f('      ', \"  \")"),
        ("f(`a { ${b({ c: `d}` })} e }`)", "f(`    ${b({ c: `  ` })}    `)"),
        ("x = /[/'{]\\//.test(y)", "x = /       /.test(y)"),
        ("a / b / '{'", "a / b / ' '"),
        ("return /'/", "return / /"),
        ("(a) / 2 // '", "(a) / 2     "),
    ] {
        assert_eq!(mark(source).code(), code, "{source}");
    }
}
