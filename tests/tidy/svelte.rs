//! Takes a Svelte component apart: its scripts, and everything else without comments.

use crate::marked::Marked;
use crate::script;
use crate::tree::File;

/// Only the line ends of a text, so that what follows keeps its line number.
fn blank(text: &str) -> String {
    text.chars().filter(|char| *char == '\n').collect()
}

/// The scripts of a component, and its markup and styles; both have as many lines as the component up to their end.
fn take_apart(source: &str) -> (String, String) {
    let (mut scripts, mut markup) = (String::new(), String::new());
    let mut rest = source;
    // The opening tag ends where its line does: a type among its attributes can have a `>` of its own.
    while let Some((before, (tag, after))) = rest
        .split_once("<script")
        .and_then(|(before, after)| Some((before, after.split_once(">\n")?)))
    {
        let (script, after) = after.split_once("</script>").unwrap_or((after, ""));
        scripts.push_str(&format!("{}{}\n{script}", blank(before), blank(tag)));
        markup.push_str(&format!("{before}{}\n{}", blank(tag), blank(script)));
        rest = after;
    }
    scripts.push_str(&blank(rest));
    markup.push_str(rest);
    (scripts, without_comments(&markup))
}

fn without_comments(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once("<!--") {
        let (comment, after) = after.split_once("-->").unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&blank(comment));
        rest = after;
    }
    out + rest
}

/// The script of a component or of a TypeScript file.
pub fn script_of(file: &File) -> Marked {
    if file.path.ends_with(".svelte") {
        script::mark(&take_apart(&file.text).0)
    } else {
        script::mark(&file.text)
    }
}

/// Everything that is no comment: the script, and for a component its markup and styles in the same lines.
pub fn without_any_comments(file: &File) -> Vec<String> {
    let script = script_of(file).without_comments();
    if file.path.ends_with(".svelte") {
        vec![script, take_apart(&file.text).1]
    } else {
        vec![script]
    }
}

#[test]
fn a_component_is_taken_apart_and_keeps_its_lines() {
    let source =
        "<script lang=\"ts\" generics=\"T extends A<B>\">\nlet a = 'x';\n</script>\n<!-- don't\n -->\n<p>don't</p>\n";
    let (scripts, markup) = take_apart(source);
    assert_eq!(scripts.lines().nth(1), Some("let a = 'x';"));
    assert_eq!(markup.lines().nth(5), Some("<p>don't</p>"));
    assert!(
        !scripts.contains("don't") && !markup.contains("let a"),
        "{scripts}|{markup}"
    );
    assert_eq!(markup.matches("don't").count(), 1, "the comment is still there");
}
