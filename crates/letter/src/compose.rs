//! The letter as a whole: its fixed parts, and its sections in the order of the framework edition.

use chrono::NaiveDate;
use visitbook_domain::framework::{AREAS_COVERED, FINDINGS};
use visitbook_domain::refusal::LIST;
use visitbook_domain::{Block, BlockId, Letter, LetterId, LetterState, VisitRecords};

use crate::draft::Draft;
use crate::facts::{ComposeRefusal, Facts};
use crate::formula::Line;
use crate::letterhead::letterhead;
use crate::titles::{LEAD_REVIEWER, title};
use crate::typography::typographic_line;
use crate::{areas, findings, opening};

/// Where new ids come from; composing makes none itself, so that it can be repeated with the same result.
pub trait NewIds {
    /// An id for the letter.
    fn letter(&mut self) -> LetterId;
    /// An id for a block, another one at each call.
    fn block(&mut self) -> BlockId;
}

/// A letter and its blocks in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its fixed parts; a draft.
    pub letter: Letter,
    /// Headings, paragraphs and bullets, by rank.
    pub blocks: Vec<Block>,
}

/// Composes a first draft, dated `date`, from the records of a visit.
///
/// Sections and their order are those of published monitoring letters (Trafford, 16 August 2022): opening, areas
/// covered, headline findings, findings and evaluation of progress, copy line. Headings are those of the visit's
/// framework edition. A letter that the records already have is not looked at.
///
/// # Errors
/// Facts are missing; the refusal lists all of them at once.
pub fn compose(records: &VisitRecords, date: NaiveDate, ids: &mut dyn NewIds) -> Result<Composed, ComposeRefusal> {
    let facts = Facts::gather(records)?;
    let letter = letter(&facts, date, ids.letter());
    let mut draft = Draft::new(letter.id, ids);
    for paragraph in opening::opening(&facts) {
        draft.paragraph(&paragraph);
    }
    for heading in facts.framework.headings {
        draft.heading(heading);
        match *heading {
            AREAS_COVERED => areas::write(&facts, &mut draft),
            FINDINGS => findings::write_findings(&facts, &mut draft),
            // The section between the two is called by different names over the years.
            _ => findings::write_headlines(&facts, &mut draft),
        }
    }
    draft.paragraph(&facts.say(Line::Copy));
    Ok(Composed {
        letter,
        blocks: draft.finish(),
    })
}

fn letter(facts: &Facts<'_>, date: NaiveDate, id: LetterId) -> Letter {
    let records = facts.records;
    Letter {
        id,
        visit: records.visit.id,
        date,
        letterhead: lines(&letterhead(records, date, &facts.say(Line::RehearsalHead))),
        addressee: lines(&addressee(records)),
        salutation: typographic_line(&records.authority.director.salutation),
        subject: typographic_line(&facts.say(Line::Subject)),
        valediction: facts.say(Line::Valediction),
        signatory: lines(&signatory(facts)),
        state: LetterState::Draft,
        version: 1,
        amended: None,
    }
}

/// Name, job title, council, address: the lines that are known.
fn addressee(records: &VisitRecords) -> Vec<String> {
    let authority = &records.authority;
    let director = [
        &authority.director.name,
        &authority.director.job_title,
        &authority.council,
    ];
    director.into_iter().chain(&authority.address).cloned().collect()
}

/// The lead's name and title. A rehearsal is signed by its lead reviewer, whatever their role elsewhere.
fn signatory(facts: &Facts<'_>) -> Vec<String> {
    let title = title(facts.lead.role, facts.first_day).map_or("", |title| title.signature);
    let title = if facts.rehearsal() { LEAD_REVIEWER } else { title };
    vec![facts.lead.name.to_owned(), title.to_owned()]
}

fn lines(lines: &[String]) -> Vec<String> {
    let lines = lines.iter().map(|line| typographic_line(line));
    lines.filter(|line| !line.is_empty()).take(LIST).collect()
}
