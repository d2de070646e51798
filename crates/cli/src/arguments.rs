//! What can be asked on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Evidence and letters of monitoring visits, without a window.
#[derive(Debug, Parser)]
#[command(name = "visitbook", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One letter into a file, or several into a folder.
#[derive(Debug, Args)]
pub struct Letter {
    /// The visit files, plain or encrypted.
    #[arg(required_unless_present = "sample")]
    pub files: Vec<PathBuf>,
    /// The fictional sample visit instead of a file.
    #[arg(long, conflicts_with = "files")]
    pub sample: bool,
    /// Where to write the letter; how its name ends tells in which form: .pdf, .docx, .html or .txt.
    #[arg(short, long, conflicts_with = "into")]
    pub output: Option<PathBuf>,
    /// The folder to write several into, under the names that the window gives them. A line tells of each file.
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<PathBuf>,
    /// In which forms, one after each `--form`. An annex holds evidence about children and is for internal use.
    #[arg(long = "form", value_enum, default_value = "pdf", conflicts_with = "output")]
    pub forms: Vec<Form>,
    /// Replace what is in the folder already; it stays otherwise, and that counts as a failure.
    #[arg(long, conflicts_with = "output")]
    pub replace: bool,
    /// How it looks.
    #[command(flatten)]
    pub look: Look,
    /// Where the passphrase of the files comes from.
    #[command(flatten)]
    pub passphrase: PassphraseFrom,
}

/// A form in which several are written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Form {
    /// The letter as PDF.
    Pdf,
    /// As Word document.
    Docx,
    /// As web page.
    Html,
    /// As plain text.
    Txt,
    /// The evidence annex as PDF.
    AnnexPdf,
    /// The evidence annex as workbook.
    AnnexXlsx,
}

/// How the letter looks. A final one has no marking, numbers or wide margin.
#[derive(Clone, Debug, Args)]
pub struct Look {
    /// The marking in header and footer: without this OFFICIAL-SENSITIVE, and none where it is empty.
    #[arg(long)]
    pub marking: Option<String>,
    /// A number beside every line, in a PDF and in Word.
    #[arg(long)]
    pub line_numbers: bool,
    /// Room to write at the right, in a PDF and in Word.
    #[arg(long)]
    pub wide_margin: bool,
    /// A number before every paragraph and bullet.
    #[arg(long)]
    pub references: bool,
    /// The comments on the letter, in Word as comments.
    #[arg(long)]
    pub comments: bool,
    /// What each sentence rests on, in Word as comments: evidence about children, for internal use.
    #[arg(long)]
    pub citations: bool,
    /// An installed typeface with a regular and a bold face; without this the one that comes with the program.
    #[arg(long, value_name = "FAMILY")]
    pub typeface: Option<String>,
    /// A PNG or JPEG file for the top right of the first page.
    #[arg(long, value_name = "FILE", requires = "picture_text")]
    pub picture: Option<PathBuf>,
    /// What someone who cannot see the picture is told.
    #[arg(long, value_name = "WORDS", requires = "picture")]
    pub picture_text: Option<String>,
    /// How wide the picture is on the page, in millimetres; without this as on a screen, and 56 at most.
    #[arg(long, value_name = "MM", requires = "picture")]
    pub picture_width: Option<f32>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the letter of a visit file as PDF, Word document, web page or plain text; or those of several, into a folder.
    Letter(Letter),
    /// Write what each sentence of a visit file's letter rests on, for internal use. It holds evidence about children.
    Annex {
        /// The visit file, plain or encrypted.
        file: PathBuf,
        /// Where to write it; how its name ends tells in which form: .pdf or .xlsx.
        #[arg(short, long)]
        output: PathBuf,
        /// The marking: without this OFFICIAL-SENSITIVE, and none where it is empty.
        #[arg(long)]
        marking: Option<String>,
        /// Where the file's passphrase comes from.
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
    /// Hold a letter against house style: that of a visit file, a Word document or plain text.
    Check {
        /// The file.
        file: PathBuf,
        /// One JSON object for each remark, a line each.
        #[arg(long)]
        json: bool,
        /// The date whose style holds, as 2026-11-27; without it that of the letter, and for a text today.
        #[arg(long)]
        date: Option<NaiveDate>,
        /// Where the file's passphrase comes from.
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
    /// Add what a visit file has and the notebook has not.
    Import {
        /// The visit file, plain or encrypted. An encrypted one is asked for its own passphrase.
        file: PathBuf,
        /// The notebook.
        #[command(flatten)]
        notebook: NotebookAt,
        /// A file descriptor to read the visit file's passphrase from.
        #[arg(long, value_name = "N")]
        file_passphrase_fd: Option<u32>,
    },
    /// Write a visit of a notebook as plain visit file.
    Export {
        /// The visit's id, as `visits` lists it.
        visit: String,
        /// The notebook.
        #[command(flatten)]
        notebook: NotebookAt,
        /// Where to write the file. It is not encrypted: whoever has it can read it.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// List the visits of a notebook.
    Visits {
        /// The notebook.
        #[command(flatten)]
        notebook: NotebookAt,
    },
    /// Make a backup of a notebook, open it again and compare every row.
    Backup {
        /// The notebook.
        #[command(flatten)]
        notebook: NotebookAt,
        /// The folder below which backups are kept, best on another disk. Each gets a folder of its own.
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
    },
    /// List the backups below a folder, the newest first.
    Backups {
        /// The folder that `backup --into` was told.
        place: PathBuf,
    },
    /// Make a notebook of a backup, beside what there is and never over it, on this computer's own disk.
    Restore {
        /// The backup's folder.
        backup: PathBuf,
        /// The folder of the notebook: empty, or not there yet.
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
        /// What opens it.
        #[command(flatten)]
        secret: SecretFrom,
    },
    /// Make a checked copy of a notebook that lies in a synchronised folder or on a network, where none is opened. The old one
    /// stays as it is.
    BringHome {
        /// The notebook's folder.
        folder: PathBuf,
        /// The folder of the copy, on this computer's own disk: empty, or not there yet.
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
        /// What opens it.
        #[command(flatten)]
        secret: SecretFrom,
    },
    /// Go through all of a notebook or a backup: pages, rows, journal and files. Says what is wrong.
    Verify {
        /// The folder of the notebook or of the backup.
        folder: PathBuf,
        /// A digest that a receipt or a final letter prints: whether the notebook's journal has it still.
        #[arg(long, value_name = "DIGEST")]
        head: Option<String>,
        /// What opens it.
        #[command(flatten)]
        secret: SecretFrom,
    },
    /// Put all that can be read of a damaged notebook into a new one, and say what is missing. The damaged one stays as it is.
    Salvage {
        /// The damaged notebook's folder.
        notebook: PathBuf,
        /// The folder of the new one, on this computer's own disk: empty, or not there yet.
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
        /// What opens it.
        #[command(flatten)]
        secret: SecretFrom,
    },
    /// Put another passphrase in place of the one that opens a notebook. Backups that were made before keep the old one.
    Passphrase {
        /// The notebook's folder.
        notebook: PathBuf,
        /// What opens it now.
        #[command(flatten)]
        secret: SecretFrom,
        /// A file descriptor to read the new passphrase from, instead of the terminal.
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<u32>,
    },
    /// Name the installed typefaces that a letter can be set in.
    Typefaces,
    /// Draw a sample from the authority's lists, or prove one.
    Sample {
        /// Which.
        #[command(subcommand)]
        what: Sample,
    },
    /// Print the JSON Schema of the visit file.
    Schema,
    /// Cut blocks into sentences, a line of JSON each, for the tests of the page.
    #[command(hide = true)]
    Sentences,
    /// Print a file that is generated from the contract.
    #[command(hide = true)]
    Contract {
        /// Which.
        what: Generated,
    },
}

/// What to do with a sample.
#[derive(Debug, Subcommand)]
pub enum Sample {
    /// Draw a sample by a plan and the number that was called out.
    Draw {
        /// The authority's lists: xlsx, ods or csv.
        frame: PathBuf,
        /// The plan, as docs/formats.md describes it.
        #[arg(long)]
        plan: PathBuf,
        /// Where to write the receipt.
        #[arg(short, long)]
        output: PathBuf,
        /// Where to write the key list, which says which case is which child. For the authority only.
        #[arg(long)]
        keys: Option<PathBuf>,
    },
    /// Draw the sample of a receipt again and compare.
    Verify {
        /// The receipt.
        receipt: PathBuf,
        /// The authority's own lists.
        frame: PathBuf,
    },
}

/// A notebook and the way to its passphrase.
#[derive(Debug, Args)]
pub struct NotebookAt {
    /// The notebook's folder.
    #[arg(long = "notebook", value_name = "PATH")]
    pub path: PathBuf,
    /// Where the passphrase comes from.
    #[command(flatten)]
    pub passphrase: PassphraseFrom,
}

/// Where a passphrase comes from. Never from an argument, which others on the machine can see.
#[derive(Debug, Args)]
pub struct PassphraseFrom {
    /// A file descriptor to read the passphrase from, instead of the terminal.
    #[arg(long = "passphrase-fd", value_name = "N")]
    pub descriptor: Option<u32>,
}

/// What opens a notebook: its passphrase, or its recovery sheet.
#[derive(Debug, Args)]
pub struct SecretFrom {
    /// Ask for the recovery sheet instead of the passphrase.
    #[arg(long, conflicts_with = "descriptor")]
    pub sheet: bool,
    /// A file descriptor to read the recovery sheet from.
    #[arg(long, value_name = "N", conflicts_with_all = ["descriptor", "sheet"])]
    pub sheet_fd: Option<u32>,
    /// Where the passphrase comes from.
    #[command(flatten)]
    pub passphrase: PassphraseFrom,
}

/// Files generated from the contract.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Generated {
    /// The page's types and commands.
    Typescript,
    /// The permission file of the shell.
    Permissions,
}
