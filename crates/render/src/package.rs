//! The package in which office documents are kept: parts in a zip.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A part in XML.
pub fn text(path: &'static str, xml: String) -> (&'static str, Vec<u8>) {
    (path, xml.into_bytes())
}

/// A zip that says nothing of where and when it was made.
pub fn pack(parts: &[(impl AsRef<str>, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Dos);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(path.as_ref(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
