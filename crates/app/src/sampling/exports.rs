//! What leaves the notebook of a draw: the receipt, and apart from it the key list for the authority.

use visitbook_domain::Op;
use visitbook_exchange::receipt::{self, DrawnAs, Key, KeyList, Receipt};
use visitbook_store::{Change, StoreError};

use super::draws::{draw_of, number};
use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::report;
use crate::host::FileKind;
use crate::visits::standing_of;

impl Core {
    /// Asks for a place and writes the receipt or the key list. That the key list left is journalled with the draw.
    ///
    /// # Errors
    /// A place that cannot be written; a receipt that the notebook does not have whole.
    pub fn export_draw(&self, request: ExportDraw) -> Result<Exported, AppError> {
        let notebook = self.notebook()?;
        let draw = notebook.read(|reader| draw_of(reader, request.draw))?;
        let receipt: Receipt = serde_json::from_value(draw.receipt.clone())
            .map_err(|_| AppError::new(Code::Unexpected, "the receipt is not whole"))?;
        let day = visitbook_domain::dates::long_date(draw.at.date_naive());
        match request.what {
            DrawExport::ReceiptJson => {
                let bytes =
                    receipt::write(&receipt).map_err(|error| AppError::new(Code::Unexpected, error.to_string()))?;
                self.save(&format!("Sample receipt, {day}"), FileKind::Receipt, &bytes)
            }
            DrawExport::ReceiptPdf => {
                let standing = notebook.read(|reader| standing_of(reader, draw.visit))?;
                let bytes = report(&super::receipt_report(&receipt), self.env.now(), standing)?;
                self.save(&format!("Sample receipt, {day}"), FileKind::Pdf, &bytes)
            }
            DrawExport::KeyList => self.export_keys(request, &format!("Key list for the authority, {day}")),
        }
    }

    fn export_keys(&self, request: ExportDraw, name: &str) -> Result<Exported, AppError> {
        let notebook = self.notebook()?;
        let keys = notebook.read(|reader| -> Result<KeyList, StoreError> {
            let draw = draw_of(reader, request.draw)?;
            let ids = reader.sealed_children(draw.frame)?;
            let key = |pick: &visitbook_domain::SampledChild| {
                let id = number(&pick.child).and_then(|child| ids.get(&child));
                let stratum = usize::try_from(pick.stratum)
                    .ok()
                    .and_then(|at| draw.plan.strata.get(at));
                Ok(Key {
                    reference: pick.reference.clone(),
                    child: id
                        .ok_or(StoreError::Damaged("a drawn child is not in the frame"))?
                        .to_string(),
                    stratum: stratum.map(|stratum| stratum.name.clone()).unwrap_or_default(),
                    rank: pick.rank,
                    drawn_as: match (pick.rank, pick.reserve) {
                        (None, _) => DrawnAs::ByHand,
                        (Some(_), true) => DrawnAs::Reserve,
                        (Some(_), false) => DrawnAs::Drawn,
                    },
                })
            };
            Ok(KeyList {
                keys: draw.picks.iter().map(key).collect::<Result<_, StoreError>>()?,
            })
        })?;
        let exported = self.save(name, FileKind::Csv, keys.csv().as_bytes())?;
        if exported.path.is_some() {
            notebook.transact(request.op_id, move |tx| -> Result<(), StoreError> {
                let was = draw_of(&tx.reader(), request.draw)?;
                let mut is = was.clone();
                is.keys_exported.push(tx.now());
                tx.apply(
                    Op::EditDraw,
                    &[Change {
                        was: Some(was.into()),
                        is: Some(is.into()),
                    }],
                )
            })?;
        }
        Ok(exported)
    }
}
