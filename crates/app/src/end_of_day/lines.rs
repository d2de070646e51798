//! What the agenda says, line by line.

use chrono::{DateTime, Utc};
use visitbook_domain::dates::{long_date, month_name};
use visitbook_domain::end_of_day::{CriterionCount, Emerging, Gap};
use visitbook_domain::{
    Case, CaseId, CaseState, Day, DocumentRequest, EndOfDay, Enquiry, Evidence, EvidenceKind, Mark, PersonId, Record,
    Referral, Subject, SubjectKind, VisitRecords,
};

use super::here;
use crate::contract::{AgendaLine, AgendaPart};
use crate::import::label;

/// Longer evidence is cut at the end of a word, with an ellipsis, in characters. Most is one sentence or two.
const LONGEST: usize = 240;

/// Every part of the agenda.
pub(super) fn parts(day: Day, end: &EndOfDay<'_>, records: &VisitRecords) -> Vec<AgendaPart> {
    let told = Told { day, records };
    let mut parts = vec![told.referrals(end)];
    parts.extend(end.areas.iter().map(|area| told.emerging(area)));
    if !end.elsewhere.is_empty() {
        let lines = end.elsewhere.iter().map(|each| told.evidence(each)).collect();
        parts.push(part("Emerging: in no area of concern", "", lines));
    }
    parts.push(told.to_find_out(end));
    parts.push(told.gaps(end));
    parts.push(told.owed(end));
    parts
}

fn part(heading: &str, nothing: &str, lines: Vec<AgendaLine>) -> AgendaPart {
    AgendaPart {
        heading: heading.to_owned(),
        subject: None,
        note: if lines.is_empty() {
            nothing.to_owned()
        } else {
            String::new()
        },
        lines,
    }
}

/// What the words are told from.
struct Told<'a> {
    day: Day,
    records: &'a VisitRecords,
}

impl Told<'_> {
    fn referrals(&self, end: &EndOfDay<'_>) -> AgendaPart {
        let lines = end.referrals.iter().map(|each| self.referral(each)).collect();
        part(
            "Children referred back to the authority",
            "No child has been referred back.",
            lines,
        )
    }

    fn referral(&self, referral: &Referral) -> AgendaLine {
        let so_far = match (referral.closed, referral.answer.trim()) {
            (Some(closed), answer) if closed == self.day.date => format!("Closed today: {answer}"),
            (Some(closed), answer) => format!("Closed on {}: {answer}", self.on(closed)),
            (None, "") => "Open: nothing has come back yet".to_owned(),
            (None, answer) => format!("Open. Came back so far: {answer}"),
        };
        let told = format!(
            "told to the {} {}",
            lower_first(&referral.to_role),
            self.moment(referral.at)
        );
        AgendaLine {
            mark: None,
            words: format!("{} {so_far}", stopped(&shortened(&referral.concern))),
            detail: listed([self.case(referral.case), told]),
            subject: subject(SubjectKind::Referral, referral.id.0),
        }
    }

    fn emerging(&self, emerging: &Emerging<'_>) -> AgendaPart {
        let of_day = |mark| emerging.today.iter().filter(|each| each.mark == mark).count();
        let (strengths, concerns) = (of_day(Mark::Strength), of_day(Mark::Concern));
        let so_far = format!(
            "{} and {} so far",
            many(emerging.so_far.strength as usize, "strength"),
            many(emerging.so_far.concern as usize, "concern")
        );
        let mut lines: Vec<AgendaLine> = emerging.today.iter().map(|each| self.evidence(each)).collect();
        lines.extend(emerging.criteria.iter().map(|count| self.criterion(count)));
        AgendaPart {
            heading: format!("Emerging: {}", emerging.area.title),
            subject: Some(subject(SubjectKind::Area, emerging.area.id.0)),
            note: match strengths + concerns {
                0 => format!("{so_far}, none of them today."),
                _ => format!("{so_far}, {strengths} and {concerns} of them today."),
            },
            lines,
        }
    }

    fn evidence(&self, evidence: &Evidence) -> AgendaLine {
        let number = label(&Record::from(evidence.clone()));
        AgendaLine {
            mark: Some(evidence.mark),
            words: shortened(&evidence.text),
            detail: listed([self.case(evidence.case), kind(evidence.kind).to_owned(), number]),
            subject: subject(SubjectKind::Evidence, evidence.id.0),
        }
    }

    fn criterion(&self, count: &CriterionCount<'_>) -> AgendaLine {
        let partly = match count.partly {
            0 => String::new(),
            partly => format!(", partly in {partly}"),
        };
        let set = self.records.criteria.iter().find(|set| set.id == count.set);
        AgendaLine {
            mark: None,
            words: format!(
                "{}: not met in {} of {}{partly}",
                count.criterion.text,
                count.not_met,
                many(count.of() as usize, "case")
            ),
            detail: set.map(|set| lower_first(&set.title)).unwrap_or_default(),
            subject: subject(SubjectKind::Criteria, count.set.0),
        }
    }

    fn to_find_out(&self, end: &EndOfDay<'_>) -> AgendaPart {
        let mut lines: Vec<AgendaLine> = end.enquiries.iter().map(|each| self.enquiry(each)).collect();
        lines.extend(end.questions.iter().map(|each| self.evidence(each)));
        part("Still to be found out", "No line of enquiry is open.", lines)
    }

    fn enquiry(&self, enquiry: &Enquiry) -> AgendaLine {
        AgendaLine {
            mark: None,
            words: enquiry.question.clone(),
            detail: enquiry
                .owner
                .map_or_else(|| "nobody sees to it yet".to_owned(), |owner| self.person(owner)),
            subject: subject(SubjectKind::Enquiry, enquiry.id.0),
        }
    }

    fn gaps(&self, end: &EndOfDay<'_>) -> AgendaPart {
        let lines = end.gaps.iter().map(|gap| self.gap(gap)).collect();
        part("Gaps", "Nothing is missing that Visitbook looks for.", lines)
    }

    fn gap(&self, gap: &Gap<'_>) -> AgendaLine {
        let of_area = |area: &visitbook_domain::AreaOfConcern, words: String| AgendaLine {
            mark: None,
            words,
            detail: String::new(),
            subject: subject(SubjectKind::Area, area.id.0),
        };
        match gap {
            Gap::Nothing(area) => of_area(area, format!("{}: nothing is recorded yet", area.title)),
            Gap::Thin { area, kinds, sources } => of_area(
                area,
                format!(
                    "{}: thin, with {} of source and {}",
                    area.title,
                    many(*kinds as usize, "kind"),
                    many(*sources as usize, "independent source")
                ),
            ),
            Gap::NoVoice(area) => of_area(
                area,
                format!(
                    "{}: no child\u{2019}s voice, neither in the records of its cases nor in a conversation",
                    area.title
                ),
            ),
            Gap::Unread(case) => self.of_case(
                case,
                if case.state == CaseState::Reading {
                    "being read"
                } else {
                    "not read yet"
                },
            ),
            Gap::ViewNotLookedFor(case) => self.of_case(case, "read, but not for the child\u{2019}s own view"),
        }
    }

    fn of_case(&self, case: &Case, what: &str) -> AgendaLine {
        let name = listed([case.reference.clone(), lower_first(&case.cohort)]);
        AgendaLine {
            mark: None,
            words: format!("{name}: {what}"),
            detail: case.reader.map(|reader| self.person(reader)).unwrap_or_default(),
            subject: subject(SubjectKind::Case, case.id.0),
        }
    }

    fn owed(&self, end: &EndOfDay<'_>) -> AgendaPart {
        let lines = end.owed.iter().map(|each| self.request(each)).collect();
        part("Documents owed", "No document is owed.", lines)
    }

    fn request(&self, request: &DocumentRequest) -> AgendaLine {
        let due = match request.due {
            Some(due) if due < self.day.date => format!("overdue since {}", self.on(due)),
            Some(due) if due == self.day.date => "due today".to_owned(),
            Some(due) => format!("due on {}", self.on(due)),
            None => String::new(),
        };
        let of_role = match request.of_role.trim() {
            "" => String::new(),
            role => format!("of the {}", lower_first(role)),
        };
        AgendaLine {
            mark: None,
            words: request.what.clone(),
            detail: listed([format!("asked for on {}", self.on(request.asked)), of_role, due]),
            subject: subject(SubjectKind::Request, request.id.0),
        }
    }

    fn case(&self, id: Option<CaseId>) -> String {
        let case = self.records.cases.iter().find(|case| Some(case.id) == id);
        case.map(|case| case.reference.clone()).unwrap_or_default()
    }

    fn person(&self, id: PersonId) -> String {
        let person = self.records.people.iter().find(|person| person.id == id);
        person.map(|person| person.name.clone()).unwrap_or_default()
    }

    /// `at 14:20`, with the date where it was another day.
    fn moment(&self, at: DateTime<Utc>) -> String {
        let at = here(self.day, at);
        let time = at.format("%H:%M");
        match at.date() == self.day.date {
            true => format!("at {time}"),
            false => format!("at {time} on {}", self.on(at.date())),
        }
    }

    /// `17 November`, with the year where it is not this one.
    fn on(&self, date: chrono::NaiveDate) -> String {
        use chrono::Datelike;
        match date.year() == self.day.date.year() {
            true => format!("{} {}", date.day(), month_name(date.month())),
            false => long_date(date),
        }
    }
}

fn subject(kind: SubjectKind, id: uuid::Uuid) -> Subject {
    Subject { kind, id }
}

/// `1 case`, `2 cases`, `no cases`.
fn many(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

/// The parts that say something, with commas between them.
fn listed<const N: usize>(parts: [String; N]) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// The first letter in lower case, unless the word is an abbreviation or a reference.
fn lower_first(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next();
    match characters.clone().next() {
        Some(second) if second.is_lowercase() || second == ' ' => first
            .into_iter()
            .flat_map(char::to_lowercase)
            .chain(characters)
            .collect(),
        _ => words.to_owned(),
    }
}

fn stopped(words: &str) -> String {
    match words.ends_with(['.', '!', '?', '\u{2026}']) {
        true => words.to_owned(),
        false => format!("{words}."),
    }
}

/// One line of at most [`LONGEST`] characters.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => {
            let head = line.get(..end).unwrap_or(&line);
            let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
            format!("{words} \u{2026}")
        }
    }
}

/// What a kind of evidence is called in the middle of a sentence.
fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::ChildsRecord => "child\u{2019}s record",
        EvidenceKind::Worker => "social worker or adviser",
        EvidenceKind::Leader => "manager or leader",
        EvidenceKind::Family => "child or family",
        EvidenceKind::Partner => "partner",
        EvidenceKind::Observation => "practice observed",
        EvidenceKind::Document => "document",
        EvidenceKind::Audit => "audit",
        EvidenceKind::Supervision => "supervision record",
        EvidenceKind::Performance => "performance data",
        EvidenceKind::Meeting => "meeting",
    }
}
