//! Several letters at once, into one folder: the files are named first, and then written one at a time.
//!
//! Whoever wants them asks for one file after the other. How far it is they know then without being told, and to cancel
//! is not to ask for the next: what was written stands, whole, and there is no half file. A task of the core that told of
//! itself over the channel would need a state, a way to be stopped and an end to be reported, for the same. What is kept
//! here between two files is the folder that somebody chose and the names that were made for it, under a key: no path
//! comes from the page, and a lock makes the key void.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use uuid::Uuid;
use visitbook_domain::{HouseStyle, VisitId, VisitRecords};

use crate::annex::{annex_name, annex_of_file};
use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::{file_name, letter_name, render, write_file};
use crate::letter::settled_records;
use crate::look::Appearance;

/// A folder that somebody chose, and the files that are going there.
pub(crate) struct IntoFolder {
    key: Uuid,
    folder: PathBuf,
    look: LetterLook,
    files: Vec<Going>,
}

/// A file that is going into a folder.
#[derive(Clone)]
struct Going {
    visit: VisitId,
    form: ExportForm,
    name: String,
}

/// What one file of a plan is written with.
struct Chosen {
    folder: PathBuf,
    look: LetterLook,
    going: Going,
}

impl Core {
    /// Asks for a folder and names the files that letters of these visits would be in it. Drafts settled.
    ///
    /// # Errors
    /// A visit that is not there; a notebook that was locked while somebody chose.
    pub fn plan_export(&self, request: PlanExport) -> Result<PlannedExport, AppError> {
        let records: Vec<VisitRecords> = request
            .visits
            .iter()
            .map(|visit| settled_records(self, *visit))
            .collect::<Result<_, _>>()?;
        let wanted = request
            .visits
            .iter()
            .flat_map(|visit| request.forms.iter().map(move |form| (*visit, *form)));
        let names = names_in_folder(&records, &request.forms, &request.look);
        let files: Vec<Going> = wanted
            .zip(names)
            .map(|((visit, form), name)| Going { visit, form, name })
            .collect();
        let Some(folder) = self.host.ask_folder() else {
            return Ok(PlannedExport { plan: None });
        };
        let plan = ExportPlan {
            key: self.env.new_id(),
            folder: folder.to_string_lossy().into_owned(),
            files: files.iter().map(|file| planned(&folder, file)).collect(),
        };
        let mut choices = self.choices();
        // The place first, then the notebook: once a notebook is closed, nothing of it is put here any more.
        self.notebook()?;
        choices.export = Some(IntoFolder {
            key: plan.key,
            folder,
            look: request.look,
            files,
        });
        Ok(PlannedExport { plan: Some(plan) })
    }

    /// Writes one of the planned files. A final letter as PDF is the bytes that were kept.
    ///
    /// # Errors
    /// As of one letter or annex by itself; something that is there and is not to be replaced; a plan that a lock or another
    /// plan made void; a folder that cannot be written.
    pub fn export_planned(&self, request: ExportPlanned) -> Result<Exported, AppError> {
        let Chosen { going, look, .. } = self.going(request.plan, request.file)?;
        let bytes = match going.form {
            ExportForm::Letter(form) => {
                let records = settled_records(self, going.visit)?;
                self.bytes_of_letter(&records, form, look)?
            }
            ExportForm::Annex(form) => self.bytes_of_annex(going.visit, form, look.marking)?.1,
        };
        // A lock meanwhile ends it: nothing is written of a notebook that is closed.
        let Chosen { folder, going, .. } = self.going(request.plan, request.file)?;
        let path = write_into(&folder, &going.name, &bytes, request.replace)?;
        Ok(Exported {
            path: Some(path.to_string_lossy().into_owned()),
        })
    }

    fn going(&self, plan: Uuid, file: u32) -> Result<Chosen, AppError> {
        self.notebook()?;
        let choices = self.choices();
        let chosen = choices.export.as_ref().filter(|chosen| chosen.key == plan);
        let at = usize::try_from(file).unwrap_or(usize::MAX);
        chosen
            .and_then(|chosen| {
                Some(Chosen {
                    folder: chosen.folder.clone(),
                    look: chosen.look.clone(),
                    going: chosen.files.get(at)?.clone(),
                })
            })
            .ok_or_else(|| AppError::new(Code::NothingChosen, "no such file is planned"))
    }
}

fn planned(folder: &Path, going: &Going) -> PlannedFile {
    PlannedFile {
        there: is_there(&folder.join(&going.name)),
        name: going.name.clone(),
    }
}

/// Also a link that leads nowhere is something of this name.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// What the letters of these visits are called in one folder, each visit in each form, and no two the same: files that would
/// have one name say of which visit they are, and count where that is the same too.
pub fn names_in_folder(records: &[VisitRecords], forms: &[ExportForm], look: &LetterLook) -> Vec<String> {
    let wanted: Vec<Wanted> = records
        .iter()
        .flat_map(|records| forms.iter().map(|form| Wanted::of(records, *form, look)))
        .collect();
    let mut many: BTreeMap<String, u32> = BTreeMap::new();
    for each in &wanted {
        *many.entry(one_case(&each.name(""))).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    wanted
        .iter()
        .map(|each| {
            let alone = many.get(&one_case(&each.name(""))) == Some(&1);
            let of = if alone { String::new() } else { each.of.clone() };
            let mut name = each.name(&of);
            let mut number = 1;
            while !taken.insert(one_case(&name)) {
                number += 1;
                name = each.name(&format!("{of} {number}"));
            }
            name
        })
        .collect()
}

/// As systems see a name that take capitals for small letters.
fn one_case(name: &str) -> String {
    name.to_lowercase()
}

/// The parts of a file's name.
struct Wanted {
    base: String,
    /// ` (third monitoring visit)`.
    of: String,
    ending: &'static str,
}

impl Wanted {
    fn of(records: &VisitRecords, form: ExportForm, look: &LetterLook) -> Self {
        let (base, kind) = match form {
            ExportForm::Letter(form) => (letter_name(records, form, look), form.kind()),
            ExportForm::Annex(form) => (annex_name(records), form.kind()),
        };
        Self {
            base,
            of: format!(" ({})", crate::visits::title(&records.visit).to_lowercase()),
            ending: kind.ending(),
        }
    }

    fn name(&self, more: &str) -> String {
        file_name(&format!("{}{more}", self.base), self.ending)
    }
}

/// Writes a file into a folder that is there, whole or not at all.
///
/// # Errors
/// Something of this name that is not to be replaced; no such folder, or one that cannot be written; a full disk.
pub fn write_into(folder: &Path, name: &str, bytes: &[u8], replace: bool) -> Result<PathBuf, AppError> {
    let path = folder.join(name);
    if !folder.is_dir() {
        return Err(AppError::new(Code::PlaceNotWritable, "the folder is not there").with("place", folder.display()));
    }
    if is_there(&path) && !replace {
        return Err(
            AppError::new(Code::PlaceTaken, "there is something of this name already").with("place", path.display()),
        );
    }
    write_file(&path, bytes)?;
    Ok(path)
}

/// The letter of a visit file or its annex, without a notebook: for the command line.
///
/// # Errors
/// No letter; what the renderer refuses.
pub fn bytes_of_file(
    records: &VisitRecords,
    form: ExportForm,
    look: LetterLook,
    appearance: &Appearance,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, AppError> {
    match form {
        ExportForm::Letter(form) => render(records, form, look, &HouseStyle::usual().bands, appearance, now),
        ExportForm::Annex(form) => annex_of_file(records, form, look.marking, now),
    }
}
