//! Adding, changing and removing records, and taking changes back.

use serde_json::{Map, Value};
use visitbook_domain::{Reason, Record, Refusal, SubjectKind};
use visitbook_store::{Change, Direction, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{EARLIER, TEXT, became_a_record, settle};
use crate::editable::editable;
use crate::error::{AppError, Code};
use crate::links;

impl Core {
    /// Adds records in one transaction. What the core numbers or stamps has commands of its own.
    ///
    /// # Errors
    /// A record that breaks a rule, or points to one that is not there.
    pub fn add_records(&self, request: AddRecords) -> Result<Saved, AppError> {
        let own = |record: &Record| {
            matches!(
                record,
                Record::Frame(_)
                    | Record::Draw(_)
                    | Record::Evidence(_)
                    | Record::Attachment(_)
                    | Record::Letter(_)
                    | Record::Block(_)
                    | Record::Finding(_)
                    | Record::Version(_)
                    | Record::Comment(_)
                    | Record::SetAside(_)
                    | Record::FactualComment(_)
                    | Record::FinalLetter(_)
                    | Record::HouseStyle(_)
            )
        };
        if request.records.iter().any(own) {
            return Err(AppError::new(
                Code::BadRequest,
                "these records have a command of their own",
            ));
        }
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            request.records.into_iter().try_for_each(|record| {
                if tx.reader().get(record.subject())?.is_some() {
                    return Err(StoreError::Refused(Refusal::new("id", Reason::Twice)));
                }
                links::check(tx, &record)?;
                if let Record::EarlierLetter(letter) = &record {
                    became_a_record(tx, letter.visit, EARLIER)?;
                }
                tx.add(record)
            })
        })?;
        Ok(written.into())
    }

    /// Changes fields of one record.
    ///
    /// # Errors
    /// A field that is not there to be changed, a value of the wrong shape, a rule, a record that has changed since.
    pub fn edit_record(&self, request: EditRecord) -> Result<Saved, AppError> {
        let subject = request.subject;
        let open = editable(subject.kind);
        if let Some(field) = request.fields.keys().find(|field| !open.contains(&field.as_str())) {
            return Err(AppError::new(Code::BadRequest, "that field is not changed this way").with("field", field));
        }
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            tx.at_rev(subject, request.base_rev)?;
            // What is sent is newer than what was kept of it while it was typed; other fields' drafts come in first.
            for field in request.fields.keys().filter(|field| *field != TEXT) {
                tx.drop_draft(subject, field)?;
            }
            settle(tx, subject)?;
            let was = match request.fields.contains_key(TEXT) {
                true => tx.at_rev(subject, request.base_rev)?,
                false => tx.reader().get(subject)?.ok_or(StoreError::NotFound(subject))?.record,
            };
            let is = patched(&was, request.fields)?;
            links::check(tx, &is)?;
            tx.apply(
                subject.kind.edit(),
                &[Change {
                    was: Some(was),
                    is: Some(is),
                }],
            )
        })?;
        Ok(written.into())
    }

    /// Removes a record that nothing refers to; evidence has its bin, and a child referred back stays.
    ///
    /// # Errors
    /// A record of another kind, one that others refer to, or one that has changed since.
    pub fn remove_record(&self, request: RemoveRecord) -> Result<Saved, AppError> {
        let subject = request.subject;
        let removable = matches!(
            subject.kind,
            SubjectKind::Area
                | SubjectKind::Criteria
                | SubjectKind::Case
                | SubjectKind::Attachment
                | SubjectKind::Enquiry
                | SubjectKind::Request
                | SubjectKind::Finding
                | SubjectKind::EarlierLetter
                | SubjectKind::Version
                | SubjectKind::Comment
                | SubjectKind::SetAside
                | SubjectKind::FactualComment
        );
        let op = subject.kind.remove().filter(|_| removable);
        let op = op.ok_or_else(|| AppError::new(Code::BadRequest, "records of this kind are not removed"))?;
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            let was = tx.at_rev(subject, request.base_rev)?;
            tx.apply(
                op,
                &[Change {
                    was: Some(was),
                    is: None,
                }],
            )
        })?;
        Ok(written.into())
    }

    /// Takes back the last change within a scope.
    ///
    /// # Errors
    /// A record that has changed since in a way that cannot be taken back one step at a time.
    pub fn undo(&self, request: Undo) -> Result<Undone, AppError> {
        self.revert(request, Direction::Undo)
    }

    /// Does again what undo took back.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&self, request: Undo) -> Result<Undone, AppError> {
        self.revert(request, Direction::Redo)
    }

    fn revert(&self, request: Undo, direction: Direction) -> Result<Undone, AppError> {
        let scope = request.scope;
        let second = request.second.unwrap_or_default();
        let (op, written) = self.notebook()?.transact(request.op_id, move |tx| {
            settle(tx, scope)?;
            let reverted = match second {
                true => tx.revert_second(scope, direction),
                false => tx.revert(scope, direction),
            };
            match reverted {
                Ok(op) => Ok(Some(op)),
                Err(StoreError::NothingToUndo) => Ok(None),
                Err(error) => Err(error),
            }
        })?;
        Ok(Undone {
            op: op.flatten(),
            saved: written.into(),
        })
    }
}

/// The record with these fields in place of its own.
///
/// # Errors
/// A value that has not the field's shape.
pub(crate) fn patched(was: &Record, fields: Map<String, Value>) -> Result<Record, StoreError> {
    let mut patched = was.fields()?;
    patched.extend(fields);
    Record::from_fields(was.subject().kind, patched).map_err(|_| StoreError::Misshapen)
}
