//! The end-of-day pack: the agenda of the keep-in-touch talk, on the screen and as PDF. Both say the same words.

mod lines;

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use visitbook_domain::dates::{date_phrase, long_date};
use visitbook_domain::{Day, Mark, VisitRecords, end_of_day};
use visitbook_render::{Report, ReportPart};

use crate::contract::*;
use crate::core::Core;
use crate::error::AppError;
use crate::export::{Standing, report};
use crate::host::FileKind;
use crate::letter::settled_records;

impl Core {
    /// What the day left: emerging strengths and concerns, gaps, documents owed, children referred back. Drafts settled.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn end_of_day(&self, request: OfDay) -> Result<Agenda, AppError> {
        let records = settled_records(self, request.visit)?;
        Ok(agenda(request.day, &records))
    }

    /// Asks for a place and writes the agenda as PDF.
    ///
    /// # Errors
    /// A character the typeface lacks, a place that cannot be written.
    pub fn export_end_of_day(&self, request: OfDay) -> Result<Exported, AppError> {
        let records = settled_records(self, request.visit)?;
        let now = self.env.now();
        let agenda = agenda(request.day, &records);
        let standing = Standing::of(&records.visit, &records.authority);
        let bytes = report(&printed(&agenda, request.day, now, &records), now, standing)?;
        self.save(&agenda.title, FileKind::Pdf, &bytes)
    }
}

fn agenda(day: Day, records: &VisitRecords) -> Agenda {
    Agenda {
        title: format!("End of day, {}", long_date(day.date)),
        parts: lines::parts(day, &end_of_day(day, records), records),
    }
}

/// The agenda as a report. A line of the paper cannot be followed, so it ends with what the record is called.
fn printed(agenda: &Agenda, day: Day, now: DateTime<Utc>, records: &VisitRecords) -> Report {
    let visit = crate::visits::title(&records.visit);
    let made = match here(day, now) {
        at if at.date() == day.date => format!("at {}", at.format("%H:%M")),
        at => format!("on {}", long_date(at.date())),
    };
    let mut parts = vec![
        ReportPart::Paragraph(format!(
            "{}: {}, {}.",
            records.authority.name,
            visit.to_lowercase(),
            date_phrase(&records.visit.dates)
        )),
        ReportPart::Paragraph(format!(
            "Agenda for the keep-in-touch talk, made {made}. Evidence stands here as it was noted, not yet weighed."
        )),
    ];
    for part in &agenda.parts {
        parts.push(ReportPart::Heading(part.heading.clone()));
        if !part.note.is_empty() {
            parts.push(ReportPart::Paragraph(part.note.clone()));
        }
        parts.extend(part.lines.iter().map(bullet));
    }
    Report {
        date: day.date,
        title: agenda.title.clone(),
        parts,
    }
}

fn bullet(line: &AgendaLine) -> ReportPart {
    let mark = match line.mark {
        Some(Mark::Strength) => "Strength: ",
        Some(Mark::Concern) => "Concern: ",
        Some(Mark::Question) => "Question: ",
        Some(Mark::Context) | None => "",
    };
    let detail = match line.detail.is_empty() {
        true => String::new(),
        false => format!(" ({})", line.detail),
    };
    ReportPart::Bullet(format!("{mark}{}{detail}", line.words))
}

/// A moment on the clock of those whose day it is.
fn here(day: Day, at: DateTime<Utc>) -> NaiveDateTime {
    let midnight = day.date.and_time(NaiveTime::MIN);
    midnight.checked_add_signed(at - day.begins).unwrap_or(midnight)
}
