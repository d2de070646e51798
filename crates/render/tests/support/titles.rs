//! The title of a document, which stands in two places.

use lopdf::{Document, Object};

use super::reader::{Outcome, deref, text};

/// The title that a window shows and the one that a catalogue finds are the same.
pub fn check_titles(document: &Document) -> Outcome<()> {
    let info = deref(document, document.trailer.get(b"Info").map_err(text)?)?;
    let title = lopdf::decode_text_string(info.get(b"Title").map_err(text)?).map_err(text)?;
    let packet = document
        .catalog()
        .and_then(|catalog| catalog.get(b"Metadata"))
        .and_then(Object::as_reference)
        .map_err(text)?;
    let packet = document.get_object(packet).and_then(Object::as_stream).map_err(text)?;
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let wanted = format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{escaped}</rdf:li>");
    let packet = String::from_utf8(packet.get_plain_content().map_err(text)?).map_err(text)?;
    if packet.contains(&wanted) {
        Ok(())
    } else {
        Err(format!("the metadata have another title than {title}"))
    }
}
