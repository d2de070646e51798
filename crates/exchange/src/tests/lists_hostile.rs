//! Files that are no lists, each refused with its reason and before it costs anything.

use proptest::prelude::*;

use super::lists_build::{as_of, ods, ods_row, ods_with, open, proposed, read, row, xlsx, xlsx_with, zipped};
use crate::lists::workbook::guarded;
use crate::lists::{
    FaultKind, LONGEST_CELL, ListError, MOST_COLUMNS, MOST_ROWS, MOST_ROWS_IN_ALL, MOST_SHEETS, Workbook, read_rows,
};

fn refused(bytes: impl Into<Vec<u8>>) -> ListError {
    Workbook::open(bytes.into(), "List 6").unwrap_err()
}

fn damaged(sheet: Option<&str>) -> ListError {
    ListError::Damaged {
        sheet: sheet.map(str::to_owned),
    }
}

#[test]
fn what_is_no_list_is_refused_by_its_content() {
    let cases: [(&[u8], ListError); 8] = [
        (b"", ListError::Empty),
        (b" \r\n \n", ListError::Empty),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", ListError::LockedOrOld),
        (b"%PDF-1.7", ListError::NotAList),
        (b"<html><table></table></html>", ListError::NotAList),
        (b"Child ID,Age\n1,\x00\n", ListError::NotAList),
        (b"\x89PNG\r\n\x1a\n", ListError::NotAList),
        (b"PK\x03\x04 and then nothing", damaged(None)),
    ];
    for (bytes, error) in cases {
        assert_eq!(refused(bytes), error, "{}", String::from_utf8_lossy(bytes));
    }
    let zips: [(&str, ListError); 6] = [
        ("xl/workbook.bin", ListError::BinaryWorkbook),
        ("Index/Document.iwa", ListError::Numbers),
        ("xl/vbaProject.bin", ListError::Macros),
        ("Basic/Standard/script-lb.xml", ListError::Macros),
        ("EncryptedPackage", ListError::Locked),
        ("word/document.xml", ListError::NotAList),
    ];
    for (part, error) in zips {
        assert_eq!(
            refused(zipped(&[(part, b"x"), ("[Content_Types].xml", b"<Types/>")])),
            error,
            "{part}"
        );
    }
    let encrypted = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    assert_eq!(refused(ods_with(&ods_row(&["Child ID"]), encrypted)), ListError::Locked);
    assert_eq!(
        refused(vec![b'a'; (96 << 20) + 1]),
        ListError::TooLarge { mebibytes: 96 }
    );
}

#[test]
fn a_bomb_is_refused_whether_the_directory_admits_it_or_lies() {
    // 18 MB of spaces pack to about 18 kB, a thousand to one.
    let padding = " ".repeat(18 << 20);
    let bomb = xlsx(&padding, "");
    assert!(bomb.len() < 200_000);
    assert_eq!(refused(bomb.clone()), ListError::Bomb);

    // The same with the sizes in the directory, and before the part, set to 1,000.
    let size =
        u32::try_from(padding.len() + "<?xml version=\"1.0\"?><worksheet><sheetData></sheetData></worksheet>".len());
    let real = size.unwrap().to_le_bytes();
    let mut lying = bomb;
    let places: Vec<usize> = (0..lying.len() - 4)
        .filter(|place| lying[*place..*place + 4] == real)
        .collect();
    assert!(!places.is_empty());
    for place in places {
        lying[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    let error = refused(lying);
    assert!(
        matches!(error, ListError::Bomb | ListError::Damaged { .. }),
        "{error:?}"
    );
}

#[test]
fn a_part_that_unpacks_further_than_it_says_stops_at_the_limit() {
    use crate::lists::archive::Metered;
    use std::io::{Read as _, repeat};
    let mut part = Metered::new(Box::new(repeat(b' ')), 1 << 20);
    let mut all = Vec::new();
    assert!(part.read_to_end(&mut all).is_err());
    assert!(all.len() < 2 << 20);
}

#[test]
fn a_directory_with_too_many_parts_or_two_of_one_name_is_refused() {
    let names: Vec<String> = (0..5_001).map(|number| format!("xl/{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(zipped(&parts)), ListError::Bomb);
    let mut twice = zipped(&[("xl/a", b"1"), ("xl/b", b"2")]);
    let places: Vec<usize> = (0..twice.len() - 4)
        .filter(|place| twice[*place..].starts_with(b"xl/b"))
        .collect();
    for place in places {
        twice[place + 3] = b'a';
    }
    assert_eq!(refused(twice), damaged(None));
}

#[test]
fn a_parser_that_panics_has_met_a_damaged_file_and_a_caller_that_panics_is_not_silenced() {
    let parsed: Result<(), ListError> = guarded(|| panic!("a parser's mistake"));
    assert_eq!(parsed, Err(damaged(None)));
    let workbook = open("Child ID,Age\n1,2\n");
    let read = || {
        read_rows(
            &workbook,
            &proposed(&workbook),
            as_of(),
            &mut |_| panic!("the caller's"),
            &mut |_| {},
        )
    };
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"the caller's"));
}

#[test]
fn document_types_and_entities_are_refused() {
    let text = "<row><c t=\"inlineStr\"><is><t>&who;</t></is></c></row>";
    assert_eq!(refused(xlsx(text, "")), ListError::Entities);
    let declared = "<!DOCTYPE a [<!ENTITY who \"x\">]><office:document-content/>";
    let ods = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", declared.as_bytes()),
    ]);
    assert_eq!(refused(ods), ListError::Entities);
}

#[test]
fn a_file_that_ends_too_early_or_nests_too_deep_is_damaged() {
    let broken = xlsx_with("<sheetData><row><c t=\"inlineStr\"><is><t>A1</t>", "", &[]);
    assert_eq!(refused(broken), damaged(Some("List 6")));
    assert_eq!(refused(xlsx(&"<a>".repeat(70), "")), damaged(Some("List 6")));
    assert_eq!(
        refused(xlsx("<row r=\"2\"/><row r=\"2\"/>", "")),
        damaged(Some("List 6"))
    );
    assert_eq!(
        refused(xlsx("<row><c t=\"s\"><v>5</v></c></row>", "")),
        damaged(Some("List 6"))
    );
    let whole = xlsx(&row(&["Child ID", "Age"]), "");
    for length in (4..whole.len()).step_by(7) {
        Workbook::open(whole[..length].to_vec(), "").unwrap_err();
    }
}

#[test]
fn too_many_rows_columns_or_sheets_are_refused() {
    let rows = ListError::TooManyRows {
        sheet: "List 6".into(),
        limit: MOST_ROWS,
    };
    assert_eq!(refused("7,F\n".repeat(2_000_000)), rows);
    let repeated = ods_row(&["7"]).replacen("table-row>", "table-row table:number-rows-repeated=\"2000000\">", 1);
    assert_eq!(refused(ods(&repeated)), rows);

    let columns = |line| ListError::TooManyColumns {
        sheet: "List 6".into(),
        line,
        limit: MOST_COLUMNS,
    };
    assert_eq!(refused(xlsx(&row(&["x"; MOST_COLUMNS + 1]), "")), columns(1));
    let repeated = "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>x</text:p>\
        </table:table-cell></table:table-row>";
    assert_eq!(refused(ods(repeated)), columns(1));
    assert_eq!(refused(format!("a\n{}x\n", ",".repeat(MOST_COLUMNS))), columns(2));
    // Empty cells do not count, however many.
    open(format!("Child ID,Age\n1,2{}\n", ",".repeat(5_000)));

    let mut book = rust_xlsxwriter::Workbook::new();
    for number in 0..=MOST_SHEETS {
        book.add_worksheet().write_string(0, 0, number.to_string()).unwrap();
    }
    let error = ListError::TooManySheets { limit: MOST_SHEETS };
    assert_eq!(refused(book.save_to_buffer().unwrap()), error);
}

#[test]
fn many_sheets_that_are_each_full_are_refused_together() {
    let full = ods_row(&["7"]).replacen("table-row>", "table-row table:number-rows-repeated=\"250000\">", 1);
    let sheets = format!("<table>{full}</table>").repeat(5);
    let content = format!("<document-content>{sheets}</document-content>");
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let limit = MOST_ROWS_IN_ALL;
    assert_eq!(refused(bytes), ListError::TooManyRowsInAll { limit });
}

#[test]
fn a_sheet_with_an_endless_name_does_not_bring_it_into_each_of_its_faults() {
    let name = "é".repeat(10_000);
    let rows = row(&["Child ID", "CIN Start Date"]) + &row(&["", "x"]).repeat(3);
    let listed = format!("<sheet name=\"{name}\" r:id=\"rId1\"/>");
    let book = xlsx_with(&format!("<sheetData>{rows}</sheetData>"), &listed, &[]);
    let ods_rows = ods_row(&["Child ID", "CIN Start Date"]) + &ods_row(&["", "x"]);
    let content = format!("<document-content><table name=\"{name}\">{ods_rows}</table></document-content>");
    let open_document = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    for bytes in [book, open_document] {
        assert_eq!(open(bytes.clone()).sheets()[0].name, "é".repeat(200));
        let (_, outcome) = read(bytes);
        assert!(!outcome.faults.is_empty());
        assert!(outcome.faults.iter().all(|fault| fault.sheet.chars().count() <= 200));
    }
}

#[test]
fn relations_without_end_are_refused_before_they_fill_the_memory() {
    let relations = format!("<Relationships>{}</Relationships>", "<Relationship/>".repeat(100_000));
    let parts = |path| zipped(&[("xl/workbook.xml", b"<workbook/>"), (path, relations.as_bytes())]);
    assert_eq!(refused(parts("_rels/.rels")), ListError::Bomb);
    assert_eq!(refused(parts("xl/_rels/workbook.xml.rels")), ListError::Bomb);
}

#[test]
fn sheets_without_rows_are_refused_only_if_there_is_no_other() {
    assert_eq!(refused(xlsx("<row><c s=\"1\"/></row>", "")), ListError::NoRows);
    assert_eq!(refused(ods("")), ListError::NoRows);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet();
    book.add_worksheet().write_string(0, 0, "Child ID").unwrap();
    let workbook = open(book.save_to_buffer().unwrap());
    assert_eq!(workbook.sheets().len(), 2);
    assert_eq!(workbook.sheets()[0].last_line, 0);
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() {
    let error = ListError::UnclosedQuote { line: 3 };
    assert_eq!(refused("Child ID,Age\n1,2\n3,\"4\n5,6\n"), error);
    assert_eq!(refused("Child ID,Age\n1,2\n3,\"4\n5,6\n7,8\"9\n"), error);
}

#[test]
fn a_cell_over_the_limit_is_a_fault_and_one_over_any_limit_refused() {
    let long = "x".repeat(LONGEST_CELL + 1);
    let (_, outcome) = read(format!(
        "Child ID,Case Status\n1,{long}\n2,{}\n",
        "x".repeat(LONGEST_CELL)
    ));
    assert_eq!(
        (outcome.rows, outcome.faults[0].what, outcome.faults[0].line),
        (1, FaultKind::TooLong, 2)
    );
    let (_, outcome) = read(xlsx(&(row(&["Child ID", "Case Status"]) + &row(&["1", &long])), ""));
    assert_eq!(outcome.faults[0].what, FaultKind::TooLong);
    let endless: String = (0..400_000_u64)
        .map(|number| char::from(b'a' + (number * number % 26) as u8))
        .collect();
    let error = ListError::TooLong {
        sheet: Some("List 6".into()),
    };
    assert_eq!(refused(xlsx(&row(&["1", &endless]), "")), error);
}

#[test]
fn formulas_have_their_values_and_a_formula_without_one_is_a_fault() {
    let rows = row(&["Child ID", "Case Status", "Age"])
        + "<row><c><v>1</v></c><c t=\"str\"><f>A1</f><v>Open</v></c><c><f>1+1</f><v>2</v></c></row>\
           <row><c><v>2</v></c><c t=\"str\"><f>A1</f><v></v></c><c><f>1+1</f></c></row>";
    let (rows, outcome) = read(xlsx(&rows, ""));
    assert_eq!((rows.len(), rows[0].row.status.as_str()), (1, "Open"));
    let fault = &outcome.faults[0];
    assert_eq!(
        (outcome.faults.len(), fault.line, fault.what),
        (1, 3, FaultKind::FormulaWithoutValue)
    );
    assert_eq!(fault.column.as_ref().unwrap().letter, "C");
    let cell = "<table:table-cell table:formula=\"of:=1\"/>";
    let ods_rows = ods_row(&["Child ID", "Age"])
        + &ods_row(&["1"]).replace("</table:table-row>", &format!("{cell}</table:table-row>"));
    assert_eq!(read(ods(&ods_rows)).1.faults[0].what, FaultKind::FormulaWithoutValue);
}

#[test]
fn merged_cells_in_the_list_are_faults_at_their_place() {
    let rows = row(&["Child ID", "Allocated Team", "Ethnicity"]) + &row(&["1", "North", "x"]).repeat(4);
    let merges =
        "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C2:C5\"/></mergeCells>";
    let (rows, outcome) = read(xlsx(&rows, merges));
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
    let places: Vec<_> = (outcome.faults.iter())
        .map(|fault| (fault.line, fault.column.as_ref().unwrap().letter.as_str(), fault.what))
        .collect();
    assert_eq!(
        places,
        [(3, "B", FaultKind::MergedCell), (4, "B", FaultKind::MergedCell)]
    );
    let spanned = ods_row(&["1", "North"]).replacen("table-cell ", "table-cell table:number-rows-spanned=\"2\" ", 1);
    let (rows, outcome) = read(ods(&(ods_row(&["Child ID", "Allocated Team"])
        + &spanned
        + &ods_row(&["", "South"]))));
    assert_eq!((rows.len(), outcome.left_out), (0, 2));
}

#[test]
fn a_protected_sheet_is_simply_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("List 6").unwrap().protect_with_password("northmere");
    for (text, place) in [
        ("Child ID", (0, 0)),
        ("CIN Start Date", (0, 1)),
        ("A1", (1, 0)),
        ("1/2/2026", (1, 1)),
    ] {
        sheet.write_string(place.0, place.1, text).unwrap();
    }
    let (rows, outcome) = read(book.save_to_buffer().unwrap());
    assert_eq!((rows[0].child_id.as_str(), outcome.faults.len()), ("A1", 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(workbook) = Workbook::open(bytes, "x") {
            prop_assert!(!workbook.sheets().is_empty());
        }
    }

    #[test]
    fn no_changed_workbook_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = xlsx(&(row(&["Child ID", "CIN Start Date"]) + &row(&["1", "1/2/26"])), "");
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(workbook) = Workbook::open(bytes, "x") {
            prop_assert!(!workbook.sheets().is_empty());
        }
    }

    #[test]
    fn no_sheet_makes_it_panic(xml in "(<(/?(row|c|v|f|is|t|mergeCell)|row r=\"[0-9]{1,9}\"|c r=\"[A-Z]{0,4}[0-9]{0,9}\" t=\"[sbden]\"|mergeCell ref=\"A1:[A-Z]{1,9}[0-9]{1,12}\"/?)>|[0-9.]{1,3}|&#x?[0-9]{1,4};){0,40}") {
        if let Ok(workbook) = Workbook::open(xlsx(&xml, ""), "x") {
            prop_assert_eq!(workbook.sheets().len(), 1);
        }
    }
}
