//! What each command does.

use std::io::{BufRead as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use visitbook_app::contract::{ExportVisit, Imported, Nothing, WireError};
use visitbook_app::env::SystemEnvironment;
use visitbook_app::{
    AnnexForm, CheckedFile, Core, Secret, annex_file, check_file, draw_offline, is_sealed, permissions, schema,
    sentences_of, typescript, usable_typefaces, verify_offline, write_file,
};
use visitbook_domain::{Environment, VisitId};

use crate::arguments::{Arguments, Command, Generated, NotebookAt, PassphraseFrom, Sample};
use crate::host::CommandLine;
use crate::keeping;
use crate::letters;
use crate::passphrase;

/// What the user is told when a command fails.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program refused or failed.
    #[error("{0}")]
    App(String),
    /// A file could not be read.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The name of the file to be written asks for what no letter is written as.
    #[error("{0}: a letter is written as .pdf, .docx, .html or .txt; give it a name that ends so")]
    Form(PathBuf),
    /// Nobody said where to, or several were to go into one file.
    #[error("say where to: -o FILE for one letter, --into FOLDER for several")]
    NoPlace,
    /// So many files of several were not read or not written.
    #[error("{0} not written")]
    Missed(u32),
    /// The name of the file to be written asks for what no annex is written as.
    #[error("{0}: the annex is written as .pdf or .xlsx; give it a name that ends so")]
    AnnexForm(PathBuf),
    /// The passphrase could not be read.
    #[error("the passphrase could not be read: {0}")]
    Passphrase(std::io::Error),
    /// A receipt is not true.
    #[error("the receipt does not hold:\n{0}")]
    DoesNotHold(String),
    /// A notebook or a backup is not whole.
    #[error("{path} is not whole:\n{flaws}")]
    NotWhole {
        /// Which.
        path: PathBuf,
        /// What is wrong, a line each.
        flaws: String,
    },
    /// A new passphrase was not typed twice in the same way.
    #[error("the two are not the same; nothing was changed")]
    NotTheSame,
    /// A digest was asked for of what has none.
    #[error("a backup is verified without a digest; restore it, and ask the notebook")]
    NoJournal,
    /// What was given is not the id of a visit.
    #[error("{0} is not the id of a visit; `visitbook visits` lists them")]
    NotAVisit(String),
}

impl From<visitbook_app::error::AppError> for Failure {
    fn from(error: visitbook_app::error::AppError) -> Self {
        let wire = WireError::from(error);
        let place = wire.values.get("place").filter(|place| !wire.message.contains(*place));
        Self::App(match (wire.values.get("problems"), place) {
            (Some(problems), _) => format!("{}:\n{problems}", wire.message),
            (None, _) if wire.values.contains_key("problem") => {
                format!(
                    "{}: {}",
                    wire.message,
                    wire.values.get("problem").map_or("", String::as_str)
                )
            }
            (None, Some(place)) => format!("{} ({place})", wire.message),
            (None, None) => wire.message,
        })
    }
}

/// Writes to a stream of the terminal. A reader that has gone away is not a failure.
pub fn say(mut stream: impl Write, text: &str) {
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Carries out a command.
///
/// # Errors
/// As it says to the user.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Letter(asked) => letters::write(asked),
        Command::Annex {
            file,
            output,
            marking,
            passphrase,
        } => annex(&file, &output, marking, &passphrase),
        Command::Check {
            file,
            json,
            date,
            passphrase,
        } => check(&file, json, date, &passphrase),
        Command::Import {
            file,
            notebook,
            file_passphrase_fd,
        } => import(&file, &notebook, file_passphrase_fd),
        Command::Export {
            visit,
            notebook,
            output,
        } => export(&visit, &notebook, output),
        Command::Visits { notebook } => visits(&notebook),
        Command::Backup { notebook, into } => keeping::back_up(&notebook, &into),
        Command::Backups { place } => keeping::list(&place),
        Command::Restore { backup, into, secret } => keeping::restore(&backup, &into, &secret),
        Command::Passphrase {
            notebook,
            secret,
            new_passphrase_fd,
        } => keeping::change_passphrase(&notebook, &secret, new_passphrase_fd),
        Command::BringHome { folder, into, secret } => keeping::bring_home(&folder, &into, &secret),
        Command::Salvage { notebook, into, secret } => keeping::salvage(&notebook, &into, &secret),
        Command::Verify { folder, head, secret } => keeping::verify(&folder, head.as_deref(), &secret),
        Command::Typefaces => usable_typefaces()
            .iter()
            .try_for_each(|family| tell(&format!("{family}\n"))),
        Command::Sample { what } => sample(what),
        Command::Schema => tell(&schema()),
        Command::Sentences => sentences(),
        Command::Contract {
            what: Generated::Typescript,
        } => tell(&typescript::typescript()),
        Command::Contract {
            what: Generated::Permissions,
        } => tell(&permissions::permissions()),
    }
}

fn sentences() -> Result<(), Failure> {
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| Failure::File {
            path: "standard input".into(),
            error,
        })?;
        tell(&format!("{}\n", sentences_of(&line)?))?;
    }
    Ok(())
}

/// Writes a line to the terminal.
///
/// # Errors
/// None.
pub fn tell(text: &str) -> Result<(), Failure> {
    say(std::io::stdout(), text);
    Ok(())
}

fn annex(file: &Path, output: &Path, marking: Option<String>, from: &PassphraseFrom) -> Result<(), Failure> {
    let form = AnnexForm::of_name(output).ok_or_else(|| Failure::AnnexForm(output.to_owned()))?;
    let bytes = load(file)?;
    let passphrase = ask_of_file(&bytes, from.descriptor)?;
    let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_str());
    let written = annex_file(&bytes, passphrase, form, marking, SystemEnvironment.now())?;
    Ok(write_file(output, &written)?)
}

/// What is said of a letter is no failure of the program.
fn check(file: &Path, json: bool, date: Option<NaiveDate>, from: &PassphraseFrom) -> Result<(), Failure> {
    let bytes = load(file)?;
    let passphrase = ask_of_file(&bytes, from.descriptor)?;
    let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_str());
    let CheckedFile { words, remarks } = check_file(&bytes, passphrase, date, SystemEnvironment.now())?;
    if json {
        let lines = remarks.iter().map(|remark| format!("{}\n", serde_json::json!(remark)));
        return tell(&lines.collect::<String>());
    }
    let lines = remarks.iter().map(|remark| {
        let fix = remark.fixes.first().map(|fix| format!(" → {fix}")).unwrap_or_default();
        format!(
            "block {}, {}: {}{fix}\n    {}\n",
            remark.block + 1,
            remark.rule,
            remark.words,
            remark.message
        )
    });
    tell(&format!(
        "{}{words} words, {} remarks\n",
        lines.collect::<String>(),
        remarks.len()
    ))
}

fn import(file: &Path, notebook: &NotebookAt, descriptor: Option<u32>) -> Result<(), Failure> {
    let bytes = load(file)?;
    let core = open(notebook, CommandLine::default())?;
    let passphrase = ask_of_file(&bytes, descriptor)?;
    let imported = core.import_file(file, passphrase.as_ref().map(|passphrase| passphrase.as_str()))?;
    core.close();
    tell(&report(&imported))
}

fn report(imported: &Imported) -> String {
    let mut text = format!("visit {}: {} records added\n", imported.visit, imported.added);
    for difference in &imported.differences {
        text.push_str(&format!(
            "differs, kept as it was: {} ({})\n",
            difference.label,
            difference.fields.join(", ")
        ));
    }
    text
}

fn export(visit: &str, notebook: &NotebookAt, output: PathBuf) -> Result<(), Failure> {
    let id: VisitId = serde_json::from_value(visit.into()).map_err(|_| Failure::NotAVisit(visit.to_owned()))?;
    let core = open(notebook, CommandLine { output: Some(output) })?;
    core.export_visit(ExportVisit {
        visit: id,
        passphrase: None,
    })?;
    core.close();
    Ok(())
}

fn visits(notebook: &NotebookAt) -> Result<(), Failure> {
    let core = open(notebook, CommandLine::default())?;
    let home = core.home(Nothing {})?;
    core.close();
    let lines = home
        .visits
        .iter()
        .map(|visit| format!("{}  {}, {}\n", visit.visit, visit.title, visit.dates));
    tell(&lines.collect::<String>())
}

fn sample(what: Sample) -> Result<(), Failure> {
    match what {
        Sample::Draw {
            frame,
            plan,
            output,
            keys,
        } => {
            let drawn = draw_offline(load(&frame)?, &stem(&frame), &load(&plan)?, &SystemEnvironment)?;
            write_file(&output, &drawn.receipt)?;
            match keys {
                Some(path) => Ok(write_file(&path, drawn.keys.as_bytes())?),
                None => Ok(()),
            }
        }
        Sample::Verify { receipt, frame } => {
            let verified = verify_offline(&load(&receipt)?, load(&frame)?, &stem(&frame))?;
            let remarks: String = verified.remarks.iter().map(|remark| format!("{remark}\n")).collect();
            match verified.holds {
                true => tell(&format!(
                    "The receipt holds: {} cases drawn again.\n{remarks}",
                    verified.cases
                )),
                false => Err(Failure::DoesNotHold(remarks)),
            }
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The notebook, opened with its passphrase.
///
/// # Errors
/// One that does not open.
pub fn open(notebook: &NotebookAt, host: CommandLine) -> Result<Core, Failure> {
    let core = Core::new(Arc::new(SystemEnvironment), Box::new(host));
    let passphrase = ask(notebook.passphrase.descriptor, "Passphrase of the notebook: ")?;
    core.open_folder(&notebook.path, &Secret::Passphrase(&passphrase))?;
    Ok(core)
}

/// The passphrase of a visit file; none for a plain one.
///
/// # Errors
/// A passphrase that cannot be read.
pub fn ask_of_file(bytes: &[u8], descriptor: Option<u32>) -> Result<Option<zeroize::Zeroizing<String>>, Failure> {
    let sealed = is_sealed(bytes);
    sealed
        .then(|| ask(descriptor, "Passphrase of the visit file: "))
        .transpose()
}

/// A passphrase, from the descriptor where one is given.
///
/// # Errors
/// One that cannot be read.
pub fn ask(descriptor: Option<u32>, prompt: &str) -> Result<zeroize::Zeroizing<String>, Failure> {
    passphrase::read(descriptor, prompt).map_err(Failure::Passphrase)
}

/// The bytes of a file.
///
/// # Errors
/// One that cannot be read.
pub fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::File {
        path: path.to_owned(),
        error,
    })
}
