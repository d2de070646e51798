//! Word documents as reviewers send them back: an export, edited in its XML the way Word writes what was done.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Who reviews.
pub const ANN: &str = "Ann Lark";

/// A document that is being edited.
pub struct Docx {
    path: PathBuf,
    parts: Vec<(String, String)>,
}

impl Docx {
    /// The document at this place.
    pub fn open(path: &Path) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.push((name, text));
        }
        Self {
            path: path.to_owned(),
            parts,
        }
    }

    fn document(&mut self) -> &mut String {
        let part = self.parts.iter_mut().find(|(name, _)| name == "word/document.xml");
        &mut part.unwrap().1
    }

    /// With other words in the one place that has these.
    pub fn replaced(mut self, from: &str, to: &str) -> Self {
        let document = self.document();
        assert_eq!(document.matches(from).count(), 1, "{from}");
        *document = document.replace(from, to);
        self
    }

    /// With a part as it is made from what it was.
    pub fn edited(mut self, name: &str, edit: impl FnOnce(&str) -> String) -> Self {
        let (_, text) = self.parts.iter_mut().find(|(part, _)| part == name).unwrap();
        *text = edit(text);
        self
    }

    /// With one more part.
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.parts.push((name.to_owned(), text.to_owned()));
        self
    }

    /// With bookmarks of blocks that no letter has.
    pub fn renamed_bookmarks(mut self) -> Self {
        let document = self.document();
        *document = document.replace("w:name=\"vb_0", "w:name=\"vb_f");
        self
    }

    /// As a program saves it that knows no bookmarks.
    pub fn without_bookmarks(mut self) -> Self {
        let document = self.document();
        *document = document.replace("w:name=\"vb_", "w:name=\"x_");
        self
    }

    /// The paragraph with this bookmark.
    pub fn paragraph(mut self, bookmark: &str) -> String {
        let document = self.document();
        let (before, after) = document.split_once(bookmark).unwrap();
        let (_, begun) = before.rsplit_once("<w:p>").unwrap();
        let (rest, _) = after.split_once("</w:p>").unwrap();
        format!("<w:p>{begun}{bookmark}{rest}</w:p>")
    }

    /// Saved beside the one it was.
    pub fn saved(self) -> PathBuf {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in self.parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let path = self.path.with_file_name("reviewed.docx");
        fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
        path
    }
}

/// The bookmark of a block.
pub fn bookmark(block: &Value) -> String {
    format!("vb_{}", block.as_str().unwrap().replace('-', ""))
}

/// Words as the export writes them.
pub fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// Words that came.
pub fn insert(words: &str) -> String {
    tracked("ins", &run(words))
}

/// Words that went.
pub fn delete(words: &str) -> String {
    tracked(
        "del",
        &run(words).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText "),
    )
}

fn tracked(what: &str, runs: &str) -> String {
    format!("<w:{what} w:id=\"80\" w:author=\"{ANN}\" w:date=\"2026-11-30T09:15:00Z\">{runs}</w:{what}>")
}
