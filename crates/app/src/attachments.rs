//! Files that belong to evidence: taken from where somebody chose them, shown inside the window, and copied out again.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, Utc};
use visitbook_domain::attachment::MOST_BYTES;
use visitbook_domain::{Attachment, AttachmentId, Evidence, EvidenceId, Media, Record, Subject, SubjectKind};
use visitbook_exchange::media::{self, Unfit};
use visitbook_store::{Notebook, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::host::FileKind;
use crate::links;
use crate::visits::into;

/// Most bytes of a text that are shown.
const MOST_SHOWN: usize = 200_000;
/// What a file is called whose name has nothing that can be shown.
const NAMELESS: &str = "File";

/// A picture as the window may show it.
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file whose bytes are in the notebook and whose record is not yet.
struct Staged {
    name: String,
    media: Media,
    bytes: u64,
    sha256: String,
}

impl Staged {
    fn record(self, of: &Evidence, id: AttachmentId, at: DateTime<Utc>) -> Record {
        Record::from(Attachment {
            id,
            visit: of.visit,
            evidence: of.id,
            name: self.name,
            media: self.media,
            bytes: self.bytes,
            sha256: self.sha256,
            at,
        })
    }
}

impl Core {
    /// Asks for files and attaches those that are taken to a piece of evidence. The rest are told by name. The notebook is
    /// not held while the dialog is open, nor from one file to the next, so that it can be locked.
    ///
    /// # Errors
    /// Evidence that is not there; a notebook that was locked meanwhile; those of the store.
    pub fn choose_attachments(&self, request: ChooseAttachments) -> Result<ChosenAttachments, AppError> {
        let of = evidence(self.notebook()?.as_ref(), request.evidence)?;
        // A request that comes a second time asks nobody again and is told what it wrote.
        let seen = self.notebook()?.read(|reader| reader.request_seen(request.op_id))?;
        let paths = if seen { Vec::new() } else { self.host.ask_files() };
        let (mut staged, mut refused) = (Vec::new(), Vec::new());
        for path in paths {
            match self.stage(&path)? {
                Ok(file) => staged.push(file),
                Err(because) => refused.push(RefusedFile {
                    name: name_of(&path),
                    because,
                }),
            }
        }
        if staged.is_empty() && !seen {
            return Ok(ChosenAttachments { saved: None, refused });
        }
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            staged.into_iter().try_for_each(|file| {
                let record = file.record(&of, AttachmentId(tx.new_id()), tx.now());
                links::check(tx, &record)?;
                tx.add(record)
            })
        })?;
        Ok(ChosenAttachments {
            saved: Some(written.into()),
            refused,
        })
    }

    /// Reads a file and puts it in, or says why not. Only what keeps every file from being put in is an error.
    fn stage(&self, path: &Path) -> Result<Result<Staged, NotAttached>, AppError> {
        let taken = match load(path).and_then(|bytes| media::take(bytes).map_err(NotAttached::from)) {
            Ok(taken) => taken,
            Err(because) => return Ok(Err(because)),
        };
        let sha256 = self.notebook()?.put_bytes(&taken.bytes)?;
        Ok(Ok(Staged {
            name: name_of(path),
            media: taken.media,
            bytes: taken.bytes.len() as u64,
            sha256,
        }))
    }

    /// Asks for a place and writes a copy of an attached file there.
    ///
    /// # Errors
    /// A file whose bytes are not here or damaged, a place that cannot be written.
    pub fn export_attachment(&self, request: OfAttachment) -> Result<Exported, AppError> {
        let (attachment, bytes) = {
            let notebook = self.notebook()?;
            let attachment = attachment(&notebook, request.attachment)?;
            let bytes = bytes(&notebook, &attachment)?;
            (attachment, bytes)
        };
        let kind = FileKind::Attachment(attachment.media);
        self.save(without_ending(&attachment.name, kind.ending()), kind, &bytes)
    }

    /// The words of an attached text.
    ///
    /// # Errors
    /// A file of another kind; one whose bytes are not here or damaged.
    pub fn attachment_text(&self, request: OfAttachment) -> Result<AttachmentText, AppError> {
        let notebook = self.notebook()?;
        let attachment = attachment(&notebook, request.attachment)?;
        if attachment.media != Media::Txt {
            return Err(AppError::new(Code::BadRequest, "only text is shown as text"));
        }
        let whole = media::read_text(&bytes(&notebook, &attachment)?);
        let end = whole.floor_char_boundary(MOST_SHOWN);
        let text = whole.get(..end).unwrap_or_default().to_owned();
        Ok(AttachmentText {
            cut: end < whole.len(),
            text,
        })
    }

    /// The attachments of a visit whose bytes are not in this notebook.
    ///
    /// # Errors
    /// Those of the store.
    pub fn missing_files(&self, request: OpenVisit) -> Result<MissingFiles, AppError> {
        self.notebook()?.read(|reader| {
            let mut attachments = Vec::new();
            for kept in reader.of_visit(SubjectKind::Attachment, request.visit)? {
                if let Record::Attachment(attachment) = kept.record
                    && !reader.has_bytes(&attachment)?
                {
                    attachments.push(attachment.id);
                }
            }
            Ok(MissingFiles { attachments })
        })
    }

    /// A picture for the window, named by the id of its attachment. Nothing that is not a picture is ever given.
    ///
    /// # Errors
    /// No open notebook, another kind of file, one whose bytes are not here or damaged.
    pub fn picture(&self, id: &str) -> Result<Picture, AppError> {
        let not_there = || AppError::new(Code::NotFound, "no such picture");
        let id = uuid::Uuid::try_parse(id).map_err(|_| not_there())?;
        let notebook = self.notebook()?;
        let attachment = attachment(&notebook, AttachmentId(id))?;
        let content_type = match attachment.media {
            Media::Png => "image/png",
            Media::Jpeg => "image/jpeg",
            Media::Pdf | Media::Txt | Media::Xlsx | Media::Docx => return Err(not_there()),
        };
        let bytes = bytes(&notebook, &attachment)?;
        match media::is(&bytes, attachment.media) {
            true => Ok(Picture { content_type, bytes }),
            false => Err(not_there()),
        }
    }
}

fn evidence(notebook: &Notebook, id: EvidenceId) -> Result<Evidence, AppError> {
    record(notebook, SubjectKind::Evidence, id.0)
}

fn attachment(notebook: &Notebook, id: AttachmentId) -> Result<Attachment, AppError> {
    record(notebook, SubjectKind::Attachment, id.0)
}

fn record<T: TryFrom<Record>>(notebook: &Notebook, kind: SubjectKind, id: uuid::Uuid) -> Result<T, AppError> {
    let subject = Subject { kind, id };
    let kept = notebook.read(|reader| reader.get(subject))?;
    kept.and_then(|kept| into(kept.record))
        .ok_or_else(|| StoreError::NotFound(subject).into())
}

fn bytes(notebook: &Notebook, attachment: &Attachment) -> Result<Vec<u8>, AppError> {
    notebook
        .bytes_of(attachment)?
        .ok_or_else(|| AppError::new(Code::AttachmentMissing, "the file itself is not in this notebook"))
}

pub(crate) fn load(path: &Path) -> Result<Vec<u8>, NotAttached> {
    let unreadable = |_| NotAttached::Unreadable;
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(NotAttached::Unreadable);
    }
    if about.len() > MOST_BYTES {
        return Err(NotAttached::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // One byte more than is taken, so that a file that grows meanwhile is noticed.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    Some(media::clean_name(&name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| NAMELESS.to_owned())
}

/// A name without an ending that is put there again.
fn without_ending<'a>(name: &'a str, ending: &str) -> &'a str {
    match name.rsplit_once('.') {
        Some((before, last)) if !before.is_empty() && is_ending(last, ending) => before,
        _ => name,
    }
}

fn is_ending(found: &str, ending: &str) -> bool {
    found.eq_ignore_ascii_case(ending) || (ending == "jpg" && found.eq_ignore_ascii_case("jpeg"))
}

impl From<Unfit> for NotAttached {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Empty => Self::Empty,
            Unfit::TooLarge => Self::TooLarge,
            Unfit::Program => Self::Program,
            Unfit::Markup => Self::Markup,
            Unfit::Macros => Self::Macros,
            Unfit::Locked => Self::Locked,
            Unfit::OldOffice => Self::OldOffice,
            Unfit::Archive => Self::Archive,
            Unfit::TooManyPixels => Self::TooManyPixels,
            Unfit::Broken => Self::Broken,
            Unfit::OtherKind => Self::OtherKind,
        }
    }
}
