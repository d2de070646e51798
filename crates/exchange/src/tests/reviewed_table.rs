//! The table in which an authority sends its comments on factual accuracy.

use super::notes::{docx_with, paragraph, table};
use super::reviewed::{deleted, inserted, run};
use crate::reviewed::{ReviewedError, read_comment_table};

fn rows(inside: &str) -> Vec<Vec<String>> {
    read_comment_table(&docx_with(inside, &[])).unwrap()
}

fn cell(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>")
}

#[test]
fn the_rows_are_read_cell_by_cell_from_the_first_table_with_two_columns() {
    let inside = [
        paragraph("", "Comments of an invented council"),
        table(&[&["A frame"], &["of one column"]]),
        table(&[
            &["Paragraph", "Comment"],
            &["3", "12, not 13.\nSee list 6. "],
            &["", ""],
        ]),
        table(&[&["Other", "table"]]),
    ];
    let expected = [["Paragraph", "Comment"], ["3", "12, not 13.\nSee list 6."], ["", ""]];
    assert_eq!(rows(&inside.concat()), expected);
}

#[test]
fn merged_cells_keep_the_columns_in_place() {
    let inside = [
        "<w:tbl><w:tr>",
        &cell("<w:gridSpan w:val=\"2\"/>", &run("Wide")),
        &cell("", &run("c")),
        "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>",
        &cell("", &run("b")),
        &cell("<w:vMerge/>", ""),
        "</w:tr></w:tbl>",
    ];
    assert_eq!(rows(&inside.concat()), [["Wide", "", "c"], ["", "b", ""]]);
}

#[test]
fn tracked_changes_are_accepted() {
    let words = [
        run("12"),
        deleted("Ann Lark", &run(" or 13")),
        inserted("Ann Lark", &run(".")),
    ]
    .concat();
    let inside = [
        "<w:tbl><w:tr>",
        &cell("", &words),
        &cell("", "<w:hyperlink><w:r><w:t>list</w:t></w:r></w:hyperlink>"),
        "</w:tr><w:tr><w:trPr><w:del w:id=\"1\" w:author=\"Ann Lark\"/></w:trPr>",
        &cell("", &deleted("Ann Lark", &run("gone"))),
        "</w:tr></w:tbl>",
    ];
    assert_eq!(rows(&inside.concat()), [["12.", "list"]]);
}

#[test]
fn a_table_in_a_frame_is_found_and_one_within_a_cell_is_text_of_the_cell() {
    let inner = table(&[&["1", "a"], &["2", "b"]]);
    let framed = |cells: &str| {
        format!(
            "<w:tbl><w:tr><w:tc>{}{inner}<w:p/></w:tc>{cells}</w:tr></w:tbl>",
            paragraph("", "Before")
        )
    };
    assert_eq!(rows(&framed("")), [["1", "a"], ["2", "b"]]);
    assert_eq!(rows(&framed(&cell("", &run("x")))), [["Before\n1\ta\n2\tb", "x"]]);
    assert_eq!(rows(&framed(&framed(""))), [["1", "a"], ["2", "b"]]);
}

#[test]
fn a_document_without_such_a_table_says_so() {
    for inside in [
        paragraph("", "Words"),
        table(&[&["one"], &["column"]]),
        "<w:tbl/>".to_owned(),
    ] {
        let refused = read_comment_table(&docx_with(&inside, &[])).unwrap_err();
        assert_eq!(refused, ReviewedError::NoTable);
    }
}
