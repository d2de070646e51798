//! Comments of the authority read from a file or from pasted text, to be looked through before they are stored.

use visitbook_domain::VisitId;
use visitbook_exchange::factual::{FactualError, Read, Said, from_rows, pasted};
use visitbook_exchange::notes::MOST_BYTES;
use visitbook_exchange::reviewed::read_comment_table;
use visitbook_letter::factual::{Clue, Proposer};

use super::{blocks_of, proposed};
use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::{AppError, Code};
use crate::host::OpenKind;
use crate::visits::visit_of;

impl Core {
    /// Asks for a Word document and reads the comments in its table. Nothing is stored.
    ///
    /// # Errors
    /// A file that is no Word document or has no table of comments: why, in words.
    pub fn choose_factual_table(&self, request: OpenVisit) -> Result<FactualChosen, AppError> {
        let Some(path) = self.host.ask_open(OpenKind::Comments) else {
            return Ok(FactualChosen { name: None, read: None });
        };
        let bytes = crate::import::load_up_to(&path, MOST_BYTES)?;
        let rows = read_comment_table(&bytes).map_err(unreadable)?;
        let read = from_rows(&rows).map_err(unreadable)?;
        Ok(FactualChosen {
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            read: Some(self.understood(request.visit, read)?),
        })
    }

    /// Reads pasted text: a table, or a comment in each paragraph. Nothing is stored.
    ///
    /// # Errors
    /// No text, or more than any authority sends.
    pub fn read_factual_text(&self, request: ReadFactualText) -> Result<FactualRead, AppError> {
        let read: Result<Read, FactualError> = pasted(&request.text);
        self.understood(request.visit, read.map_err(unreadable)?)
    }

    fn understood(&self, visit: VisitId, read: Read) -> Result<FactualRead, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        let blocks = notebook.read(|reader| {
            visit_of(reader, visit)?;
            Ok::<_, AppError>(blocks_of(reader, visit)?)
        })?;
        let proposer = Proposer::new(&blocks);
        let comments = read.comments.into_iter().map(|said| understood(said, &proposer));
        Ok(FactualRead {
            comments: comments.collect(),
            left_out: read.left_out,
        })
    }
}

fn understood(said: Said, proposer: &Proposer<'_>) -> ProposedFactual {
    let clue = Clue {
        claim: &said.claim,
        place: &said.place,
        sentence: &said.sentence,
    };
    ProposedFactual {
        proposed: proposed(proposer, &clue),
        place: said.place,
        claim: said.claim,
        evidence: said.evidence,
        quoted: said.sentence,
    }
}

fn unreadable(error: impl std::fmt::Display) -> AppError {
    AppError::new(Code::CommentsUnreadable, "no comments can be read from it").with("problem", error)
}
