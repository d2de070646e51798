//! What stands in the margin of a Word document.

use visitbook_exchange::reviewed::{ReviewedError, read_reviewed};

/// What each comment of the document says, in the order of its text.
///
/// # Errors
/// When it is no Word document.
pub fn margin_notes(docx: &[u8]) -> Result<Vec<String>, ReviewedError> {
    let reviewed = read_reviewed(docx)?;
    let comments = reviewed.paragraphs.into_iter().flat_map(|paragraph| paragraph.comments);
    Ok(comments.map(|comment| comment.text).collect())
}
