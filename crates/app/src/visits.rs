//! What Home and a visit show.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use visitbook_domain::dates::{date_phrase, ordinal_word};
use visitbook_domain::working_days::{is_projected, working_days_after};
use visitbook_domain::{
    AreaOfConcern, Authority, Inspection, Letter, PersonId, Purpose, Record, Subject, SubjectKind, Visit, VisitId,
    VisitKind, VisitRecords, authorities, framework, visit,
};
use visitbook_store::{Reader, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{settle_all, unfinished};
use crate::error::{AppError, Code};
use crate::export::Standing;

impl Core {
    /// Authorities, inspections and visits.
    ///
    /// # Errors
    /// Those of the store.
    pub fn home(&self, _: Nothing) -> Result<Home, AppError> {
        let notebook = self.notebook()?;
        notebook.read(|reader| {
            let mut kept = Vec::new();
            for kind in [
                SubjectKind::Person,
                SubjectKind::Authority,
                SubjectKind::Inspection,
                SubjectKind::Visit,
            ] {
                kept.extend(reader.all(kind)?.into_iter().map(Kept::from));
            }
            let visits = all_visits(reader)?
                .iter()
                .map(|visit| summary(reader, visit))
                .collect::<Result<_, _>>()?;
            Ok(Home {
                notebook: notebook.name(),
                me: reader.me()?,
                kept,
                visits,
            })
        })
    }

    /// The 153 authorities.
    ///
    /// # Errors
    /// None.
    pub fn listed_authorities(&self, _: Nothing) -> Result<ListedAuthorities, AppError> {
        Ok(ListedAuthorities {
            listed: authorities::LISTED,
        })
    }

    /// Every framework edition.
    ///
    /// # Errors
    /// None.
    pub fn frameworks(&self, _: Nothing) -> Result<Frameworks, AppError> {
        Ok(Frameworks {
            editions: framework::EDITIONS,
        })
    }

    /// Everything of one visit, drafts settled.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn open_visit(&self, request: OpenVisit) -> Result<VisitView, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        notebook.read(|reader| {
            let mut all = kept_of(reader, request.visit)?;
            let me = reader.me()?;
            if !all.iter().any(|kept| kept.record.subject().id == me.0) {
                let person = reader.get(Subject {
                    kind: SubjectKind::Person,
                    id: me.0,
                })?;
                all.extend(person.map(Kept::from));
            }
            let visit = visit_of(reader, request.visit)?;
            let subject = Subject {
                kind: SubjectKind::Visit,
                id: visit.id.0,
            };
            let others: Vec<Visit> = all_visits(reader)?
                .into_iter()
                .filter(|other| other.id != visit.id)
                .collect();
            Ok(VisitView {
                kept: all,
                unfinished: unfinished(reader, subject)?,
                summary: summary(reader, &visit)?,
                me,
                proposed_ordinal: visit::proposed_ordinal(visit.inspection, &others),
            })
        })
    }
}

pub(crate) fn all_visits(reader: &Reader<'_>) -> Result<Vec<Visit>, StoreError> {
    let kept = reader.all(SubjectKind::Visit)?;
    Ok(kept.into_iter().filter_map(|kept| into::<Visit>(kept.record)).collect())
}

pub(crate) fn visit_of(reader: &Reader<'_>, visit: VisitId) -> Result<Visit, AppError> {
    let kept = reader.get(Subject {
        kind: SubjectKind::Visit,
        id: visit.0,
    })?;
    kept.and_then(|kept| into(kept.record))
        .ok_or_else(|| AppError::new(Code::NotFound, "no such visit"))
}

/// What the visit is besides an inspection.
pub(crate) fn standing_of(reader: &Reader<'_>, visit: VisitId) -> Result<Standing, AppError> {
    let visit = visit_of(reader, visit)?;
    let authority = reader.get(Subject {
        kind: SubjectKind::Authority,
        id: visit.authority.0,
    })?;
    let authority: Option<Authority> = authority.and_then(|kept| into(kept.record));
    authority
        .map(|authority| Standing::of(&visit, &authority))
        .ok_or_else(|| AppError::new(Code::NotFound, "the visit lacks its authority"))
}

/// A record of one kind out of one of any kind.
pub(crate) fn into<T: TryFrom<Record>>(record: Record) -> Option<T> {
    T::try_from(record).ok()
}

/// Every record of a visit, in the order people see.
fn kept_of(reader: &Reader<'_>, id: VisitId) -> Result<Vec<Kept>, AppError> {
    let visit = visit_of(reader, id)?;
    let one = |kind, id| reader.get(Subject { kind, id });
    let mut all = Vec::new();
    let mut people: Vec<PersonId> = visit.team.iter().map(|member| member.person).collect();
    let evidence = reader.of_visit(SubjectKind::Evidence, id)?;
    let mut of_visit = Vec::new();
    for kind in [
        SubjectKind::Area,
        SubjectKind::Frame,
        SubjectKind::Draw,
        SubjectKind::Criteria,
        SubjectKind::Case,
    ] {
        of_visit.extend(reader.of_visit(kind, id)?);
    }
    of_visit.extend(evidence);
    for kind in [
        SubjectKind::Attachment,
        SubjectKind::Enquiry,
        SubjectKind::Referral,
        SubjectKind::Request,
        SubjectKind::Finding,
        SubjectKind::EarlierLetter,
        SubjectKind::Comment,
        SubjectKind::SetAside,
        SubjectKind::FactualComment,
        SubjectKind::FinalLetter,
    ] {
        of_visit.extend(reader.of_visit(kind, id)?);
    }
    people.extend(of_visit.iter().flat_map(|kept| people_in(&kept.record)));
    let mut seen = std::collections::BTreeSet::new();
    for person in people.into_iter().filter(|person| seen.insert(*person)) {
        all.extend(one(SubjectKind::Person, person.0)?);
    }
    all.extend(one(SubjectKind::Authority, visit.authority.0)?);
    all.extend(one(SubjectKind::Inspection, visit.inspection.0)?);
    all.extend(one(SubjectKind::Visit, id.0)?);
    all.extend(of_visit);
    for kept in reader.of_visit(SubjectKind::Letter, id)? {
        let letter = into::<Letter>(kept.record.clone()).map(|letter| letter.id);
        all.push(kept);
        if let Some(letter) = letter {
            all.extend(reader.blocks(letter)?);
        }
    }
    Ok(all.into_iter().map(Kept::from).collect())
}

/// Who a record names.
fn people_in(record: &Record) -> Vec<PersonId> {
    match record {
        Record::Evidence(evidence) => vec![evidence.author],
        Record::Enquiry(enquiry) => enquiry.owner.into_iter().collect(),
        Record::Comment(comment) => {
            let replied = comment.replies.iter().map(|reply| reply.by);
            std::iter::once(comment.by).chain(replied).collect()
        }
        Record::SetAside(aside) => vec![aside.by],
        Record::FinalLetter(letter) => vec![letter.by],
        Record::Case(case) => case
            .reader
            .into_iter()
            .chain(case.second.as_ref().map(|second| second.by))
            .collect(),
        _ => Vec::new(),
    }
}

/// All records of a visit together: what is composed, rendered and exported.
pub(crate) fn records_of(reader: &Reader<'_>, id: VisitId) -> Result<VisitRecords, AppError> {
    let mut of: BTreeMap<SubjectKind, Vec<Record>> = BTreeMap::new();
    for kept in kept_of(reader, id)? {
        of.entry(kept.record.subject().kind).or_default().push(kept.record);
    }
    fn take<T: TryFrom<Record>>(of: &mut BTreeMap<SubjectKind, Vec<Record>>, kind: SubjectKind) -> Vec<T> {
        of.remove(&kind)
            .unwrap_or_default()
            .into_iter()
            .filter_map(into)
            .collect()
    }
    let missing = || AppError::new(Code::NotFound, "the visit lacks a record it stands on");
    let authority: Option<Authority> = take(&mut of, SubjectKind::Authority).pop();
    let inspection: Option<Inspection> = take(&mut of, SubjectKind::Inspection).pop();
    Ok(VisitRecords {
        people: take(&mut of, SubjectKind::Person),
        authority: authority.ok_or_else(missing)?,
        inspection: inspection.ok_or_else(missing)?,
        visit: visit_of(reader, id)?,
        areas: take(&mut of, SubjectKind::Area),
        frames: take(&mut of, SubjectKind::Frame),
        draws: take(&mut of, SubjectKind::Draw),
        criteria: take(&mut of, SubjectKind::Criteria),
        cases: take(&mut of, SubjectKind::Case),
        evidence: take(&mut of, SubjectKind::Evidence),
        attachments: take(&mut of, SubjectKind::Attachment),
        enquiries: take(&mut of, SubjectKind::Enquiry),
        referrals: take(&mut of, SubjectKind::Referral),
        requests: take(&mut of, SubjectKind::Request),
        findings: take(&mut of, SubjectKind::Finding),
        earlier_letters: take(&mut of, SubjectKind::EarlierLetter),
        letter: take(&mut of, SubjectKind::Letter).pop(),
        blocks: take(&mut of, SubjectKind::Block),
        comments: take(&mut of, SubjectKind::Comment),
        set_aside: take(&mut of, SubjectKind::SetAside),
        factual_comments: take(&mut of, SubjectKind::FactualComment),
        final_letters: take(&mut of, SubjectKind::FinalLetter),
    })
}

/// The day the visit's letter is due: so many working days after the last day on site.
pub(crate) fn letter_due(visit: &Visit) -> Option<NaiveDate> {
    working_days_after(visit.last_day()?, visit.letter_due_working_days)
}

/// The days of a visit's targets, counted from the last day on site.
fn targets(of: &Visit) -> Vec<DueDay> {
    let last = of.last_day();
    let day = |target: &visit::Target| working_days_after(last?, target.working_days);
    let days = of.targets.iter().filter_map(day);
    days.map(|day| DueDay {
        day,
        projected: is_projected(day),
    })
    .collect()
}

fn summary(reader: &Reader<'_>, visit: &Visit) -> Result<VisitSummary, AppError> {
    let letter = reader
        .of_visit(SubjectKind::Letter, visit.id)?
        .pop()
        .and_then(|kept| into::<Letter>(kept.record));
    let letter_words = match letter {
        Some(letter) => Some(words(reader, &letter)?),
        None => None,
    };
    Ok(VisitSummary {
        visit: visit.id,
        dates: date_phrase(&visit.dates),
        title: title(visit),
        evidence: reader.count(SubjectKind::Evidence, visit.id)?,
        cases: reader.count(SubjectKind::Case, visit.id)?,
        letter_words,
        areas: area_summaries(reader, visit.id)?,
        letter_due: letter_due(visit),
        letter_due_projected: letter_due(visit).is_some_and(is_projected),
        targets: targets(visit),
    })
}

/// `Third monitoring visit`, `Rehearsal of the third monitoring visit`.
pub(crate) fn title(visit: &Visit) -> String {
    let ordinal = ordinal_word(visit.ordinal).unwrap_or_default();
    let kind = match visit.kind {
        VisitKind::Monitoring => "monitoring visit",
        VisitKind::Focused => "focused visit",
    };
    match (visit.purpose, visit.kind) {
        (Purpose::Rehearsal, VisitKind::Monitoring) => format!("Rehearsal of the {ordinal} {kind}"),
        (Purpose::Rehearsal, VisitKind::Focused) => format!("Rehearsal of a {kind}"),
        (Purpose::Inspection, VisitKind::Monitoring) => capitalised(&format!("{ordinal} {kind}")),
        (Purpose::Inspection, VisitKind::Focused) => capitalised(kind),
    }
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(characters)
        .collect()
}

fn words(reader: &Reader<'_>, letter: &Letter) -> Result<u32, AppError> {
    let mut count = 0;
    for kept in reader.blocks(letter.id)? {
        if let Record::Block(block) = kept.record {
            count += block.plain_text().split_whitespace().count();
        }
    }
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn area_summaries(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<AreaSummary>, AppError> {
    let counts = reader.marks_by_area(visit)?;
    let areas = reader
        .of_visit(SubjectKind::Area, visit)?
        .into_iter()
        .filter_map(|kept| into::<AreaOfConcern>(kept.record));
    let figures = |area: AreaOfConcern| {
        let id = area.id.to_string();
        let of = |mark: &str| {
            counts
                .iter()
                .filter(|c| c.area == id && (mark.is_empty() || c.mark == mark))
                .map(|c| c.count)
                .sum()
        };
        AreaSummary {
            title: area.title,
            strengths: of("strength"),
            concerns: of("concern"),
            all: of(""),
        }
    };
    Ok(areas.map(figures).collect())
}
