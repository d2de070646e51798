//! What people call a file: its name without the way to it.

/// Longest name kept, in characters; a record's line holds 300.
const LONGEST: usize = 200;

/// The last part of a path or name, without control characters and without characters that turn the direction of the
/// words, which can make a name look like another. Empty where nothing is left.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    shown
        .trim()
        .chars()
        .take(LONGEST)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// Marks of direction, and what cannot be seen at all (Unicode 15, general category Cf, those used to deceive).
fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}
