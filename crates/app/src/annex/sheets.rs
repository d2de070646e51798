//! The annex as a workbook, to be filtered and sorted.

use chrono::NaiveDate;
use visitbook_render::{Cell, RenderOptions, Sheet, SheetColumn, Workbook};

use super::gather::{Annex, Section, Sentence, state};
use super::print::{STANDINGS, WARNING};
use super::rows::Row;

/// The columns of a sentence.
const OF_SENTENCE: [(&str, u16); 7] = [
    ("Number", 9),
    ("Heading", 22),
    ("Sentence", 48),
    ("State", 13),
    ("Why", 30),
    ("Changed since", 24),
    ("Set aside", 28),
];
/// The columns of what stands under it.
const OF_ROW: [(&str, u16); 8] = [
    ("Reference", 11),
    ("Mark", 11),
    ("Direction", 13),
    ("Source", 22),
    ("Case", 8),
    ("Date", 18),
    ("Words", 60),
    ("Notes", 36),
];
/// What a row has to do with the sentence.
const TIE: (&str, u16) = ("Tie", 17);

/// The annex with a row for each piece under each sentence, and one for a sentence under which nothing stands.
pub(super) fn workbook(annex: &Annex, options: &RenderOptions, date: NaiveDate) -> Workbook {
    let sentences = annex.sections.iter().flat_map(rows_of).collect();
    let unused = annex.unused.iter().map(cells).collect();
    Workbook {
        date,
        title: annex.title.clone(),
        sheets: vec![
            sheet("About", &[("What", 28), ("This annex", 100)], about(annex, options)),
            sheet(
                "Sentences",
                &[&OF_SENTENCE[..], &[TIE], &OF_ROW[..]].concat(),
                sentences,
            ),
            sheet("Unused evidence", &OF_ROW, unused),
        ],
    }
}

fn sheet(name: &'static str, columns: &[(&'static str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |(heading, width): &(&'static str, u16)| SheetColumn { heading, width: *width };
    Sheet {
        name,
        columns: columns.iter().map(column).collect(),
        rows,
    }
}

fn about(annex: &Annex, options: &RenderOptions) -> Vec<Vec<Cell>> {
    let pair = |what: &str, words: &str| vec![words_of(what), words_of(words)];
    let marking = options.marking.as_deref().filter(|marking| !marking.trim().is_empty());
    let mut rows: Vec<Vec<Cell>> = marking.map(|marking| pair("Marking", marking)).into_iter().collect();
    rows.push(pair("Title", &annex.title));
    rows.push(pair("For whom", WARNING));
    rows.extend(annex.about.iter().map(|(what, words)| pair(what, words)));
    rows.push(pair("States", STANDINGS));
    rows
}

fn rows_of(section: &Section) -> Vec<Vec<Cell>> {
    section
        .sentences
        .iter()
        .flat_map(|sentence| rows_of_sentence(&section.heading, sentence))
        .collect()
}

fn rows_of_sentence(heading: &str, sentence: &Sentence) -> Vec<Vec<Cell>> {
    let own = [
        Cell::Number(sentence.number),
        words_of(heading),
        words_of(&sentence.words),
        words_of(state(sentence)),
        words_of(&sentence.why.join("\n")),
        words_of(&sentence.changed.join("\n")),
        words_of(&sentence.aside.join("\n")),
    ];
    let row = |under: &Row| {
        own.iter()
            .cloned()
            .chain([words_of(&under.tie)])
            .chain(cells(under))
            .collect()
    };
    match sentence.rows.is_empty() {
        true => vec![row(&Row::default())],
        false => sentence.rows.iter().map(row).collect(),
    }
}

fn cells(row: &Row) -> Vec<Cell> {
    let cells = [
        row.name.as_str(),
        row.mark,
        row.direction,
        &row.source,
        &row.case,
        &row.date,
        &row.words,
        &row.notes.join("\n"),
    ];
    cells.into_iter().map(words_of).collect()
}

fn words_of(words: &str) -> Cell {
    Cell::Words(words.to_owned())
}
