//! The values of cells: texts, codes, ids, ages and days, in each of the formats.

use visitbook_domain::frame::{AgeBand, FrameRow, List, Sex};

use super::lists_build::{day, ods, ods_row, read, row, xlsx, xlsx_with};
use visitbook_domain::sampling::{canonical_line, rows_digest};

use crate::lists::FaultKind;

/// What comes of a date in text.
fn started(text: &str) -> Result<Option<String>, FaultKind> {
    let (rows, outcome) = read(format!("Child ID,CIN Start Date\n1,\"{text}\"\n"));
    match outcome.faults.first() {
        Some(fault) => Err(fault.what),
        None => Ok(rows[0].row.started.map(|day| day.to_string())),
    }
}

#[test]
fn days_are_read_in_every_form_that_lists_use() {
    for text in [
        "12/03/2026",
        "12/3/26",
        "12-03-2026",
        "12.03.2026",
        "2026-03-12",
        "12 Mar 2026",
        "12 March 2026",
        "12-Mar-26",
        "12th march 2026",
        " 12/03/2026 10:15",
        "12/03/2026 00:00:00",
        "12/03/2026 10:15 am",
        "2026-03-12T10:15:00",
        "2026-03-12T10:15:00.000Z",
        "2026-03-12 00:00:00",
    ] {
        assert_eq!(started(text), Ok(Some("2026-03-12".to_owned())), "{text}");
    }
    for (text, year) in [
        ("1/1/49", "2049-01-01"),
        ("1/1/50", "1950-01-01"),
        ("1/1/00", "2000-01-01"),
    ] {
        assert_eq!(started(text), Ok(Some(year.to_owned())), "{text}");
    }
    for text in ["", "n/a", "-", "Not known"] {
        assert_eq!(started(text), Ok(None), "{text}");
    }
}

#[test]
fn what_is_no_day_is_a_fault_that_says_why() {
    for (text, what) in [
        ("31/02/2026", FaultKind::ImpossibleDate),
        ("03/13/2026", FaultKind::ImpossibleDate),
        ("29/02/2025", FaultKind::ImpossibleDate),
        ("12/03/1899", FaultKind::DateOutOfRange),
        ("12/03/2101", FaultKind::DateOutOfRange),
        ("soon", FaultKind::NotADate),
        ("March 2026", FaultKind::NotADate),
        ("12/03/026", FaultKind::NotADate),
        ("12/03-2026", FaultKind::NotADate),
        ("12/03/2026 or later", FaultKind::NotADate),
        ("46295", FaultKind::NotADate),
        ("12 Ma 2026", FaultKind::NotADate),
    ] {
        assert_eq!(started(text), Err(what), "{text}");
    }
}

#[test]
fn numbers_are_days_as_the_workbook_counts_them() {
    let rows = |number: &str| {
        row(&["Child ID", "CIN Start Date"]) + &format!("<row><c><v>1</v></c><c><v>{number}</v></c></row>")
    };
    let cases = [
        ("1", "", "1900-01-01"),
        ("59", "", "1900-02-28"),
        ("61", "", "1900-03-01"),
        ("46295.75", "", "2026-09-30"),
        ("0", "<workbookPr date1904=\"1\"/>", "1904-01-01"),
        ("44833", "<workbookPr date1904=\"1\"/>", "2026-09-30"),
    ];
    for (number, workbook, expected) in cases {
        let sheet = format!("<sheetData>{}</sheetData>", rows(number));
        let (read, _) = read(xlsx_with(&sheet, workbook, &[]));
        assert_eq!(read[0].row.started, Some(day(expected)), "{number}");
    }
    for (number, what) in [
        ("60", FaultKind::ImpossibleDate),
        ("0", FaultKind::DateOutOfRange),
        ("-3", FaultKind::DateOutOfRange),
        ("20260312", FaultKind::DateOutOfRange),
    ] {
        assert_eq!(read(xlsx(&rows(number), "")).1.faults[0].what, what, "{number}");
    }
}

#[test]
fn texts_are_tidied_and_lose_their_codes() {
    let (rows, outcome) = read(
        "Child ID,Gender,Case Status,Allocated Team\n\
         \u{a0}AB  12\u{200b},a) Male,q) 6: Police,\"Cafe\u{301}\n  Team\"\n\
         2,F,abc) Kept,a) 3: Moorgate (North)\n3,,b),12) x\n4,u) Unknown,,\n5,Intersex,open,x) 7:\n",
    );
    assert_eq!(outcome.faults, []);
    let seen: Vec<_> = (rows.iter())
        .map(|row| {
            (
                row.child_id.as_str(),
                row.row.sex,
                row.row.status.as_str(),
                row.row.team.as_str(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("AB 12", Sex::Male, "Police", "Caf\u{e9} Team"),
            ("2", Sex::Female, "abc) Kept", "Moorgate (North)"),
            ("3", Sex::Unknown, "b)", "x"),
            ("4", Sex::Unknown, "", ""),
            ("5", Sex::Other, "open", "7:"),
        ]
    );
}

#[test]
fn ids_that_are_numbers_have_no_decimals_and_keep_every_digit() {
    let id = |cell: &str| {
        let (rows, outcome) = read(xlsx(
            &(row(&["Child ID", "Gender"]) + &format!("<row>{cell}</row>")),
            "",
        ));
        rows.first()
            .map(|row| row.child_id.clone())
            .ok_or_else(|| outcome.faults[0].what)
    };
    assert_eq!(id("<c><v>1234</v></c>"), Ok("1234".to_owned()));
    assert_eq!(id("<c><v>1234.0</v></c>"), Ok("1234".to_owned()));
    assert_eq!(id("<c><v>7E5</v></c>"), Ok("700000".to_owned()));
    assert_eq!(id("<c t=\"str\"><v>00123</v></c>"), Ok("00123".to_owned()));
    assert_eq!(id("<c><v>1234.5</v></c>"), Err(FaultKind::NotAnId));
    assert_eq!(id("<c><v>12345678901234567890</v></c>"), Err(FaultKind::NotAnId));
    assert_eq!(id("<c t=\"d\"><v>2026-03-12</v></c>"), Err(FaultKind::NotAnId));
    assert_eq!(id("<c/><c><v>1</v></c>"), Err(FaultKind::NoId));
    assert_eq!(id("<c t=\"e\"><v>#N/A</v></c>"), Err(FaultKind::Unreadable));
}

#[test]
fn the_age_band_comes_from_the_date_of_birth_and_otherwise_from_the_age() {
    for (born, age, expected) in [
        ("30/09/2010", "3", Ok(AgeBand::SixteenSeventeen)),
        ("01/10/2010", "", Ok(AgeBand::TenToFifteen)),
        ("30/09/2027", "", Ok(AgeBand::UnderOne)),
        ("01/10/2027", "", Err(FaultKind::BornInFuture)),
        ("", "7", Ok(AgeBand::FiveToNine)),
        ("", "7 years", Ok(AgeBand::FiveToNine)),
        ("", "18 months", Ok(AgeBand::OneToFour)),
        ("", "-1", Ok(AgeBand::UnderOne)),
        ("", "unborn", Ok(AgeBand::UnderOne)),
        ("", "", Ok(AgeBand::Unknown)),
        ("unknown", "n/a", Ok(AgeBand::Unknown)),
        ("", "seven", Err(FaultKind::NotAnAge)),
        ("", "140", Err(FaultKind::NotAnAge)),
    ] {
        let (rows, outcome) = read(format!("Child ID,Date of Birth,Age,Gender\nA1,{born},{age},F\n"));
        let found = rows
            .first()
            .map(|row| row.row.age_band)
            .ok_or_else(|| outcome.faults[0].what);
        assert_eq!(found, expected, "{born} {age}");
    }
}

#[test]
fn an_ods_holds_days_numbers_comments_and_repeated_cells() {
    let cell = |attributes: &str, inside: &str| format!("<table:table-cell {attributes}>{inside}</table:table-cell>");
    let cells = [
        cell(
            "office:value-type=\"float\" office:value=\"1234\"",
            "<text:p>1,234</text:p>",
        ),
        cell(
            "office:value-type=\"string\"",
            "<office:annotation><text:p>a remark</text:p></office:annotation><text:p>a) <text:span>Male</text:span></text:p>",
        ),
        cell(
            "office:value-type=\"date\" office:date-value=\"2026-03-12T00:00:00\" table:number-columns-repeated=\"2\"",
            "<text:p>12/03/26</text:p>",
        ),
        "<table:table-cell table:number-columns-repeated=\"16380\"/>".to_owned(),
    ];
    let rows = ods_row(&["Child ID", "Gender", "CIN Start Date", "Date Last Seen"])
        + &format!(
            "<table:table-row table:number-rows-repeated=\"2\">{}</table:table-row>",
            cells.concat()
        )
        + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>";
    let (rows, outcome) = read(ods(&rows));
    assert_eq!((outcome.rows, outcome.faults.len()), (2, 0));
    assert_eq!(
        (rows[1].line, rows[1].child_id.as_str(), rows[1].row.sex),
        (3, "1234", Sex::Male)
    );
    assert_eq!(
        (rows[0].row.started, rows[0].row.last_seen),
        (Some(day("2026-03-12")), Some(day("2026-03-12")))
    );
}

#[test]
fn windows_1252_and_utf_16_are_decoded() {
    let text = "Child ID;Case Status;Allocated Team\r\nA1;\u{a3}5 \u{2013} caf\u{e9};Zo\u{eb}\u{2019}s team\r\n";
    let cp1252 = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let mut big = vec![0xFE, 0xFF];
    big.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [cp1252, wide, big, marked, text.as_bytes().to_vec()] {
        let (rows, _) = read(bytes);
        assert_eq!(rows[0].row.status, "\u{a3}5 \u{2013} caf\u{e9}");
        assert_eq!(rows[0].row.team, "Zo\u{eb}\u{2019}s team");
    }
}

#[test]
fn the_digest_is_of_sorted_lines_that_no_text_can_forge() {
    let mut row = FrameRow {
        list: List::ChildrenInNeed,
        team: "Harbour\tTeam".into(),
        age_band: AgeBand::FiveToNine,
        sex: Sex::Female,
        status: "Open".into(),
        started: Some(day("2026-01-02")),
        last_seen: None,
        last_review: None,
        closed: Some(day("2026-03-04")),
    };
    let first = canonical_line(&row, "700001");
    assert_eq!(
        first,
        "6\t700001\tHarbour Team\tfive_to_nine\tfemale\tOpen\t2026-01-02\t\t\t2026-03-04"
    );
    row.list = List::Adoption;
    let second = canonical_line(&row, "700001");
    // echo -en "10\t…\n6\t…" | sha256sum: the line of list 10 sorts before that of list 6.
    let joined = format!("{second}\n{first}");
    let expected: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(joined.as_bytes()).into();
    assert_eq!(rows_digest(vec![first.clone(), second.clone()]), expected);
    assert_eq!(rows_digest(vec![second, first]), expected);
}
