//! XML as it is written: names that the program gives, and words that are always escaped.

/// The names of WordprocessingML and of relations, which every part declares that uses them.
pub const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The first line of a part.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Words as they stand between tags and within quotation marks.
pub fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A run of words, with its spaces.
pub fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words))
}

/// A run of words in a style of characters.
pub fn run_of(style: &str, words: &str) -> String {
    format!(
        "<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(words)
    )
}

/// Points as Word counts most lengths: in twentieths.
pub fn twips(points: f32) -> i64 {
    (f64::from(points) * 20.0).round() as i64
}

/// Points as Word counts sizes of type: in halves.
pub fn half_points(points: f32) -> i64 {
    (f64::from(points) * 2.0).round() as i64
}
