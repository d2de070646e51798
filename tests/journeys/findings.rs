//! Findings: numbered, linked to evidence as it was seen, weighed against what contradicts them, and never lost.

use serde_json::{Value, json};
use visitbook_app::error::Code;

use crate::desk::{Desk, subject};

/// A laptop with a visit of one more area, whose findings and evidence are its own.
struct Place {
    desk: Desk,
    visit: Value,
    area: Value,
}

impl Place {
    fn new(laptop: u64) -> Self {
        let (desk, visit) = Desk::with_sample(laptop);
        let area = json!(desk.op());
        let record = json!({"id": area, "visit": visit, "rank": "zz", "title": "Fictional fostering", "wording": "the fictional oversight of fostering", "improvement": null});
        let records = json!([{"kind": "area", "record": record}]);
        desk.call("add_records", json!({"op_id": desk.op(), "records": records}));
        Self { desk, visit, area }
    }

    /// Evidence in the area; its id.
    fn evidence(&self, mark: &str, text: &str) -> Value {
        let record = json!({"id": self.desk.op(), "visit": self.visit, "kind": "worker", "basis": "told", "mark": mark, "areas": [self.area],
            "tags": [], "case": null, "source": "Fictional worker", "text": text, "happened": null, "count": null,
            "number": 0, "at": "2026-11-17T10:00:00Z", "author": self.desk.op(), "binned": null});
        let saved = self
            .desk
            .call("record_evidence", json!({"op_id": self.desk.op(), "evidence": record}));
        saved["kept"][0]["record"]["id"].clone()
    }

    /// A concern in the area that this evidence supports; its id.
    fn finding(&self, supports: &[&Value]) -> Value {
        let id = json!(self.desk.op());
        self.desk.call("add_finding", self.adding(&id, supports));
        id
    }

    fn adding(&self, id: &Value, supports: &[&Value]) -> Value {
        json!({"op_id": self.desk.op(), "finding": id, "visit": self.visit, "area": self.area, "statement": "Visits are late.",
            "mark": "concern", "direction": "no_change", "supports": supports})
    }

    /// A finding as it is kept.
    fn kept(&self, finding: &Value) -> Value {
        let kept = self.desk.records(&self.visit, "finding");
        kept.into_iter().find(|kept| kept["record"]["id"] == *finding).unwrap()
    }

    /// A request that changes a finding from the revision it has.
    fn at(&self, finding: &Value, more: Value) -> Value {
        let mut request = json!({"op_id": self.desk.op(), "finding": finding, "base_rev": self.kept(finding)["rev"]});
        let more = more.as_object().unwrap().clone();
        request.as_object_mut().unwrap().extend(more);
        request
    }

    fn link(&self, finding: &Value, evidence: &[&Value], side: &str) {
        let request = self.at(finding, json!({"evidence": evidence, "side": side}));
        self.desk.call("link_evidence", request);
    }

    fn weigh(&self, finding: &Value, evidence: &Value, how: &str, because: &str) {
        let request = self.at(finding, json!({"evidence": evidence, "how": how, "because": because}));
        self.desk.call("weigh", request);
    }

    fn edit_evidence(&self, evidence: &Value, fields: Value) {
        let all = self.desk.records(&self.visit, "evidence");
        let kept = all.iter().find(|kept| kept["record"]["id"] == *evidence).unwrap();
        let request =
            json!({"op_id": self.desk.op(), "subject": subject(kept), "base_rev": kept["rev"], "fields": fields});
        self.desk.call("edit_record", request);
    }

    /// How a finding stands, one list of it.
    fn standing(&self, finding: &Value, field: &str) -> Value {
        let view = self.desk.call("findings_view", json!({"visit": self.visit}));
        let all = view["findings"].as_array().unwrap();
        let standing = all.iter().find(|standing| standing["finding"] == *finding).unwrap();
        standing[field].clone()
    }

    fn takes_back(&self, command: &str, finding: &Value) -> Value {
        let scope = json!({"kind": "finding", "id": finding});
        let told = self
            .desk
            .call(command, json!({"op_id": self.desk.op(), "scope": scope}));
        told["op"].clone()
    }
}

fn ids(links: &Value) -> Vec<Value> {
    let all = links.as_array().unwrap();
    all.iter().map(|link| link["evidence"].clone()).collect()
}

#[test]
fn a_finding_gets_the_next_number_and_its_id_is_not_used_twice() {
    let place = Place::new(90);
    let last = place.desk.records(&place.visit, "finding").len();
    let made = [place.finding(&[]), place.finding(&[])];
    let numbers: Vec<_> = made
        .iter()
        .map(|id| place.kept(id)["record"]["number"].clone())
        .collect();
    assert_eq!(numbers, [json!(last + 1), json!(last + 2)]);
    let twice = place.adding(&made[0], &[]);
    place.desk.refused_with("add_finding", twice, Code::Refused);
    assert_eq!(place.kept(&made[0])["record"]["number"], json!(last + 1));
}

#[test]
fn what_a_finding_may_not_be_is_refused_and_nothing_is_kept() {
    let place = Place::new(91);
    let piece = place.evidence("concern", "A visit was nine days late.");
    let before = place.desk.records(&place.visit, "finding").len();
    for (field, value) in [
        ("statement", json!("  ")),
        ("mark", json!("question")),
        ("area", json!(place.desk.op())),
        ("supports", json!([place.desk.op()])),
        ("supports", json!([piece, piece])),
    ] {
        let mut request = place.adding(&json!(place.desk.op()), &[&piece]);
        request[field] = value;
        place.desk.refused_with("add_finding", request, Code::Refused);
    }
    assert_eq!(place.desk.records(&place.visit, "finding").len(), before);
}

#[test]
fn evidence_that_is_edited_after_it_was_linked_is_suspect_until_somebody_looks() {
    let place = Place::new(92);
    let pieces = [
        place.evidence("concern", "A visit was nine days late."),
        place.evidence("concern", "Two visits were missed."),
    ];
    let finding = place.finding(&[&pieces[0], &pieces[1]]);
    assert_eq!(place.standing(&finding, "suspect"), json!([]));
    place.edit_evidence(&pieces[0], json!({"tags": ["re-check"]}));
    assert_eq!(
        place.standing(&finding, "suspect"),
        json!([]),
        "a label says nothing new"
    );
    place.edit_evidence(&pieces[0], json!({"text": "A visit was nine hours late."}));
    assert_eq!(place.standing(&finding, "suspect"), json!([pieces[0]]));
    place.desk.call("look_at_finding", place.at(&finding, json!({})));
    assert_eq!(place.standing(&finding, "suspect"), json!([]));
    assert_eq!(place.takes_back("undo", &finding), "edit_finding");
    assert_eq!(
        place.standing(&finding, "suspect"),
        json!([pieces[0]]),
        "the look was taken back"
    );
    let binned = json!({"op_id": place.desk.op(), "evidence": pieces[1], "base_rev": 1});
    place.desk.call("bin_evidence", binned);
    assert_eq!(place.standing(&finding, "suspect"), json!(pieces));
}

#[test]
fn evidence_of_the_opposite_mark_surfaces_by_itself_and_is_open_until_weighed_and_again_when_it_changes() {
    let place = Place::new(93);
    let support = place.evidence("concern", "A visit was nine days late.");
    let finding = place.finding(&[&support]);
    assert_eq!(place.standing(&finding, "against"), json!([]));
    let counter = place.evidence("strength", "Every visit of the month was on time.");
    place.evidence("context", "One worker is on leave.");
    assert_eq!(place.standing(&finding, "against"), json!([counter]));
    assert_eq!(place.standing(&finding, "unweighed"), json!([counter]));
    place.weigh(&finding, &counter, "outweighed", "One month of twelve.");
    assert_eq!(place.standing(&finding, "unweighed"), json!([]));
    assert_eq!(
        place.standing(&finding, "against"),
        json!([counter]),
        "it goes on to speak against it"
    );
    place.edit_evidence(&counter, json!({"text": "Every visit of the year was on time."}));
    assert_eq!(place.standing(&finding, "unweighed"), json!([counter]));
    let kept = place.kept(&finding)["record"]["weighed"][0]["because"].clone();
    assert_eq!(
        kept, "One month of twelve.",
        "what was said of it before is still there"
    );
    place.weigh(&finding, &counter, "in_wording", "");
    assert_eq!(place.standing(&finding, "unweighed"), json!([]));
    place.edit_evidence(&counter, json!({"mark": "concern"}));
    assert_eq!(place.standing(&finding, "against"), json!([]), "it speaks for it now");
}

#[test]
fn a_weighing_without_its_reason_is_refused_and_one_is_taken_back_with_none() {
    let place = Place::new(94);
    let counter = place.evidence("strength", "Every visit was on time.");
    let finding = place.finding(&[]);
    for how in ["outweighed", "not_relevant"] {
        let request = place.at(&finding, json!({"evidence": counter, "how": how, "because": " "}));
        place.desk.refused_with("weigh", request, Code::Refused);
    }
    assert_eq!(place.standing(&finding, "unweighed"), json!([counter]));
    place.weigh(&finding, &counter, "not_relevant", "Another team.");
    let back = place.at(&finding, json!({"evidence": counter, "how": null, "because": ""}));
    place.desk.call("weigh", back);
    assert_eq!(place.standing(&finding, "unweighed"), json!([counter]));
}

#[test]
fn a_record_stands_on_one_side_only_and_undo_puts_it_back_step_by_step() {
    let place = Place::new(95);
    let piece = place.evidence("concern", "A visit was nine days late.");
    let finding = place.finding(&[&piece]);
    let sides = || {
        let record = place.kept(&finding)["record"].clone();
        (ids(&record["supports"]), ids(&record["against"]))
    };
    let (here, none) = (vec![piece.clone()], Vec::<Value>::new());
    place.link(&finding, &[&piece], "against");
    assert_eq!(sides(), (none.clone(), here.clone()));
    place.link(&finding, &[&piece], "neither");
    assert_eq!(sides(), (none.clone(), none.clone()));
    assert_eq!(place.takes_back("undo", &finding), "edit_finding");
    assert_eq!(sides(), (none.clone(), here.clone()));
    assert_eq!(place.takes_back("undo", &finding), "edit_finding");
    assert_eq!(sides(), (here.clone(), none.clone()));
    assert_eq!(place.takes_back("redo", &finding), "edit_finding");
    assert_eq!(sides(), (none, here));
}

#[test]
fn making_and_removing_a_finding_are_taken_back_with_all_that_was_in_it() {
    let place = Place::new(96);
    let (piece, counter) = (
        place.evidence("concern", "A visit was late."),
        place.evidence("strength", "A visit was on time."),
    );
    let finding = place.finding(&[&piece]);
    place.weigh(&finding, &counter, "outweighed", "One of nine.");
    let before = place.kept(&finding);
    let remove = json!({"op_id": place.desk.op(), "subject": subject(&before), "base_rev": before["rev"]});
    place.desk.call("remove_record", remove);
    assert_eq!(place.takes_back("undo", &finding), "remove_finding");
    assert_eq!(place.kept(&finding)["record"], before["record"]);
    for op in ["edit_finding", "add_finding"] {
        assert_eq!(place.takes_back("undo", &finding), op);
    }
    let left = place.desk.records(&place.visit, "finding");
    assert!(left.iter().all(|kept| kept["record"]["id"] != finding));
    assert_eq!(place.takes_back("redo", &finding), "add_finding");
    assert_eq!(ids(&place.kept(&finding)["record"]["supports"]), [piece]);
}

#[test]
fn a_finding_that_a_sentence_cites_is_not_removed() {
    let (desk, visit) = Desk::with_sample(97);
    let view = desk.call("findings_view", json!({"visit": visit}));
    let cited = &view["findings"][0];
    assert_eq!(cited["sentences"], 1, "{cited}");
    let kept = desk.records(&visit, "finding")[0].clone();
    let remove = json!({"op_id": desk.op(), "subject": subject(&kept), "base_rev": kept["rev"]});
    desk.refused_with("remove_record", remove, Code::ReferredTo);
    assert_eq!(desk.records(&visit, "finding")[0], kept);
}

#[test]
fn words_that_are_typed_come_in_with_what_is_linked_meanwhile() {
    let place = Place::new(98);
    let piece = place.evidence("concern", "A visit was nine days late.");
    let finding = place.finding(&[]);
    let kept = place.kept(&finding);
    let draft = |text: &str| json!({"op_id": place.desk.op(), "subject": subject(&kept), "base_rev": place.kept(&finding)["rev"], "field": "statement", "text": json!(text).to_string()});
    place.desk.call("save_draft", draft("Visits are often late."));
    let request = json!({"op_id": place.desk.op(), "finding": finding, "base_rev": kept["rev"], "evidence": [piece], "side": "supports"});
    place.desk.call("link_evidence", request);
    let record = place.kept(&finding)["record"].clone();
    assert_eq!(record["statement"], "Visits are often late.");
    assert_eq!(ids(&record["supports"]), std::slice::from_ref(&piece));
    let stale = json!({"op_id": place.desk.op(), "finding": finding, "base_rev": kept["rev"], "evidence": [piece], "side": "against"});
    place.desk.refused_with("link_evidence", stale, Code::Stale);
    place.desk.refused_with("save_draft", draft(" "), Code::Refused);
}

#[test]
fn a_finding_that_is_being_made_waits_through_a_lock_and_goes_when_it_is_there() {
    let place = Place::new(99);
    let visit = json!({"kind": "visit", "id": place.visit});
    for (box_name, text) in [("finding", "{\"statement\":\"Visits are\"}"), ("weighing", "{}")] {
        let draft = json!({"op_id": place.desk.op(), "subject": visit, "base_rev": 1, "field": box_name, "text": text});
        place.desk.call("save_draft", draft);
    }
    place.desk.reopen();
    let waiting = place.desk.visit(&place.visit)["unfinished"].clone();
    assert_eq!(waiting["finding"], "{\"statement\":\"Visits are\"}");
    place.finding(&[]);
    let waiting = place.desk.visit(&place.visit)["unfinished"].clone();
    assert_eq!(
        (&waiting["finding"], &waiting["weighing"]),
        (&Value::Null, &json!("{}"))
    );
}

#[test]
fn the_samples_findings_are_as_they_were_seen_and_only_one_has_something_to_weigh() {
    let (desk, visit) = Desk::with_sample(100);
    let view = desk.call("findings_view", json!({"visit": visit}));
    let all = view["findings"].as_array().unwrap();
    let many = |field: &str| {
        all.iter()
            .map(|one| one[field].as_array().unwrap().len())
            .collect::<Vec<_>>()
    };
    assert_eq!(all.len(), 9);
    assert_eq!(many("suspect"), [0; 9]);
    assert_eq!(many("unweighed").iter().filter(|open| **open > 0).count(), 1);
    let thin: Vec<bool> = all.iter().map(|one| one["thin"] == true).collect();
    assert_eq!(thin, [false, true, false, false, true, true, false, true, false]);
}
