//! Choosing a file of lists, seeing what is wrong with it, and importing it.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest, Sha256};
use uuid::Uuid;
use visitbook_domain::sampling::{canonical_line, rows_digest};
use visitbook_domain::{Frame, FrameFile, FrameId, Subject, SubjectKind};
use visitbook_exchange::lists::{Fault, ListRow, Mapping, Outcome, Workbook, faults_csv, read_rows};
use visitbook_store::{NameKey, Notebook, StagedRow};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{LIST_MAPPING, became_a_record};
use crate::error::{AppError, Code};
use crate::host::{FileKind, OpenKind};

/// Rows of one short transaction.
const AT_ONCE: usize = 400;
/// Faults that are told to the page; all of them stand in the saved list.
const FAULTS_TOLD: usize = 500;
/// No file larger than this is read into memory.
const LARGEST_FILE: u64 = 96 * 1024 * 1024;

/// A file that was chosen, kept until another is chosen or the notebook is closed.
pub(crate) struct ChosenLists {
    workbook: Workbook,
    file: FrameFile,
    name: String,
}

impl Core {
    /// Asks for a file of the authority's lists and looks through it.
    ///
    /// # Errors
    /// A file that cannot be read as lists: what is wrong, in words.
    pub fn choose_lists(&self, _: Nothing) -> Result<ListsChosen, AppError> {
        let Some(path) = self.host.ask_open(OpenKind::Lists) else {
            return Ok(ListsChosen {
                name: None,
                sheets: Vec::new(),
            });
        };
        let bytes = crate::import::load_up_to(&path, LARGEST_FILE)?;
        let file = FrameFile {
            sha256: hex::encode(Sha256::digest(&bytes)),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        };
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let workbook = Workbook::open(bytes, &stem.unwrap_or_default()).map_err(unreadable)?;
        let sheets = workbook.sheets().iter().map(|sheet| ListSheet {
            name: sheet.name.clone(),
            header_row: sheet.header_row,
            headers: sheet.headers.clone(),
            first_rows: sheet.first_rows.clone(),
            rows: sheet.rows,
            proposed: sheet.proposed.as_ref().map(|proposal| (&proposal.mapping).into()),
            confidence: sheet.proposed.as_ref().map_or(0, |proposal| proposal.confidence),
        });
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let chosen = ListsChosen {
            sheets: sheets.collect(),
            name: name.clone(),
        };
        self.choices().lists = Some(Arc::new(ChosenLists {
            workbook,
            file,
            name: name.unwrap_or_default(),
        }));
        Ok(chosen)
    }

    /// Reads the chosen lists and tells what is wrong with them.
    ///
    /// # Errors
    /// Nothing chosen; a mapping that does not fit the file.
    pub fn check_lists(&self, request: CheckLists) -> Result<ListsChecked, AppError> {
        let outcome = self.dry_run(&request)?;
        let more = outcome.faults.len().saturating_sub(FAULTS_TOLD);
        Ok(ListsChecked {
            rows: outcome.rows,
            bad_rows: outcome.left_out,
            faults: outcome.faults.iter().take(FAULTS_TOLD).map(told).collect(),
            more_faults: outcome
                .more_faults
                .saturating_add(u32::try_from(more).unwrap_or(u32::MAX)),
        })
    }

    /// Asks for a place and writes what is wrong with the chosen lists.
    ///
    /// # Errors
    /// As [`Self::check_lists`]; a place that cannot be written.
    pub fn save_list_faults(&self, request: CheckLists) -> Result<Exported, AppError> {
        let outcome = self.dry_run(&request)?;
        let name = self.chosen_lists()?.name.clone();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        self.save(
            &format!("{stem}, what is wrong"),
            FileKind::Csv,
            faults_csv(&outcome.faults).as_bytes(),
        )
    }

    /// Imports the chosen lists as the visit's sampling frame: staged in short transactions, visible by one.
    ///
    /// # Errors
    /// Bad lines, unless the request goes on without them; a mapping that does not fit; somebody who stopped it. Nothing
    /// is then left of it.
    pub fn import_lists(&self, request: ImportLists) -> Result<Saved, AppError> {
        let chosen = self.chosen_lists()?;
        let mappings = mappings(&request.mappings);
        let notebook = self.notebook()?;
        let visit = Subject {
            kind: SubjectKind::Visit,
            id: request.visit.0,
        };
        if notebook.read(|reader| reader.get(visit))?.is_none() {
            return Err(AppError::new(Code::NotFound, "no such visit"));
        }
        self.stop.store(false, Ordering::SeqCst);
        let frame = FrameId(self.env.new_id());
        let mut staging = Staging::new(&notebook, frame, &self.stop)?;
        let read = read_rows(
            &chosen.workbook,
            &mappings,
            request.as_of,
            &mut |row| staging.take(row),
            &mut |progress| self.went_on(progress.done, progress.total),
        );
        let staged = match read {
            Ok(outcome) => staging.finish(&outcome, request.without_bad_rows),
            Err(error) => Err(unreadable(error)),
        };
        let (staged, left_out) = match staged {
            Ok(staged) => staged,
            Err(error) => {
                notebook.drop_staged(frame)?;
                return Err(error);
            }
        };
        let record = Frame {
            id: frame,
            visit: request.visit,
            as_of: request.as_of,
            file: chosen.file.clone(),
            mapping: serde_json::to_value(&mappings)
                .map_err(|_| AppError::new(Code::Unexpected, "the mapping is not written"))?,
            rows: staged.rows,
            children: staged.children,
            left_out,
            rows_sha256: staged.digest,
            at: self.env.now(),
        };
        framed(&notebook, request.op_id, record)
    }

    /// Stops the import that is under way.
    ///
    /// # Errors
    /// None.
    pub fn cancel_import(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.stop.store(true, Ordering::SeqCst);
        Ok(Nothing {})
    }

    fn chosen_lists(&self) -> Result<Arc<ChosenLists>, AppError> {
        let chosen = self.choices().lists.clone();
        chosen.ok_or_else(|| AppError::new(Code::NothingChosen, "no lists chosen"))
    }

    fn dry_run(&self, request: &CheckLists) -> Result<Outcome, AppError> {
        let chosen = self.chosen_lists()?;
        read_rows(
            &chosen.workbook,
            &mappings(&request.mappings),
            request.as_of,
            &mut |_| ControlFlow::Continue(()),
            &mut |progress| self.went_on(progress.done, progress.total),
        )
        .map_err(unreadable)
    }
}

/// Makes a frame of what was staged, or wipes that.
fn framed(notebook: &Notebook, op_id: Uuid, record: Frame) -> Result<Saved, AppError> {
    let frame = record.id;
    let added = notebook.transact(op_id, move |tx| {
        became_a_record(tx, record.visit, LIST_MAPPING)?;
        tx.add(record.into())
    });
    match added {
        Ok((Some(()), written)) => Ok(written.into()),
        Ok((None, written)) => {
            // The same request came twice: what the first one staged is the frame.
            notebook.drop_staged(frame)?;
            Ok(written.into())
        }
        Err(error) => {
            notebook.drop_staged(frame)?;
            Err(error.into())
        }
    }
}

fn mappings(asked: &[ListMapping]) -> Vec<Mapping> {
    asked.iter().map(Mapping::from).collect()
}

/// Words of a refusal name places of the file and never what stands there.
pub(super) fn unreadable(error: impl std::fmt::Display) -> AppError {
    AppError::new(Code::ListsUnreadable, "the lists cannot be read").with("problem", error.to_string())
}

fn told(fault: &Fault) -> ListFault {
    let column = fault.column.as_ref().map(|place| match place.header.is_empty() {
        true => place.letter.clone(),
        false => format!("{}, {}", place.letter, place.header),
    });
    ListFault {
        sheet: fault.sheet.clone(),
        line: fault.line,
        column: column.unwrap_or_default(),
        what: fault.what.to_string(),
    }
}

/// Rows on their way into the notebook.
struct Staging<'a> {
    notebook: &'a Notebook,
    frame: FrameId,
    stop: &'a AtomicBool,
    names: NameKey,
    numbers: HashMap<String, u32>,
    lines: Vec<String>,
    waiting: Vec<StagedRow>,
    rows: u32,
    failed: Option<AppError>,
}

/// What was staged.
struct Staged {
    rows: u32,
    children: u32,
    digest: String,
}

impl<'a> Staging<'a> {
    fn new(notebook: &'a Notebook, frame: FrameId, stop: &'a AtomicBool) -> Result<Self, AppError> {
        Ok(Self {
            notebook,
            frame,
            stop,
            names: notebook.name_key()?,
            numbers: HashMap::new(),
            lines: Vec::new(),
            waiting: Vec::new(),
            rows: 0,
            failed: None,
        })
    }

    fn take(&mut self, read: ListRow) -> ControlFlow<()> {
        self.lines.push(canonical_line(&read.row, &read.child_id));
        self.rows = self.rows.saturating_add(1);
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
        let fresh = !self.numbers.contains_key(&read.child_id);
        let child = *self.numbers.entry(read.child_id.clone()).or_insert(next);
        self.waiting.push(StagedRow {
            n: self.rows,
            child,
            names: read.name_words.iter().map(|word| self.names.digest(word)).collect(),
            row: read.row,
            authority_id: fresh.then_some(read.child_id),
        });
        match self.waiting.len() >= AT_ONCE {
            true => self.flush(),
            false => ControlFlow::Continue(()),
        }
    }

    fn flush(&mut self) -> ControlFlow<()> {
        if self.stop.load(Ordering::SeqCst) {
            return ControlFlow::Break(());
        }
        match self.notebook.stage_rows(self.frame, std::mem::take(&mut self.waiting)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error.into());
                ControlFlow::Break(())
            }
        }
    }

    fn finish(mut self, outcome: &Outcome, without_bad_rows: bool) -> Result<(Staged, u32), AppError> {
        let stopped = outcome.stopped || self.flush().is_break();
        if let Some(error) = self.failed {
            return Err(error);
        }
        if stopped {
            return Err(AppError::new(Code::Stopped, "somebody stopped the import"));
        }
        if outcome.left_out > 0 && !without_bad_rows {
            return Err(AppError::new(Code::ListsHaveFaults, "some lines are wrong").with("lines", outcome.left_out));
        }
        if self.rows == 0 {
            return Err(unreadable("The chosen sheets have no line that is in order."));
        }
        let staged = Staged {
            rows: self.rows,
            children: u32::try_from(self.numbers.len()).unwrap_or(u32::MAX),
            digest: hex::encode(rows_digest(self.lines)),
        };
        Ok((staged, outcome.left_out))
    }
}
