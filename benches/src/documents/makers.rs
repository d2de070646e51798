//! Who makes the PDFs: Visitbook with a start for each letter and with one for all, Typst and WeasyPrint from the Python
//! package index, LibreOffice where the machine has it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::documents::CHILD;
use crate::python::{environment, run};

const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/render/fonts");
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/documents");
/// Of any version that is to be had; the figure says which.
const PACKAGES: [&str; 2] = ["weasyprint", "typst"];

/// What is started for some files and a folder.
type Start = Box<dyn Fn(&[PathBuf], &Path) -> Command>;

/// A program, or why it is not there.
pub type There = Result<Maker, Box<dyn Error>>;

/// A program that makes PDFs of files.
pub struct Maker {
    /// Its name and version.
    pub name: String,
    /// How the names of the files end that it takes.
    pub takes: &'static str,
    /// The folder it writes to, below the others.
    pub out: &'static str,
    /// Starts it for some files and a folder; it says what `measured.py` says.
    pub start: Start,
}

/// All of them, or why one is not there; Visitbook is, and comes first.
///
/// # Errors
/// No Python, or this program cannot tell where it stands.
pub fn makers(home: &Path) -> Result<Vec<There>, Box<dyn Error>> {
    std::fs::create_dir_all(home)?;
    let bench = std::env::current_exe()?;
    let visitbook = bench.with_file_name("visitbook");
    let python = environment(&home.join("python"), &PACKAGES, "import weasyprint, typst")?;
    Ok(vec![
        Ok(each_started(&python, &visitbook)?),
        Ok(in_one(&python, bench)),
        from_python(&python, "typst", "Typst", "with_typst.py"),
        from_python(&python, "weasyprint", "WeasyPrint", "with_weasyprint.py"),
        libreoffice(&python, &home.join("libreoffice")),
    ])
}

/// A program measured by `measured.py`.
fn measured(python: &Path, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(python);
    command.arg(format!("{SCRIPTS}/measured.py")).arg(program);
    command
}

fn each_started(python: &Path, visitbook: &Path) -> There {
    const EACH: &str =
        "for file; do name=${file##*/}; \"$VISITBOOK\" letter \"$file\" -o \"$OUT/${name%.json}.pdf\" || exit 1; done";
    if !visitbook.exists() {
        return Err(format!("{} is not built; make bench builds it", visitbook.display()).into());
    }
    let name = run(Command::new(visitbook).arg("--version"))?;
    let (python, visitbook) = (python.to_owned(), visitbook.to_owned());
    Ok(Maker {
        name: format!("{}, a start for each", name.trim()),
        takes: "json",
        out: "visitbook",
        start: Box::new(move |files, out| {
            // For one letter nothing stands between, so that nothing else is counted.
            let mut command = match files {
                [file] => {
                    let mut command = measured(&python, &visitbook);
                    let pdf = out.join("001.pdf");
                    command.arg("letter").arg(file).arg("-o").arg(pdf);
                    command
                }
                files => {
                    let mut command = measured(&python, "sh");
                    command.args(["-c", EACH, "sh"]).args(files);
                    command
                }
            };
            command.env("VISITBOOK", &visitbook).env("OUT", out);
            command
        }),
    })
}

fn in_one(python: &Path, bench: PathBuf) -> Maker {
    let python = python.to_owned();
    Maker {
        name: "Visitbook, one start".to_owned(),
        takes: "json",
        out: "in-one",
        start: Box::new(move |files, out| {
            let mut command = measured(&python, &bench);
            command.arg(CHILD).arg(out).args(files);
            command
        }),
    }
}

fn from_python(python: &Path, module: &str, name: &str, script: &'static str) -> There {
    let asks = format!("from importlib.metadata import version; print(version('{module}'))");
    let version = run(Command::new(python).args(["-c", &asks]))?;
    let python = python.to_owned();
    Ok(Maker {
        name: format!("{name} {}", version.trim()),
        takes: "html",
        out: script,
        start: Box::new(move |files, out| {
            let mut command = measured(&python, &python);
            command
                .arg(format!("{SCRIPTS}/{script}"))
                .arg(FONTS)
                .arg(out)
                .args(files);
            command
        }),
    })
}

/// With a profile of its own, which the uncounted run fills.
fn libreoffice(python: &Path, profile: &Path) -> There {
    let version = run(Command::new("soffice").arg("--version")).map_err(|error| format!("LibreOffice: {error}"))?;
    let python = python.to_owned();
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    Ok(Maker {
        name: version.split_whitespace().take(2).collect::<Vec<_>>().join(" "),
        takes: "docx",
        out: "libreoffice",
        start: Box::new(move |files, out| {
            let mut command = measured(&python, "soffice");
            command
                .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
                .arg(out)
                .args(files);
            command
        }),
    })
}
