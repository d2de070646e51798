//! What enters a notebook: visit files and the sample visit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use uuid::Uuid;
use visitbook_domain::{Record, Subject, SubjectKind, VisitRecords};
use visitbook_exchange::{
    Here, Import, Kind, LARGEST_SEALED, OpenError, Opened, ReadError, Why, detect, open_with_files, plan_import, read,
    sample,
};
use visitbook_store::{Change, Reader, StoreError};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::visits::into;

/// No file in plain text larger than this is read into memory.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// So much of a file tells whether it is sealed, in bytes.
const BEGINNING: u64 = 256;

impl Core {
    /// Asks for a visit file.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn choose_visit_file(&self, _: Nothing) -> Result<ChosenVisitFile, AppError> {
        let Some(path) = self.host.ask_visit_file() else {
            return Ok(ChosenVisitFile {
                name: None,
                sealed: false,
            });
        };
        let (_, sealed) = begin(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        self.choices().visit_file = Some(path);
        Ok(ChosenVisitFile { name, sealed })
    }

    /// Adds what the chosen visit file has and the notebook has not.
    ///
    /// # Errors
    /// A file that is no visit file, broken, newer, or sealed with another passphrase. Nothing is then added.
    pub fn import_visit(&self, request: ImportVisit) -> Result<Imported, AppError> {
        let passphrase = request.passphrase.map(Zeroizing::new);
        let path = self.choices().visit_file.clone();
        let path = path.ok_or_else(|| AppError::new(Code::NothingChosen, "no visit file chosen"))?;
        let opened = open_file(&load(&path)?, passphrase.as_ref().map(|passphrase| passphrase.as_str()))?;
        self.import(request.op_id, opened)
    }

    /// Adds the fictional sample visit.
    ///
    /// # Errors
    /// Those of the store.
    pub fn open_sample(&self, request: OpenSample) -> Result<Imported, AppError> {
        self.import(request.op_id, Opened::without_files(sample()?))
    }

    /// Adds the visit of a file, for the command line.
    ///
    /// # Errors
    /// As [`Self::import_visit`].
    pub fn import_file(&self, path: &Path, passphrase: Option<&str>) -> Result<Imported, AppError> {
        self.import(self.env.new_id(), open_file(&load(path)?, passphrase)?)
    }

    fn import(&self, request: Uuid, opened: Opened) -> Result<Imported, AppError> {
        let notebook = self.notebook()?;
        // Files first, so that no record is there before its bytes; those of a refused import go at the next start.
        for (_, bytes) in opened.files() {
            notebook.put_bytes(bytes)?;
        }
        let records = opened.records;
        let visit = records.visit.id;
        let (done, written) = notebook.transact(request, move |tx| -> Result<_, AppError> {
            let import = plan(&tx.reader(), &records)?;
            let differences = differences(&tx.reader(), &import)?;
            let added = u32::try_from(import.additions.len()).unwrap_or(u32::MAX);
            let changes: Vec<Change> = import
                .additions
                .into_iter()
                .map(|record| Change {
                    was: None,
                    is: Some(record),
                })
                .collect();
            tx.apply(visitbook_domain::Op::ImportVisit, &changes)?;
            Ok((added, differences))
        })?;
        let (added, differences) = done.unwrap_or_default();
        Ok(Imported {
            visit,
            added,
            differences,
            at: written.at,
        })
    }
}

fn plan(reader: &Reader<'_>, records: &VisitRecords) -> Result<Import, AppError> {
    let letter = reader.of_visit(SubjectKind::Letter, records.visit.id)?.pop();
    let letter = letter
        .and_then(|kept| into::<visitbook_domain::Letter>(kept.record))
        .map(|letter| letter.id);
    let mut numbers: BTreeMap<SubjectKind, BTreeSet<u32>> = BTreeMap::new();
    for kind in [SubjectKind::Evidence, SubjectKind::Finding, SubjectKind::FactualComment] {
        numbers.insert(kind, reader.numbers(kind, records.visit.id)?);
    }
    let known = known_records(reader, records)?;
    let find = |subject: Subject| known.get(&subject).cloned();
    plan_import(
        records,
        Here {
            known: &find,
            letter,
            numbers: &numbers,
        },
    )
    .map_err(|clash| AppError::new(Code::FileBroken, clash.to_string()).with("place", clash.subject.id))
}

/// The notebook's version of every record of the file. Read beforehand, so that a failing read stops the import.
fn known_records(
    reader: &Reader<'_>,
    records: &VisitRecords,
) -> Result<std::collections::BTreeMap<Subject, Record>, StoreError> {
    let mut known = std::collections::BTreeMap::new();
    for (_, record) in records.all() {
        if let Some(kept) = reader.get(record.subject())? {
            known.insert(record.subject(), kept.record);
        }
    }
    Ok(known)
}

fn differences(reader: &Reader<'_>, import: &Import) -> Result<Vec<ImportDifference>, StoreError> {
    let mut told = Vec::new();
    for difference in &import.differences {
        let added = import
            .additions
            .iter()
            .find(|record| record.subject() == difference.subject)
            .cloned();
        let record = reader.get(difference.subject)?.map(|kept| kept.record).or(added);
        let fields = match &difference.why {
            Why::Fields { fields } => fields.clone(),
            Why::NewBlock {} => vec!["new_block".to_owned()],
            Why::LetterIsFinal {} => vec!["letter_is_final".to_owned()],
            Why::AnotherLetter {} => vec!["another_letter".to_owned()],
            Why::LinkLeftOut {} => vec!["link_left_out".to_owned()],
        };
        let label = record.map(|record| label(&record)).unwrap_or_default();
        told.push(ImportDifference {
            subject: difference.subject,
            label,
            fields,
        });
    }
    for renumbered in &import.renumbered {
        let numbered = |number: u32| match renumbered.subject.kind {
            SubjectKind::Evidence => format!("E{number:03}"),
            SubjectKind::Finding => format!("F{number}"),
            _ => number.to_string(),
        };
        let label = format!("{} → {}", numbered(renumbered.from), numbered(renumbered.to));
        told.push(ImportDifference {
            subject: renumbered.subject,
            label,
            fields: vec!["number".to_owned()],
        });
    }
    Ok(told)
}

/// What people call a record.
pub(crate) fn label(record: &Record) -> String {
    match record {
        Record::Person(person) => person.name.clone(),
        Record::Authority(authority) => authority.name.clone(),
        Record::Inspection(inspection) => visitbook_domain::dates::long_date(inspection.first),
        Record::Visit(visit) => crate::visits::title(visit),
        Record::Area(area) => area.title.clone(),
        Record::Case(case) => case.reference.clone(),
        Record::Frame(frame) => visitbook_domain::dates::long_date(frame.at.date_naive()),
        Record::Draw(draw) => visitbook_domain::dates::long_date(draw.at.date_naive()),
        Record::Criteria(criteria) => criteria.title.clone(),
        Record::Attachment(attachment) => attachment.name.clone(),
        Record::Enquiry(enquiry) => enquiry.question.clone(),
        Record::Referral(referral) => visitbook_domain::dates::long_date(referral.at.date_naive()),
        Record::Request(request) => request.what.clone(),
        Record::Evidence(evidence) => format!("E{:03}", evidence.number),
        Record::Letter(letter) => letter.subject.clone(),
        Record::Block(block) => block.plain_text().chars().take(60).collect(),
        Record::Finding(finding) => format!("F{}", finding.number),
        Record::EarlierLetter(letter) => letter.title.clone(),
        Record::Version(version) => version.name.clone(),
        Record::Comment(comment) => comment.text.chars().take(60).collect(),
        Record::SetAside(aside) => aside.words.chars().take(60).collect(),
        Record::FactualComment(comment) => format!("{}", comment.number),
        Record::FinalLetter(letter) => letter.letter.subject.clone(),
        Record::HouseStyle(_) => String::new(),
    }
}

/// A file that is no larger than so many bytes.
pub(crate) fn load_up_to(path: &Path, largest: u64) -> Result<Vec<u8>, AppError> {
    let failed = |error: std::io::Error| failed(path, &error);
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > largest {
        return Err(AppError::new(Code::FileTooLarge, "the file is too large").with("size", size));
    }
    std::fs::read(path).map_err(failed)
}

/// Opens a file and says whether it is sealed, after looking at no more than its size and beginning.
fn begin(path: &Path) -> Result<(File, bool), AppError> {
    let failed = |error: std::io::Error| failed(path, &error);
    let mut beginning = Vec::new();
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    (&file).take(BEGINNING).read_to_end(&mut beginning).map_err(failed)?;
    let sealed = is_sealed(&beginning);
    match size > if sealed { LARGEST_SEALED } else { LARGEST_FILE } {
        true => Err(AppError::new(Code::FileTooLarge, "the file is too large").with("size", size)),
        false => Ok((file, sealed)),
    }
}

fn load(path: &Path) -> Result<Vec<u8>, AppError> {
    begin(path)?;
    std::fs::read(path).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> AppError {
    AppError::new(Code::FileFailed, error.kind().to_string()).with("place", path.display())
}

/// Whether these bytes are an encrypted visit file, which asks for a passphrase.
pub fn is_sealed(bytes: &[u8]) -> bool {
    detect(bytes) == Kind::Sealed
}

/// The fictional sample visit, as a visit file.
pub fn sample_file() -> &'static [u8] {
    visitbook_exchange::SAMPLE
}

/// The records of a visit file, plain or sealed.
///
/// # Errors
/// A file that is no visit file; a passphrase that is missing or another.
pub fn read_file(bytes: &[u8], passphrase: Option<&str>) -> Result<VisitRecords, AppError> {
    Ok(open_file(bytes, passphrase)?.records)
}

/// The records of a visit file, and the files it carries.
fn open_file(bytes: &[u8], passphrase: Option<&str>) -> Result<Opened, AppError> {
    match (detect(bytes), passphrase) {
        (Kind::Sealed, Some(passphrase)) => Ok(open_with_files(bytes, passphrase)?),
        (Kind::Sealed, None) => Err(AppError::new(Code::FileNeedsPassphrase, "the file is encrypted")),
        (Kind::Plain | Kind::Unknown, _) => Ok(Opened::without_files(read(bytes)?)),
    }
}

impl From<ReadError> for AppError {
    fn from(error: ReadError) -> Self {
        let code = match &error {
            ReadError::TooLarge { .. } => Code::FileTooLarge,
            ReadError::NotAVisitFile => Code::FileNotAVisit,
            ReadError::NewerVersion { .. } => Code::FileNewer,
            _ => Code::FileBroken,
        };
        Self::new(code, error.to_string()).with("place", &error)
    }
}

impl From<OpenError> for AppError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Inside(error) => error.into(),
            OpenError::WrongPassphrase => Self::new(Code::FileWrongPassphrase, "the passphrase does not open the file"),
            OpenError::TooLarge { .. } => Self::new(Code::FileTooLarge, "the file is too large"),
            other => Self::new(Code::FileBroken, other.to_string()).with("place", other),
        }
    }
}
