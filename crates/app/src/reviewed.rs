//! The letter goes to reviewers as a Word document and comes back: what they changed and said is read, looked through,
//! and taken into the letter piece by piece.
//!
//! What was chosen is kept here until it is taken or the notebook is closed, so that the page sends numbers only and
//! nothing of a file that nobody looked at gets into the letter. Items have numbers of the file; where each belongs is
//! found anew in the letter as it is when it is taken.

mod comments;
mod part;
mod parts;
mod place;
mod show;
mod take;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use visitbook_domain::{
    Block, BlockId, Letter, LetterState, Reason, Refusal, SubjectKind, Version, VersionId, VisitId, VisitRecords,
};
use visitbook_exchange::notes::MOST_BYTES;
use visitbook_exchange::reviewed::{Reviewed, read_reviewed};
use visitbook_render::set_words;
use visitbook_store::{Reader, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::{AppError, Code};
use crate::export::{Standing, letter_name, letter_options, set_as};
use crate::host::{FileKind, OpenKind};
use crate::letter::{blocks, rewrite, settled_records};
use crate::visits::{into, records_of};
use part::Part;
use parts::{Sent, parts};

/// What the version is called that was sent.
const SENT: &str = "Sent to reviewers";

/// A copy that came back, held against the letter that was sent.
pub(crate) struct ChosenCopy {
    visit: VisitId,
    version: Option<SentVersion>,
    sent: Sent,
    parts: Vec<Part>,
}

impl Core {
    /// Asks for a place and writes the letter as a Word document, in which each block is marked and changes are
    /// tracked; the letter as it is in it gets a name among its versions.
    ///
    /// # Errors
    /// No letter, a final one, a character that cannot be written, a place that cannot be written.
    pub fn export_review_copy(&self, request: ExportReviewCopy) -> Result<ReviewCopyExported, AppError> {
        let notebook = self.notebook()?;
        let (found, _) = notebook.transact(self.env.new_id(), move |tx| {
            settle_all(tx)?;
            let records = records_of(&tx.reader(), request.visit)?;
            Ok::<_, AppError>((records, tx.instant()?))
        })?;
        let (records, at) = found.ok_or_else(|| AppError::new(Code::Unexpected, "an id was used twice"))?;
        let letter = draft_of(&records)?;
        let standing = Standing::of(&records.visit, &records.authority);
        let options = self
            .appearance()?
            .on(letter_options(letter, at, standing, LetterLook::default()));
        let bytes = set_as(LetterFile::Docx, letter, &records.blocks, &[], &options)?;
        let name = format!(
            "{} for review",
            letter_name(&records, LetterFile::Docx, &LetterLook::default())
        );
        let path = self.save(&name, FileKind::Docx, &bytes)?.path;
        if path.is_none() {
            return Ok(ReviewCopyExported { path, saved: None });
        }
        let (_, written) = notebook.transact(request.op_id, move |tx| {
            let version = Version {
                id: VersionId(tx.new_id()),
                visit: request.visit,
                name: SENT.to_owned(),
                at,
                by: tx.reader().me()?,
            };
            Ok::<_, AppError>(tx.add(version.into())?)
        })?;
        Ok(ReviewCopyExported {
            path,
            saved: Some(written.into()),
        })
    }

    /// Asks for a copy that came back and reads it: what its reviewers changed and said, and what of it can be taken
    /// into the letter as it is. Nothing is stored.
    ///
    /// # Errors
    /// No letter, a final one; a file that cannot be read or is a copy of another letter: why, in words.
    pub fn choose_reviewed_letter(&self, request: OpenVisit) -> Result<ReviewedChosen, AppError> {
        draft_of(&settled_records(self, request.visit)?)?;
        let Some(path) = self.host.ask_open(OpenKind::Reviewed) else {
            return Ok(ReviewedChosen { name: None, read: None });
        };
        let bytes = crate::import::load_up_to(&path, MOST_BYTES)?;
        let reviewed = read_reviewed(&bytes).map_err(unreadable)?;
        let records = settled_records(self, request.visit)?;
        let notebook = self.notebook()?;
        let copy = notebook.read(|reader| held_against(reader, &records, &reviewed))?;
        let read = show::shown(&copy, &records);
        self.choices().reviewed = Some(Arc::new(copy));
        // A notebook that was closed meanwhile leaves nothing behind.
        let still = self
            .open_slot()
            .as_ref()
            .is_some_and(|open| Arc::ptr_eq(open, &notebook));
        if !still {
            self.choices().reviewed = None;
        }
        Ok(ReviewedChosen {
            name: Some(name_of(&path)),
            read: Some(read),
        })
    }

    /// Takes what was chosen of the copy that was read last: changes into the letter as it is, comments with the names
    /// of those who made them. What has no place in the letter as it is now is left and told.
    ///
    /// # Errors
    /// No copy was read, a final letter, a rule that the letter would break; then nothing is taken.
    pub fn take_reviewed(&self, request: TakeReviewed) -> Result<ReviewedTaken, AppError> {
        let copy = self
            .choices()
            .reviewed
            .clone()
            .filter(|copy| copy.visit == request.visit);
        let copy = copy.ok_or_else(|| AppError::new(Code::NothingChosen, "no copy was read"))?;
        let chosen: BTreeSet<u32> = request.items.into_iter().collect();
        let (left, written) = self
            .notebook()?
            .transact(request.op_id, move |tx| take_all(tx, &copy, &chosen))?;
        Ok(ReviewedTaken {
            saved: written.into(),
            left: left.unwrap_or_default(),
        })
    }
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn unreadable(problem: impl ToString) -> AppError {
    AppError::new(Code::LetterUnreadable, "no reviewed letter can be read from it").with("problem", problem)
}

/// The letter of a visit while it is written.
fn draft_of(records: &VisitRecords) -> Result<&Letter, AppError> {
    match &records.letter {
        Some(letter) if letter.state == LetterState::Draft => Ok(letter),
        Some(_) => Err(Refusal::new("state", Reason::Final).into()),
        None => Err(AppError::new(Code::NotFound, "the visit has no letter yet")),
    }
}

/// Holds a file against the version of the letter that it began as: of those with a name, and of the letter as it is,
/// the one whose words most of its blocks have; of equals a named one, and of those the last.
fn held_against(reader: &Reader<'_>, records: &VisitRecords, reviewed: &Reviewed) -> Result<ChosenCopy, AppError> {
    let mut candidates: Vec<(Option<SentVersion>, Sent)> = Vec::new();
    for version in versions(reader, records.visit.id)? {
        if let Some(then) = reader.letter_at(version.visit, version.at)? {
            let Version { name, at, .. } = version;
            candidates.push((Some(SentVersion { name, at }), words_of(&then.blocks)));
        }
    }
    candidates.push((None, words_of(&records.blocks)));
    let file: Vec<(BlockId, String)> = reviewed
        .before()
        .into_iter()
        .filter_map(|whole| Some((whole.block?, whole.words)))
        .collect();
    known(&file, &candidates)?;
    let alike = |sent: &Sent| {
        file.iter()
            .filter(|(block, words)| sent.words(*block) == Some(words))
            .count()
    };
    // The first of equals, for the last comes first.
    let best = candidates.into_iter().rev().max_by_key(|(_, sent)| alike(sent));
    let (version, sent) = best.unwrap_or_default();
    Ok(ChosenCopy {
        visit: records.visit.id,
        version,
        parts: parts(reviewed, &sent),
        sent,
    })
}

/// Refuses a file that was no copy of this letter.
fn known(file: &[(BlockId, String)], candidates: &[(Option<SentVersion>, Sent)]) -> Result<(), AppError> {
    if file.is_empty() {
        return Err(unreadable(
            "it has none of the marks by which its paragraphs are known. Choose a copy that was made for reviewers here and \
             saved as .docx",
        ));
    }
    let known = |block: BlockId| candidates.iter().any(|(_, sent)| sent.words(block).is_some());
    match file.iter().any(|(block, _)| known(*block)) {
        true => Ok(()),
        false => Err(unreadable(
            "it is a copy of another letter. Open the visit that it belongs to",
        )),
    }
}

/// The named versions of a letter, the last first.
fn versions(reader: &Reader<'_>, visit: VisitId) -> Result<Vec<Version>, AppError> {
    let kept = reader.of_visit(SubjectKind::Version, visit)?;
    let mut versions: Vec<Version> = kept.into_iter().filter_map(|kept| into(kept.record)).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.at));
    Ok(versions)
}

/// The words of blocks as they stand in an export, which leaves out blocks without any.
fn words_of(blocks: &[Block]) -> Sent {
    let words = blocks
        .iter()
        .map(|block| (block.id, set_words(&block.plain_text()).words));
    Sent(words.filter(|(_, words)| !words.is_empty()).collect())
}

fn take_all(tx: &mut Transaction<'_>, copy: &ChosenCopy, chosen: &BTreeSet<u32>) -> Result<Vec<ItemLeft>, AppError> {
    settle_all(tx)?;
    let records = records_of(&tx.reader(), copy.visit)?;
    let letter = draft_of(&records)?.id;
    let kept: Vec<Block> = blocks(tx, letter)?.into_iter().map(|(_, block)| block).collect();
    let taken = take::take(copy, chosen, &kept, || BlockId(tx.new_id()));
    rewrite(tx, letter, &kept, &taken.pages, Some(&taken.order))?;
    let left = comments::take(tx, copy.visit, &taken.threads, &records)?;
    Ok(taken.left.into_iter().chain(left).collect())
}
