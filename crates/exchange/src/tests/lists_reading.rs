//! Reading line by line: places of faults, stopping, progress, several sheets, and what the made-up lists hold.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use visitbook_domain::frame::{AgeBand, List, Sex};
use visitbook_testkit::made_up_lists;

use super::lists_build::{as_of, open, proposed, read};
use crate::lists::{
    Fault, FaultKind, Format, ListError, MOST_FAULTS, MappingError, Place, Progress, faults_csv, read_rows,
};

#[test]
fn faults_say_sheet_line_and_column_and_the_line_is_left_out() {
    let (rows, outcome) = read(
        "Northmere\n\nChild ID,Date of Birth,CIN Start Date\nA1,1/2/2020,2/3/2026\nA2,x,\"y\n\"\n,1/2/2020,2/3/2026\n,,\nA4,,\n",
    );
    let ids: Vec<_> = rows.iter().map(|row| (row.child_id.as_str(), row.line)).collect();
    assert_eq!(ids, [("A1", 4), ("A4", 9)]);
    assert_eq!((outcome.rows, outcome.left_out, outcome.more_faults), (2, 2, 0));
    let fault = |line, letter: &str, header: &str, what| Fault {
        sheet: "List 6".into(),
        line,
        column: Some(Place {
            letter: letter.into(),
            header: header.into(),
        }),
        what,
    };
    let mut faults = outcome.faults;
    faults.sort_by_key(|fault| (fault.line, fault.column.as_ref().map(|place| place.letter.clone())));
    assert_eq!(
        faults,
        [
            fault(5, "B", "Date of Birth", FaultKind::NotADate),
            fault(5, "C", "CIN Start Date", FaultKind::NotADate),
            fault(7, "A", "Child ID", FaultKind::NoId),
        ]
    );
}

#[test]
fn faults_are_listed_up_to_a_limit_and_the_rest_counted() {
    let lines = "A1,soon\n".repeat(MOST_FAULTS + 7);
    let (_, outcome) = read(format!("Child ID,CIN Start Date\n{lines}"));
    assert_eq!((outcome.faults.len(), outcome.more_faults), (MOST_FAULTS, 7));
    assert_eq!(outcome.left_out as usize, MOST_FAULTS + 7);
}

#[test]
fn faults_become_a_csv_that_no_spreadsheet_takes_for_formulas() {
    let fault = |sheet: &str, header: &str| Fault {
        sheet: sheet.into(),
        line: 7,
        column: Some(Place {
            letter: "AB".into(),
            header: header.into(),
        }),
        what: FaultKind::ImpossibleDate,
    };
    let csv = faults_csv(&[fault("=cmd()", "say \"when\""), fault("List 6", " +1")]);
    assert_eq!(
        csv,
        "Sheet,Row,Column,Header,What is wrong\r\n\
         \"'=cmd()\",7,\"AB\",\"say \"\"when\"\"\",\"There is no such day in the calendar.\"\r\n\
         \"List 6\",7,\"AB\",\"' +1\",\"There is no such day in the calendar.\"\r\n"
    );
}

#[test]
fn the_made_up_lists_are_read_without_a_fault_and_alike_each_time() {
    let bytes = made_up_lists(300, 7);
    let workbook = open(bytes.clone());
    assert_eq!(workbook.format(), Format::Xlsx);
    let lists: Vec<List> = proposed(&workbook).iter().map(|mapping| mapping.list).collect();
    assert_eq!(
        lists,
        [List::ChildrenInNeed, List::ProtectionPlans, List::ChildrenInCare]
    );
    assert!(
        workbook
            .sheets()
            .iter()
            .all(|sheet| sheet.proposed.as_ref().unwrap().confidence > 90)
    );
    let (rows, outcome) = read(bytes);
    assert_eq!((outcome.faults.len(), outcome.rows as usize), (0, rows.len()));
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.child_id.as_str()).collect();
    assert_eq!(
        (ids.len(), ids.first().copied(), ids.last().copied()),
        (300, Some("700001"), Some("700300"))
    );
    for row in &rows {
        let kept = &row.row;
        assert!(kept.started.is_some() && kept.last_seen.is_some() && !kept.team.is_empty());
        assert!(matches!(kept.sex, Sex::Male | Sex::Female) && kept.age_band < AgeBand::Adult);
        assert_eq!(kept.status.is_empty(), kept.list != List::ChildrenInNeed);
        assert_eq!(kept.last_review.is_none(), kept.list == List::ChildrenInNeed);
        assert!(kept.closed.is_none_or(|closed| closed <= as_of()));
    }
    assert!(
        rows.iter()
            .any(|row| row.row.status == "Closed episode" && row.row.closed.is_some())
    );
}

#[test]
fn the_caller_can_stop_and_is_told_how_far_it_is() {
    let workbook = open(made_up_lists(1_500, 1));
    let total = workbook.sheets().iter().map(|sheet| sheet.rows).sum();
    let mut seen = 0;
    let mut reports = Vec::new();
    let mut sink = |_| {
        seen += 1;
        if seen == 1_200 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let outcome = read_rows(&workbook, &proposed(&workbook), as_of(), &mut sink, &mut |at| {
        reports.push(at);
    })
    .unwrap();
    assert!(outcome.stopped);
    assert_eq!(outcome.rows, 1_200);
    assert_eq!(
        reports,
        [Progress { done: 1_000, total }, Progress { done: 1_200, total }]
    );
}

#[test]
fn only_the_chosen_sheets_are_read_and_none_twice() {
    let workbook = open(made_up_lists(50, 1));
    let chosen = vec![proposed(&workbook).remove(1)];
    let mut sheets = BTreeSet::new();
    let mut sink = |row: crate::lists::ListRow| {
        sheets.insert((row.sheet, row.row.list.number()));
        ControlFlow::Continue(())
    };
    read_rows(&workbook, &chosen, as_of(), &mut sink, &mut |_| {}).unwrap();
    assert_eq!(sheets, BTreeSet::from([(1, 7)]));
    let twice = [chosen[0].clone(), chosen[0].clone()];
    let error = read_rows(
        &workbook,
        &twice,
        as_of(),
        &mut |_| ControlFlow::Continue(()),
        &mut |_| {},
    )
    .unwrap_err();
    assert_eq!(
        error,
        ListError::Mapping(MappingError::SheetTwice { sheet: "List 7".into() })
    );
}

#[test]
fn separators_quoted_breaks_and_ragged_lines_are_read() {
    for separator in [",", ";", "\t"] {
        let text =
            "Child ID|Allocated Team|CIN Start Date\nA1|\"North|\nand \"\"South\"\"\"|1/2/2026\nA2\r\nA3|5\" gun|\r\n";
        let (rows, outcome) = read(text.replace('|', separator));
        assert_eq!(outcome.faults, []);
        let seen: Vec<_> = rows
            .iter()
            .map(|row| (row.child_id.as_str(), row.row.team.as_str(), row.line))
            .collect();
        let team = format!("North{} and \"South\"", separator.trim_end());
        assert_eq!(seen, [("A1", team.as_str(), 2), ("A2", "", 4), ("A3", "5\" gun", 5)]);
    }
    let (rows, _) = read("sep=;\nChild ID;Team\nA,1;North\n");
    assert_eq!((rows[0].child_id.as_str(), rows[0].row.team.as_str()), ("A,1", "North"));
}

#[test]
fn the_words_of_names_are_handed_over_in_lower_case_in_each_of_their_spellings() {
    let (rows, _) = read("Child ID,Forename,Surname,Gender\nA1,Anne-Mari\u{e9} J.,O\u{2019}Testname,F\n");
    let words: Vec<&str> = rows[0].name_words.iter().map(|word| word.as_str()).collect();
    assert_eq!(words, ["anne", "mari\u{e9}", "marie", "o'testname", "otestname"]);
}
