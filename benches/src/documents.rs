//! The sample letter as PDF, made by Visitbook and by programs that also make accessible PDFs, of the same words in the
//! same run: one letter, ten, a hundred, each with a number of its own in every sentence, so that none is remembered.

mod makers;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use visitbook_app::{Appearance, LetterFile, LetterLook, render_file, sample_file, write_file};
use visitbook_domain::Environment;
use visitbook_testkit::TestEnvironment;

use crate::figures::{Measured, say, timed, times};
use crate::python::run;
use crate::shelf::Shelf;
use makers::{Maker, makers};

/// The argument that makes this program one that only makes letters.
pub const CHILD: &str = "--letters";

/// How many letters, and how often they are made.
const AMOUNTS: [(usize, usize); 3] = [(1, 7), (10, 3), (100, 1)];
const MOST: usize = 100;
/// What stands before the words of every run of text in a visit file.
const WORDS: &str = "\"text\": \"";

/// What making letters took, from the start of the program to its end.
struct Took {
    wall: Duration,
    processor: Duration,
    kib: u64,
    /// Without starting and loading, where the program says it.
    inside: Option<Duration>,
}

/// Makes a PDF of each visit file that is named behind the folder for them; says the seconds that it took.
pub fn child(arguments: &[String]) -> ExitCode {
    let Some((out, files)) = arguments.split_first() else {
        return ExitCode::FAILURE;
    };
    let (took, made) = timed(|| files.iter().try_for_each(|file| make(file.as_ref(), out.as_ref())));
    match made {
        Ok(()) => {
            say(&took.as_secs_f64().to_string());
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn make(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let pdf = render_file(
        &std::fs::read(file)?,
        None,
        LetterFile::Pdf,
        LetterLook::default(),
        &Appearance::default(),
        now(),
    )?;
    Ok(write_file(&made_of(file, out)?, &pdf)?)
}

/// Where the PDF of a file is written.
fn made_of(file: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let stem = file.file_stem().ok_or("a file without a name")?;
    Ok(out.join(stem).with_extension("pdf"))
}

fn now() -> chrono::DateTime<chrono::Utc> {
    TestEnvironment::default().now()
}

/// Everything, with the load of the machine before and after.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let folder = tempfile::tempdir()?;
    write_letters(folder.path())?;
    let mut lines = vec![format!(
        "documents: the letter of the sample, another number in every sentence; {}; from start to end of the program, median; \
         all keep to PDF/UA-1 but LibreOffice's, Visitbook's and \
         Typst's to PDF/A-2a besides; Visitbook's have a watermark",
        load()
    )];
    let makers = makers(&shelf.place("documents"))?;
    let mut ready = Vec::new();
    for maker in makers {
        // The first run fills the system's caches and is not counted.
        match maker.and_then(|maker| once(&maker, 1, folder.path()).map(|_| maker)) {
            Ok(maker) => ready.push(maker),
            Err(error) => lines.push(format!("documents: not measured: {error}")),
        }
    }
    for (amount, rounds) in AMOUNTS {
        lines.extend(compared(&ready, amount, rounds, folder.path())?);
    }
    lines.push(format!("documents: {} at the end", load()));
    Ok(lines.into())
}

/// The same letter many times as visit file, web page and Word document.
fn write_letters(folder: &Path) -> Result<(), Box<dyn Error>> {
    let sample = std::str::from_utf8(sample_file())?;
    for number in 1..=MOST {
        let visit = sample.replace(WORDS, &format!("{WORDS}{number} "));
        if visit == sample {
            return Err("the sample's letter is written in another way".into());
        }
        let file = |ending: &str| folder.join(format!("{number:03}.{ending}"));
        std::fs::write(file("json"), &visit)?;
        for (form, ending) in [(LetterFile::Html, "html"), (LetterFile::Docx, "docx")] {
            std::fs::write(
                file(ending),
                render_file(
                    visit.as_bytes(),
                    None,
                    form,
                    LetterLook::default(),
                    &Appearance::default(),
                    now(),
                )?,
            )?;
        }
    }
    Ok(())
}

/// A line for each, its time against Visitbook's: that of a start for each letter where there is one, else of one start for all.
fn compared(makers: &[Maker], amount: usize, rounds: usize, folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut took = Vec::new();
    for maker in makers {
        let all: Result<Vec<Took>, _> = (0..rounds).map(|_| once(maker, amount, folder)).collect();
        took.push(median(all?).ok_or("nothing was made")?);
    }
    let own = took
        .get(usize::from(amount > 1))
        .map_or(Duration::ZERO, |took| took.wall);
    let letters = if amount == 1 { "letter" } else { "letters" };
    let line = |(maker, took): (&Maker, &Took)| -> Result<String, Box<dyn Error>> {
        Ok(format!(
            "documents: {amount} {letters}: {}: {}; {:.1} times Visitbook's",
            maker.name,
            told(took, &made_of(&input(folder, 1, maker.takes), &folder.join(maker.out))?)?,
            times(took.wall, own)
        ))
    };
    makers.iter().zip(&took).map(line).collect()
}

/// The run in the middle by its time.
fn median(mut all: Vec<Took>) -> Option<Took> {
    all.sort_by_key(|took| took.wall);
    let middle = all.len() / 2;
    all.into_iter().nth(middle)
}

fn told(took: &Took, pdf: &Path) -> Result<String, Box<dyn Error>> {
    let words = run(Command::new("pdftotext").arg(pdf).arg("-"))?
        .split_whitespace()
        .count();
    let seconds = |duration: Duration| format!("{:.3} s", duration.as_secs_f64());
    let inside = took.inside.map(|inside| format!(", {} of it making", seconds(inside)));
    Ok(format!(
        "{}{}, processor {}, {:.1} MB, {} kB each with {words} words",
        seconds(took.wall),
        inside.unwrap_or_default(),
        seconds(took.processor),
        took.kib as f64 / 1024.0,
        std::fs::metadata(pdf)?.len() / 1000,
    ))
}

fn input(folder: &Path, number: usize, ending: &str) -> PathBuf {
    folder.join(format!("{number:03}.{ending}"))
}

/// Has the first `amount` letters made.
fn once(maker: &Maker, amount: usize, folder: &Path) -> Result<Took, Box<dyn Error>> {
    let files: Vec<PathBuf> = (1..=amount).map(|number| input(folder, number, maker.takes)).collect();
    let out = folder.join(maker.out);
    std::fs::create_dir_all(&out)?;
    let said = run(&mut (maker.start)(&files, &out)).map_err(|error| format!("{}: {error}", maker.name))?;
    let mut words = said.split_whitespace();
    let mut next = || words.next().ok_or("the measuring program said too little");
    let seconds = |word: &str| word.parse().map(Duration::from_secs_f64);
    Ok(Took {
        wall: seconds(next()?)?,
        processor: seconds(next()?)?,
        kib: next()?.parse()?,
        inside: seconds(next()?).ok(),
    })
}

fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("load {}", load.split_whitespace().next().unwrap_or("unknown"))
}
