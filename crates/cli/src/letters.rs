//! Letters of visit files: one into a file, or several into a folder.

use std::path::Path;

use visitbook_app::env::SystemEnvironment;
use visitbook_app::error::Code;
use visitbook_app::{
    AnnexForm, Appearance, ExportForm, LetterFile, LetterLook, bytes_of_file, is_sealed, names_in_folder, read_file,
    render_file, sample_file, write_file, write_into,
};
use visitbook_domain::{Environment, VisitRecords};
use zeroize::Zeroizing;

use crate::arguments::{Form, Letter, Look};
use crate::commands::{Failure, ask, ask_of_file, load, tell};

/// Writes what was asked for where it was asked for.
///
/// # Errors
/// As it says to the user.
pub fn write(asked: Letter) -> Result<(), Failure> {
    match (&asked.into, &asked.output) {
        (Some(folder), _) => several(&asked, folder),
        (None, Some(output)) if asked.files.len() <= 1 => one(&asked, output),
        _ => Err(Failure::NoPlace),
    }
}

fn one(asked: &Letter, output: &Path) -> Result<(), Failure> {
    let form = LetterFile::of_name(output).ok_or_else(|| Failure::Form(output.to_owned()))?;
    let bytes = match asked.files.first() {
        Some(path) => load(path)?,
        None => sample_file().to_vec(),
    };
    let passphrase = ask_of_file(&bytes, asked.passphrase.descriptor)?;
    let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_str());
    let now = SystemEnvironment.now();
    let appearance = appearance(&asked.look)?;
    let written = render_file(&bytes, passphrase, form, asked.look.clone().into(), &appearance, now)?;
    Ok(write_file(output, &written)?)
}

/// A line for each file; one that fails does not keep the others from being written.
fn several(asked: &Letter, folder: &Path) -> Result<(), Failure> {
    let appearance = appearance(&asked.look)?;
    let (records, mut missed) = read_all(asked)?;
    let forms: Vec<ExportForm> = asked.forms.iter().map(|form| ExportForm::from(*form)).collect();
    let names = names_in_folder(&records, &forms, &asked.look.clone().into());
    let wanted = records
        .iter()
        .flat_map(|records| forms.iter().map(move |form| (records, *form)));
    for ((records, form), name) in wanted.zip(names) {
        let now = SystemEnvironment.now();
        let bytes = bytes_of_file(records, form, asked.look.clone().into(), &appearance, now);
        let written = bytes.and_then(|bytes| write_into(folder, &name, &bytes, asked.replace));
        missed += u32::from(written.is_err());
        match written {
            Ok(path) => tell(&format!("written: {}\n", path.display()))?,
            Err(error) if error.code == Code::PlaceTaken => {
                tell(&format!("there already: {}\n", folder.join(&name).display()))?;
            }
            Err(error) => tell(&format!("not written: {name}: {}\n", in_a_line(&error.into())))?,
        }
    }
    match missed {
        0 => Ok(()),
        _ => Err(Failure::Missed(missed)),
    }
}

/// The records of the files that can be read, and how many cannot.
fn read_all(asked: &Letter) -> Result<(Vec<VisitRecords>, u32), Failure> {
    if asked.sample {
        return Ok((vec![read_file(sample_file(), None)?], 0));
    }
    // Read once: it is the passphrase of all of them.
    let given = asked
        .passphrase
        .descriptor
        .map(|from| ask(Some(from), ""))
        .transpose()?;
    let (mut records, mut missed) = (Vec::new(), 0);
    for path in &asked.files {
        match read_one(path, given.as_ref()) {
            Ok(read) => records.push(read),
            Err(failure) => {
                missed += 1;
                tell(&format!("not read: {}: {}\n", path.display(), in_a_line(&failure)))?;
            }
        }
    }
    Ok((records, missed))
}

fn read_one(path: &Path, given: Option<&Zeroizing<String>>) -> Result<VisitRecords, Failure> {
    let bytes = load(path)?;
    let passphrase = match given {
        _ if !is_sealed(&bytes) => None,
        Some(given) => Some(given.clone()),
        None => Some(ask(None, &format!("Passphrase of {}: ", path.display()))?),
    };
    Ok(read_file(
        &bytes,
        passphrase.as_ref().map(|passphrase| passphrase.as_str()),
    )?)
}

/// Why, without the path that stands before it, and without ends of lines.
fn in_a_line(failure: &Failure) -> String {
    let words = match failure {
        Failure::File { error, .. } => error.to_string(),
        other => other.to_string(),
    };
    words.replace('\n', " ")
}

fn appearance(look: &Look) -> Result<Appearance, Failure> {
    let appearance = match &look.typeface {
        Some(family) => Appearance::in_typeface(family)?,
        None => Appearance::default(),
    };
    match (&look.picture, &look.picture_text) {
        (Some(file), Some(words)) => Ok(appearance.with_picture(load(file)?, words.clone(), look.picture_width)?),
        _ => Ok(appearance),
    }
}

impl From<Look> for LetterLook {
    fn from(look: Look) -> Self {
        Self {
            marking: look.marking,
            line_numbers: look.line_numbers,
            wide_margin: look.wide_margin,
            references: look.references,
            comments: look.comments,
            citations: look.citations,
        }
    }
}

impl From<Form> for ExportForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Pdf => Self::Letter(LetterFile::Pdf),
            Form::Docx => Self::Letter(LetterFile::Docx),
            Form::Html => Self::Letter(LetterFile::Html),
            Form::Txt => Self::Letter(LetterFile::Text),
            Form::AnnexPdf => Self::Annex(AnnexForm::Pdf),
            Form::AnnexXlsx => Self::Annex(AnnexForm::Xlsx),
        }
    }
}
