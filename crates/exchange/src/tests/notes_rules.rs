//! The rules of splitting, one table for each.

use chrono::NaiveTime;
use visitbook_domain::{Basis, EvidenceKind, Mark};

use super::notes::{Visit, first_day, texts};
use crate::notes::{Because, Notes, accounting, split};

fn time(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[test]
fn a_time_in_front_is_taken_off() {
    let visit = Visit::northmere();
    for (line, expected, text) in [
        ("09:40 Met them.", time(9, 40), "Met them."),
        ("9:40 met them.", time(9, 40), "met them."),
        ("9.40am met them.", time(9, 40), "met them."),
        ("2.15 pm met them.", time(14, 15), "met them."),
        ("12.05am Met.", time(0, 5), "Met."),
        ("9 a.m. – Met.", time(9, 0), "Met."),
        ("10.15 met them.", time(10, 15), "met them."),
        ("0940 met them.", time(9, 40), "met them."),
        ("1405 Met them.", time(14, 5), "Met them."),
        ("1930hrs met.", time(19, 30), "met."),
        ("[10:15] Met.", time(10, 15), "Met."),
        ("(10.15) met.", time(10, 15), "met."),
        ("10:15-11:00 Met.", time(10, 15), "Met."),
        ("9am to 10am: Met.", time(9, 0), "Met."),
        ("10:15:30 Met.", time(10, 15), "Met."),
        ("- 10:15 | Met.", time(10, 15), "Met."),
        ("09:40 - Met.", time(9, 40), "Met."),
        ("09:40 -5% met.", time(9, 40), "-5% met."),
    ] {
        let records = visit.records(line);
        assert_eq!((records[0].time, records[0].text.as_str()), (expected, text), "{line}");
    }
}

#[test]
fn a_number_is_no_time() {
    let visit = Visit::northmere();
    for line in [
        "25:10 is wrong.",
        "10:75 is wrong.",
        "2026 Plans are late.",
        "1200 children have plans.",
        "10.15 per cent are late.",
        "12.50 hours each.",
        "10.15% are late.",
        "2.15 Recommendation two.",
        "13.15pm never was.",
        "12345 calls.",
        "9 plans.",
        "17.5 days.",
        "[10:15 met.",
        "09:40th plan.",
    ] {
        let records = visit.records(line);
        assert_eq!((records[0].time, records[0].text.as_str()), (None, line));
    }
}

#[test]
fn initials_leave_the_text_only_where_they_are_one_persons() {
    let visit = Visit::northmere();
    for (line, initials, person, text) in [
        ("MH: No dates.", Some("MH"), Some("p1"), "No dates."),
        ("(DO) No dates.", Some("DO"), Some("p2"), "No dates."),
        ("[DO]: No dates.", Some("DO"), Some("p2"), "No dates."),
        ("14:05 MH No dates.", Some("MH"), Some("p1"), "No dates."),
        ("14:05 MH - no dates.", Some("MH"), Some("p1"), "no dates."),
        ("14:05 MH met them.", Some("MH"), Some("p1"), "MH met them."),
        ("MH: 14:05 No dates.", Some("MH"), Some("p1"), "No dates."),
        ("XY: No dates.", Some("XY"), None, "XY: No dates."),
        ("SW: No dates.", Some("SW"), None, "SW: No dates."),
        ("14:05 IRO No dates.", None, None, "IRO No dates."),
        ("MH No dates.", None, None, "MH No dates."),
        ("Mh: No dates.", None, None, "Mh: No dates."),
    ] {
        let records = visit.records(line);
        let found = (
            records[0].initials.as_deref(),
            records[0].person.as_deref(),
            records[0].text.as_str(),
        );
        assert_eq!(found, (initials, person, text), "{line}");
    }
}

#[test]
fn a_line_that_only_names_a_day_sets_it() {
    let visit = Visit::northmere();
    for (line, expected) in [
        ("17 November 2026", Some("2026-11-17")),
        ("Tuesday 17 Nov", Some("2026-11-17")),
        ("Wed 18th of November:", Some("2026-11-18")),
        ("Day 1", Some("2026-11-17")),
        ("DAY 5 - morning", Some("2026-11-23")),
        ("Day 2 (18/11/2026)", Some("2026-11-18")),
        ("Thursday", Some("2026-11-19")),
        ("17/11", Some("2026-11-17")),
        ("18.11.26", Some("2026-11-18")),
        ("2026-11-19", Some("2026-11-19")),
        ("4 January", Some("2027-01-04")),
        ("**Nov 20**", Some("2026-11-20")),
        ("Monday 17 November 2026", None),
        ("31 November 2026", None),
        ("Day 2 Monday", None),
    ] {
        let records = visit.records(&format!("{line}\n09:40 Met."));
        assert_eq!(records.len(), 1, "{line}");
        assert_eq!(
            records[0].date.map(|day| day.to_string()).as_deref(),
            expected,
            "{line}"
        );
    }
    for line in [
        "May",
        "17",
        "2026",
        "Day",
        "Day one",
        "17 November was late",
        "November 2026",
        "Day 1 Day 2",
        "1.2.3.4",
        "am",
    ] {
        assert_eq!(texts(&visit.records(&format!("{line}\n09:40 Met."))), [line, "Met."]);
    }
}

#[test]
fn without_a_first_day_only_a_full_date_is_a_day() {
    let visit = Visit::northmere();
    let notes = Notes::open(b"x\n\nDay 2\n\ny\n\n17 November 2026\n\nz").unwrap();
    let days: Vec<_> = split(&notes, &visit.known(), None)
        .into_iter()
        .filter(|each| each.kept)
        .map(|each| each.date)
        .collect();
    assert_eq!(days, [None, None, Some(first_day())]);
}

#[test]
fn a_dash_is_a_bullet_unless_the_document_has_signs() {
    let visit = Visit::northmere();
    let marks = |text: &str| {
        visit
            .records(text)
            .into_iter()
            .map(|each| (each.mark, each.text))
            .collect::<Vec<_>>()
    };
    let record = |mark, text: &str| (mark, text.to_owned());
    assert_eq!(
        marks("- a\n- b"),
        [record(Mark::Context, "a"), record(Mark::Context, "b")]
    );
    assert_eq!(
        marks("- a\n+ b\n? c\n* d\n–e\n09:40 + f"),
        [
            record(Mark::Concern, "a"),
            record(Mark::Strength, "b"),
            record(Mark::Question, "c"),
            record(Mark::Context, "d"),
            record(Mark::Concern, "e"),
            record(Mark::Strength, "f"),
        ]
    );
    assert_eq!(marks("+ a\n@C07 - b"), [record(Mark::Strength, "a\nC07 - b")]);
    assert_eq!(marks("+ a\n\n@C07 - b")[1], record(Mark::Concern, "b"));
    assert_eq!(marks("+44 calls\n\n-5% now\n\n- a")[2], record(Mark::Context, "a"));
}

#[test]
fn the_capture_bars_tokens_mean_the_same_here() {
    let visit = Visit::northmere();
    let one = |text: &str| visit.records(text).remove(0);
    for (text, left) in [
        (
            "@C07 #oversight Note of 6 November. None has a date. #plans",
            "Note of 6 November. None has a date.",
        ),
        ("No dates #plans.", "No dates."),
        ("No dates. #plans The worker agrees.", "No dates. The worker agrees."),
        (
            "The #neglect tool was not repeated.",
            "The neglect tool was not repeated.",
        ),
        ("In @C07 the plan has no dates.", "In C07 the plan has no dates."),
        ("First line.\n#plans\nSecond line.", "First line.\nSecond line."),
        ("No dates, #plans, and no names.", "No dates, plans, and no names."),
        ("Says: #plans are late.", "Says: plans are late."),
        ("Two  spaces.  Stay two.", "Two  spaces.  Stay two."),
        ("He said “late.” #plans She agrees.", "He said “late.” She agrees."),
        (
            "Point #3 of mail me@C07, at @ 9, @3pm.",
            "Point #3 of mail me@C07, at @ 9, @3pm.",
        ),
    ] {
        assert_eq!(one(text).text, left);
    }
    let found = one("x #step-down #Plans #plans #new @c7 @head-of-service @worker @read @C99 y");
    assert_eq!(found.areas, ["a4", "a5"]);
    assert_eq!(found.tags, ["new"]);
    assert_eq!(found.case.as_deref(), Some("c7"));
    assert_eq!(found.unknown_cases, ["C99"]);
    assert_eq!(found.source.as_deref(), Some("Head of service"));
    assert_eq!(
        (found.kind, found.basis),
        (Some(EvidenceKind::Worker), Some(Basis::Read))
    );
    let none = one("# C05\n\nz @none #none y");
    assert_eq!((none.case, none.areas.len()), (None, 0));
}

#[test]
fn a_heading_gives_its_area_case_and_kind_to_what_stands_under_it() {
    let visit = Visit::northmere();
    for (heading, areas, case, kind) in [
        ("# Management oversight", &["a1"][..], None, None),
        (
            "# 2. Assessments and plans (C07)",
            &["a2"],
            Some("c7"),
            Some(EvidenceKind::ChildsRecord),
        ),
        ("# Plans", &["a5"], None, None),
        (
            "# Response to neglect / management oversight",
            &["a1", "a3"],
            None,
            None,
        ),
        ("# C07 and C12", &[], None, None),
        ("# Supervision c12", &[], Some("c12"), Some(EvidenceKind::Supervision)),
        ("# Audit of supervision", &[], None, Some(EvidenceKind::Audit)),
        ("# Social worker, duty", &[], None, Some(EvidenceKind::Worker)),
        (
            "# Observation of a strategy meeting",
            &[],
            None,
            Some(EvidenceKind::Observation),
        ),
        ("## Call with parents", &[], None, Some(EvidenceKind::Family)),
        ("C07:", &[], Some("c7"), Some(EvidenceKind::ChildsRecord)),
        ("Case C07", &[], Some("c7"), Some(EvidenceKind::ChildsRecord)),
        ("THE DUTY TEAM", &[], None, None),
        ("Duty desk\n=========", &[], None, None),
        ("Team manager\n---", &[], None, Some(EvidenceKind::Leader)),
    ] {
        let all = visit.proposed(format!("{heading}\n\nNo dates.").as_bytes());
        assert_eq!(all[0].because, Because::Heading, "{heading}");
        let note = all.last().unwrap();
        assert_eq!(note.headings.len(), 1, "{heading}");
        let found = (note.areas.as_slice(), note.case.as_deref(), note.kind);
        assert_eq!(
            found,
            (
                areas.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>().as_slice(),
                case,
                kind
            ),
            "{heading}"
        );
    }
}

#[test]
fn a_long_heading_is_cut_off_where_it_is_told_to_the_notes_under_it() {
    let visit = Visit::northmere();
    let long = format!("{} C07", "é".repeat(100));
    let all = visit.proposed(format!("# {long}\n## {}\nNo dates.", "é".repeat(80)).as_bytes());
    assert_eq!(all[0].text, long);
    let note = all.last().unwrap();
    assert_eq!(note.headings, ["é".repeat(80) + "…", "é".repeat(80)]);
    assert_eq!(note.case.as_deref(), Some("c7"));
}

#[test]
fn a_time_or_a_person_in_a_heading_holds_for_what_stands_under_it() {
    let visit = Visit::northmere();
    for (above, expected, person) in [
        ("# 10:15 Duty desk", time(10, 15), None),
        ("# 10:15 MH Duty desk", time(10, 15), Some("p1")),
        ("# SW: views", None, None),
        ("10:15 MH:", time(10, 15), Some("p1")),
        ("MH:", None, Some("p1")),
        ("10:15\n# Duty desk", None, None),
        ("10:15\nDay 2", None, None),
    ] {
        for under in ["No dates.", "- No dates.\n- No names."] {
            let note = visit.records(&format!("{above}\n{under}")).pop().unwrap();
            assert_eq!((note.time, note.person.as_deref()), (expected, person), "{above}");
        }
    }
    let lead = visit.records("10:15 DO said:\n- No dates.\n- No names.\n\nAfter.");
    let times: Vec<_> = lead.iter().map(|each| (each.time, each.person.as_deref())).collect();
    let said = (time(10, 15), Some("p2"));
    assert_eq!(times, [said, said, (None, None)]);
    assert_eq!(lead[1].headings, ["DO said:"]);
}

#[test]
fn a_reference_in_the_words_sets_the_case_unless_there_are_two() {
    let visit = Visit::northmere();
    for (text, case) in [
        ("C07’s plan.", Some("c7")),
        ("Plan (c07).", Some("c7")),
        ("C07 and again C07.", Some("c7")),
        ("C07-C12.", None),
        ("C07, C12.", None),
        ("C99.", None),
        ("C7.", None),
        ("ABC07.", None),
    ] {
        assert_eq!(visit.records(text)[0].case.as_deref(), case, "{text}");
    }
}

#[test]
fn a_gap_or_an_overlap_shows_in_the_account() {
    let visit = Visit::northmere();
    let notes = Notes::open(b"# C07\n\none\n\ntwo").unwrap();
    let mut proposed = split(&notes, &visit.known(), None);
    let whole = accounting(&notes, &proposed);
    assert_eq!((whole.characters, whole.in_records, whole.in_separators), (15, 7, 8));
    let mut doubled = proposed.clone();
    doubled.insert(2, proposed[2].clone());
    assert!(!accounting(&notes, &doubled).is_complete());
    proposed.remove(1);
    assert!(!accounting(&notes, &proposed).is_complete());
}
