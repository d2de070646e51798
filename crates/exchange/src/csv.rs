//! Text with commas (RFC 4180: lines end in CR LF, every value in quotation marks), harmless to a spreadsheet.

/// A line of values.
pub(crate) fn line<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    values.into_iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A value in quotation marks. One that a spreadsheet might take for a formula gets an apostrophe in front.
fn cell(value: &str) -> String {
    // The last four are the wide forms that some spreadsheets take for the same.
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let apostrophe = if value.trim_start_matches(' ').starts_with(formula) {
        "'"
    } else {
        ""
    };
    format!("\"{apostrophe}{}\"", value.replace('"', "\"\""))
}
