//! The day in requests: 120 pieces of evidence about 12 cases, each typed in several batches of keys, and all else that an
//! inspector does meanwhile. The same every time.

use serde_json::{Map, Value, json};
use uuid::Uuid;
use visitbook_domain::{Record, Subject, SubjectKind};
use visitbook_testkit::day::{self, Piece};
use visitbook_testkit::northmere;

use crate::day::book::Book;
use crate::day::deed::{Deed, subject};

/// Pieces of evidence and cases of a whole day.
pub const PIECES: usize = 120;
pub const CASES: usize = 12;
/// Keys that are sent together.
const BATCH: usize = 22;

/// Every deed in its order.
pub fn script() -> Vec<Deed> {
    let mut script = Script {
        book: Book::default(),
        deeds: Vec::new(),
        made: 0,
    };
    script.prepare();
    let pieces = day::pieces(PIECES, CASES);
    for case in 0..CASES {
        script.begin_case(case);
        for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.case == case) {
            script.record(at, piece);
        }
        script.read_case(case);
        script.follow_up(case);
    }
    script.deeds
}

/// The op id that a deed is sent under, however often it is sent.
pub fn op(deed: usize) -> Uuid {
    id(0x0b_0000, deed)
}

/// The evidence that a piece becomes.
pub fn evidence(piece: usize) -> Subject {
    Subject {
        kind: SubjectKind::Evidence,
        id: id(0xe0_0000, piece),
    }
}

/// A case, by its place in the day.
pub fn case(at: usize) -> Subject {
    Subject {
        kind: SubjectKind::Case,
        id: day::case(at).id.0,
    }
}

/// The set of criteria that the cases are read against.
fn set() -> Subject {
    Subject {
        kind: SubjectKind::Criteria,
        id: day::criteria().id.0,
    }
}

fn visit() -> Subject {
    Subject {
        kind: SubjectKind::Visit,
        id: northmere::visit().id.0,
    }
}

fn id(kind: u128, at: usize) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + (kind << 16) + at as u128)
}

fn of(record: impl Into<Record>) -> Map<String, Value> {
    record.into().fields().unwrap()
}

fn fields(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

struct Script {
    /// What the notebook then holds, as far as the day has to do with it.
    book: Book,
    deeds: Vec<Deed>,
    /// How many follow-ups were made.
    made: usize,
}

impl Script {
    fn put(&mut self, deed: Deed) {
        deed.effect(&mut self.book);
        self.deeds.push(deed);
    }

    fn edit(&mut self, subject: Subject, changed: &Value) {
        self.put(Deed::Edit(subject, fields(changed)));
    }

    /// Types a text in batches of keys, each sent with all that stands there by then.
    fn types(&mut self, subject: Subject, field: &'static str, text: &str, value: impl Fn(&str) -> String) {
        let keys: Vec<char> = text.chars().collect();
        for end in (BATCH..keys.len()).step_by(BATCH).chain([keys.len()]) {
            let typed: String = keys.iter().take(end).collect();
            self.put(Deed::Type(subject, field, value(&typed)));
        }
    }

    /// The first change of a record, taken back, and done once more by hand.
    fn with_undo(&mut self, scope: Subject, changed: Subject, names: &[&str], deed: &Deed) {
        let now = &self.book.records[&changed].fields;
        let back = names
            .iter()
            .map(|name| ((*name).to_owned(), now[*name].clone()))
            .collect();
        self.put(deed.clone());
        self.put(Deed::Undo(scope, vec![(changed, back)]));
        self.put(deed.clone());
    }

    /// The set of criteria, and the cases that the notebook has not yet.
    fn prepare(&mut self) {
        self.put(Deed::Add(SubjectKind::Criteria, vec![of(day::criteria())]));
        let there = (0..day::CASES_BEFORE).map(|at| of(day::case(at)));
        let new = (day::CASES_BEFORE..CASES).map(|at| of(day::case(at))).collect();
        for record in there {
            self.book.change(subject(SubjectKind::Case, &record), record);
        }
        self.put(Deed::Add(SubjectKind::Case, new));
    }

    fn begin_case(&mut self, at: usize) {
        self.edit(
            case(at),
            &json!({"state": "reading", "team": format!("Team {}", at % 4 + 1)}),
        );
    }

    /// One piece of evidence from its first key to whatever is done to it afterwards.
    fn record(&mut self, at: usize, piece: &Piece) {
        self.types(visit(), "capture", &piece.typed(), str::to_owned);
        let areas = [northmere::area(piece.area as u128, "").id];
        let tags: Vec<&str> = piece.tag.into_iter().collect();
        let record = json!({"id": evidence(at).id, "visit": visit().id, "number": 0, "kind": "childs_record", "basis": "read",
            "mark": piece.mark, "areas": areas, "tags": tags, "case": case(piece.case).id, "source": "", "text": piece.text,
            "happened": null, "count": null, "binned": null});
        self.put(Deed::Store(fields(&record)));
        match at % 12 {
            2 => self.retype(at, piece),
            5 => self.verify_later(at),
            7 => self.with_undo(
                evidence(at),
                evidence(at),
                &["mark", "tags"],
                &Deed::Edit(evidence(at), fields(&json!({"mark": "question", "tags": ["again"]}))),
            ),
            9 => {
                self.put(Deed::Bin(evidence(at)));
                self.put(Deed::Restore(evidence(at)));
            }
            11 => self.put(Deed::Bin(evidence(at - 4))),
            _ => {}
        }
    }

    /// The words of an earlier piece are written again, and the field is left.
    fn retype(&mut self, at: usize, piece: &Piece) {
        let text = format!("{} Read again in the afternoon: it is so in both records.", piece.text);
        self.types(evidence(at), "text", &text, str::to_owned);
        self.put(Deed::Settle(evidence(at)));
    }

    fn verify_later(&mut self, at: usize) {
        let record = json!({"id": id(0xf1_0000, at), "visit": visit().id, "question": format!("Is piece {} so?", at + 1), "areas": [],
            "evidence": evidence(at).id, "owner": null, "state": "open", "answer": "", "at": "2026-11-17T11:00:00Z"});
        let made = fields(&record);
        let enquiry = subject(SubjectKind::Enquiry, &made);
        self.put(Deed::Add(SubjectKind::Enquiry, vec![made]));
        if at % 24 == 5 {
            self.edit(
                enquiry,
                &json!({"state": "answered", "answer": "It is, in two of three."}),
            );
        }
    }

    /// Rated cell by cell, the last two together; one rating is taken back and given again; then what it shows.
    fn read_case(&mut self, at: usize) {
        let columns = day::criteria().criteria;
        let cell = |column: usize| (case(at).id, columns[column].id.0, json!(day::rating(at, column)));
        let last = columns.len() - 2;
        for column in 0..last {
            let deed = Deed::Rate(set(), vec![cell(column)]);
            match column == at % last && at.is_multiple_of(3) {
                true => self.with_undo(set(), case(at), &["criteria", "ratings"], &deed),
                false => self.put(deed),
            }
        }
        self.put(Deed::Rate(set(), vec![cell(last), cell(last + 1)]));
        let summary = format!("{} shows steady work that began late.", day::reference(at));
        self.types(case(at), "summary", &summary, |typed| json!(typed).to_string());
        self.edit(case(at), &json!({"state": "read", "childs_view": "recorded"}));
    }

    fn follow_up(&mut self, at: usize) {
        if at == CASES / 2 {
            self.refer_back(at);
        }
        if at % 3 == 1 {
            self.ask_for_a_document();
        }
        if at % 4 == 3 {
            self.put(Deed::Search("steady work"));
        }
    }

    fn refer_back(&mut self, at: usize) {
        let concern = "Not seen alone for nine weeks, and nobody knows why.";
        self.types(visit(), "referral", concern, str::to_owned);
        let record = json!({"id": id(0xf2_0000, at), "visit": visit().id, "case": case(at).id, "evidence": null, "concern": concern,
            "at": "2026-11-17T14:00:00Z", "to_role": "Head of service", "answer": "", "closed": null});
        let made = fields(&record);
        let referral = subject(SubjectKind::Referral, &made);
        self.put(Deed::Add(SubjectKind::Referral, vec![made]));
        self.put(Deed::Type(visit(), "referral", String::new()));
        self.edit(
            referral,
            &json!({"answer": "Seen the same evening.", "closed": "2026-11-18"}),
        );
    }

    fn ask_for_a_document(&mut self) {
        self.made += 1;
        let record = json!({"id": id(0xf3_0000, self.made), "visit": visit().id, "what": format!("Exception report {}", self.made),
            "of_role": "Head of performance", "asked": "2026-11-17", "due": "2026-11-18", "received": null});
        let made = fields(&record);
        let asked = subject(SubjectKind::Request, &made);
        self.put(Deed::Add(SubjectKind::Request, vec![made]));
        self.edit(asked, &json!({"received": "2026-11-18"}));
    }
}
