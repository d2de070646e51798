//! The end of a day on site: what the agenda of the keep-in-touch talk holds, and its PDF.

use serde_json::{Value, json};

use crate::desk::{Desk, pdf_words};

/// A day of November 2026, when clocks in England show UTC.
fn day(date: u32) -> Value {
    json!({
        "date": format!("2026-11-{date:02}"),
        "begins": format!("2026-11-{date:02}T00:00:00Z"),
        "ends": format!("2026-11-{:02}T00:00:00Z", date + 1),
    })
}

fn agenda(desk: &Desk, visit: &Value, date: u32) -> Value {
    desk.call("end_of_day", json!({"visit": visit, "day": day(date)}))
}

fn part<'a>(agenda: &'a Value, heading: &str) -> &'a Value {
    let mut parts = agenda["parts"].as_array().unwrap().iter();
    parts
        .find(|part| part["heading"] == heading)
        .unwrap_or_else(|| panic!("no part {heading:?}"))
}

/// The words of a part's lines, each with its detail in brackets.
fn lines(agenda: &Value, heading: &str) -> Vec<String> {
    let lines = part(agenda, heading)["lines"].as_array().unwrap();
    lines
        .iter()
        .map(|line| {
            format!(
                "{} ({})",
                line["words"].as_str().unwrap(),
                line["detail"].as_str().unwrap()
            )
        })
        .collect()
}

/// Lines of a part that lead to evidence, as `concern E012`.
fn marked(agenda: &Value, heading: &str) -> Vec<String> {
    let lines = part(agenda, heading)["lines"].as_array().unwrap();
    let of_evidence = lines.iter().filter(|line| line["subject"]["kind"] == "evidence");
    of_evidence
        .map(|line| {
            let number = line["detail"].as_str().unwrap().rsplit(", ").next().unwrap();
            format!("{} {number}", line["mark"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn children_referred_back_come_first_with_what_came_back() {
    let (desk, visit) = Desk::with_sample(61);
    let of_18 = agenda(&desk, &visit, 18);
    let heading = "Children referred back to the authority";
    assert_eq!(of_18["parts"][0]["heading"], heading);
    assert_eq!(
        lines(&of_18, heading),
        [
            "A new partner in the household is not yet checked. Open: nothing has come back yet \
             (C11, told to the service manager, North at 11:50)",
            "No visit is recorded for nine weeks, and the last one says that the child was not seen. \
             Closed today: Seen the same evening, safe and well; a strategy discussion is arranged. \
             (C06, told to the head of service, safeguarding at 14:25 on 17 November)",
        ]
    );
    let of_17 = lines(&agenda(&desk, &visit, 17), heading);
    assert_eq!(
        of_17.len(),
        1,
        "what was told on the 18th is not in the pack of the 17th"
    );
    assert!(of_17[0].contains("Closed on 18 November"), "{of_17:?}");
    let of_19 = agenda(&desk, &visit, 19);
    assert_eq!(
        lines(&of_19, heading).len(),
        1,
        "what was closed on an earlier day is left out"
    );
}

#[test]
fn an_area_shows_the_days_concerns_and_then_its_strengths() {
    let (desk, visit) = Desk::with_sample(62);
    let of_18 = agenda(&desk, &visit, 18);
    let heading = "Emerging: Management oversight";
    assert_eq!(
        part(&of_18, heading)["note"],
        "15 strengths and 8 concerns so far, 5 and 3 of them today."
    );
    let shown = marked(&of_18, heading);
    assert_eq!(shown.len(), 8);
    let turn = shown.iter().position(|line| line.starts_with("strength")).unwrap();
    assert!(shown[..turn].iter().all(|line| line.starts_with("concern")));
    assert!(shown[turn..].iter().all(|line| line.starts_with("strength")));
    let of_19 = agenda(&desk, &visit, 19);
    assert_eq!(
        part(&of_19, heading)["note"],
        "15 strengths and 8 concerns so far, none of them today."
    );
    assert_eq!(marked(&of_19, heading).len(), 0);
}

#[test]
fn what_is_in_the_bin_and_what_is_context_does_not_emerge() {
    let (desk, visit) = Desk::with_sample(63);
    let heading = "Emerging: Neglect";
    let before = marked(&agenda(&desk, &visit, 18), heading);
    let evidence = desk.records(&visit, "evidence");
    let first = evidence
        .iter()
        .find(|kept| before[0].ends_with(&format!("E{:03}", kept["record"]["number"].as_u64().unwrap())))
        .unwrap();
    desk.call(
        "bin_evidence",
        json!({"op_id": desk.op(), "evidence": first["record"]["id"], "base_rev": first["rev"]}),
    );
    assert_eq!(marked(&agenda(&desk, &visit, 18), heading), before[1..]);
    assert!(before.iter().all(|line| !line.starts_with("context")));
}

#[test]
fn a_day_is_that_of_the_clock_in_the_room() {
    let (desk, visit) = Desk::with_sample(64);
    // Somebody whose midnight is at 16:00 UTC has the last records of the 18th on the next day.
    let shifted = json!({"date": "2026-11-19", "begins": "2026-11-18T16:00:00Z", "ends": "2026-11-19T16:00:00Z"});
    let agenda = desk.call("end_of_day", json!({"visit": visit, "day": shifted}));
    assert_eq!(agenda["title"], "End of day, 19 November 2026");
    let questions = lines(&agenda, "Still to be found out");
    assert_eq!(questions.len(), 2, "the open lines of enquiry alone: {questions:?}");
}

#[test]
fn what_is_owed_open_or_missing_is_named_and_leads_to_its_record() {
    let (desk, visit) = Desk::with_sample(65);
    let of_18 = agenda(&desk, &visit, 18);
    assert_eq!(
        lines(&of_18, "Documents owed"),
        ["Weekly performance report of 13 November (asked for on 17 November, of the performance lead, due today)"]
    );
    let later = lines(&agenda(&desk, &visit, 20), "Documents owed");
    assert!(later[0].contains("overdue since 18 November"), "{later:?}");
    let to_find_out = lines(&of_18, "Still to be found out");
    assert_eq!(
        to_find_out[0],
        "What do exception reports say about overdue supervision? (Dev Oyelaran)"
    );
    assert!(
        lines(&of_18, "Gaps")
            .iter()
            .any(|gap| gap.starts_with("C21, child in care: being read"))
    );
    let view = desk.visit(&visit);
    let known: Vec<&Value> = view["kept"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kept| &kept["record"]["id"])
        .collect();
    for part in of_18["parts"].as_array().unwrap() {
        for line in part["lines"].as_array().unwrap() {
            assert!(known.contains(&&line["subject"]["id"]), "{line} leads nowhere");
        }
    }
}

#[test]
fn an_empty_visit_has_an_agenda_that_says_so() {
    let (desk, visit) = Desk::with_sample(66);
    let of_2 = agenda(&desk, &visit, 2);
    assert_eq!(
        part(&of_2, "Children referred back to the authority")["note"],
        "No child has been referred back."
    );
    assert_eq!(part(&of_2, "Documents owed")["note"], "No document is owed.");
}

#[test]
fn the_pdf_says_what_the_screen_says_and_that_the_visit_is_invented() {
    let (desk, visit) = Desk::with_sample(67);
    desk.answer(Some(desk.root.path().to_owned()));
    let exported = desk.call("export_end_of_day", json!({"visit": visit, "day": day(18)}));
    let path = exported["path"].as_str().unwrap();
    assert!(path.ends_with("End of day, 18 November 2026.pdf"), "{path}");
    let words = pdf_words(path);
    assert!(words.contains("Fictional: invented for practice."), "{words}");
    assert!(words.contains("OFFICIAL-SENSITIVE"));
    assert!(words.contains("Concern: "));
    let of_18 = agenda(&desk, &visit, 18);
    for line in lines(&of_18, "Documents owed")
        .iter()
        .chain(&lines(&of_18, "Children referred back to the authority"))
    {
        assert!(words.contains(line.as_str()), "{line} is not in {words}");
    }
    desk.answer(None);
    let exported = desk.call("export_end_of_day", json!({"visit": visit, "day": day(18)}));
    assert!(exported["path"].is_null(), "a dialog that is put aside writes nothing");
}
