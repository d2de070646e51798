//! Words as data: files of words under headings, each with the reason why they are there.
//!
//! A line `# [name] reason` begins a group, any other line that begins with `#` is a remark, and every other line has
//! entries with commas between them.

/// The entries of a file, each with the name of its group, in the order of the file.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut group = "";
    let lines = text.lines().map(move |line| {
        let heading = line.strip_prefix('#');
        if let Some(name) = heading.and_then(name_of) {
            group = name;
        }
        (group, if heading.is_some() { "" } else { line })
    });
    lines
        .flat_map(|(group, line)| line.split(',').map(move |entry| (group, entry.trim())))
        .filter(|(_, entry)| !entry.is_empty())
}

/// The entries of one group.
pub(super) fn group(text: &'static str, wanted: &'static str) -> impl Iterator<Item = &'static str> {
    entries(text).filter_map(move |(group, entry)| (group == wanted).then_some(entry))
}

fn name_of(heading: &'static str) -> Option<&'static str> {
    let (name, _) = heading.trim_start().strip_prefix('[')?.split_once(']')?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_under_their_heading() {
        let text = "# about\n# [one] why\na b, c,\n# remark\nd\n\n# [two] why\ne";
        let all: Vec<_> = entries(text).collect();
        assert_eq!(all, [("one", "a b"), ("one", "c"), ("one", "d"), ("two", "e")]);
        assert_eq!(group(text, "two").collect::<Vec<_>>(), ["e"]);
    }
}
