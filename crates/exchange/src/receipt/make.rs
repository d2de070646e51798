//! Making a receipt and its key list from what was drawn.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::Value;
use visitbook_domain::refusal::line;
use visitbook_domain::sampling::{canonical_line, rows_digest, seed};
use visitbook_domain::{Candidate, DrawPlan, Drawn, Pick, Reason, Refusal};

use super::digest;
use super::{
    DrawnAs, FORMAT, FileDigest, Key, KeyList, LeftOutShown, PickShown, PlanShown, RankIn, Receipt, Size, VERSION,
};

/// 16 random bytes, so that equal children do not have equal commitments in two receipts.
pub type Salt = [u8; 16];

/// What a sample is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// The files that the rows were read from.
    pub files: &'a [FileDigest],
    /// Every row of the frame with the authority's id of its child.
    pub rows: &'a [Candidate<'a>],
    /// How the columns of the files were understood. Its numbers are whole numbers.
    pub mapping: &'a Value,
}

/// What the caller adds to what was drawn.
#[derive(Clone, Debug)]
pub struct Labels {
    /// What each case is called, in the order of the picks.
    pub references: Vec<String>,
    /// A salt for each case, in the order of the picks. Never used for anything else.
    pub salts: Vec<Salt>,
    /// A salt for each entry of the plan's `left_out`. Never used for anything else.
    pub left_out_salts: Vec<Salt>,
    /// When it was drawn.
    pub drawn_at: DateTime<Utc>,
    /// The end of the notebook's journal when it was drawn, in hex.
    pub journal_head: Option<String>,
}

/// A receipt and its key list. They are kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The receipt: for the notebook and the authority.
    pub receipt: Receipt,
    /// The key list: for the authority.
    pub keys: KeyList,
}

/// The receipt of what was `drawn` by this plan, number and basis, with the key list.
///
/// # Errors
/// A number that is not 1 to 12 digits; not one reference and salt for each pick and one salt for each child left out; a
/// reference that is empty, too long or given twice; a mapping with numbers that are not whole.
pub fn make(
    basis: &Basis,
    plan: &DrawPlan,
    number_called: &str,
    drawn: &Drawn,
    labels: &Labels,
) -> Result<Made, Refusal> {
    let counts = [
        ("references", labels.references.len(), drawn.picks.len()),
        ("salts", labels.salts.len(), drawn.picks.len()),
        ("left_out_salts", labels.left_out_salts.len(), plan.left_out.len()),
    ];
    if let Some((field, ..)) = counts.iter().find(|(_, given, needed)| given != needed) {
        return Err(Refusal::new(*field, Reason::NotOne));
    }
    let mut references = HashSet::new();
    for (at, reference) in labels.references.iter().enumerate() {
        line(&format!("references.{at}"), reference)?;
        if !references.insert(reference) {
            return Err(Refusal::new(format!("references.{at}"), Reason::Twice));
        }
    }
    digest::whole_numbers(basis.mapping)?;
    let tags = Tags {
        rows_digest: digest_of_rows(basis.rows),
        number_called,
        references: labels.references.iter().map(String::as_str).collect(),
        salts: labels.salts.iter().map(hex::encode).collect(),
        left_out_salts: labels.left_out_salts.iter().map(hex::encode).collect(),
        drawn_at: labels.drawn_at,
        journal_head: labels.journal_head.clone(),
    };
    assemble(basis, plan, drawn, &tags)
}

/// What [`assemble`] needs besides: the digest of the rows, the number, and [`Labels`] as a receipt has them.
pub(super) struct Tags<'a> {
    pub(super) rows_digest: [u8; 32],
    pub(super) number_called: &'a str,
    pub(super) references: Vec<&'a str>,
    pub(super) salts: Vec<String>,
    pub(super) left_out_salts: Vec<String>,
    pub(super) drawn_at: DateTime<Utc>,
    pub(super) journal_head: Option<String>,
}

/// The digest of a basis's rows.
pub(super) fn digest_of_rows(rows: &[Candidate]) -> [u8; 32] {
    rows_digest(rows.iter().map(|one| canonical_line(one.row, one.child)).collect())
}

/// The receipt with its key list; the tags are as many as they must be.
pub(super) fn assemble(basis: &Basis, plan: &DrawPlan, drawn: &Drawn, tags: &Tags) -> Result<Made, Refusal> {
    let tagged = tags.references.iter().zip(&tags.salts).zip(&drawn.picks);
    let both =
        tagged.map(|((reference, salt), pick)| (pick_shown(plan, reference, salt, pick), key(plan, reference, pick)));
    let (picks, keys) = both.unzip();
    let sizes = plan.strata.iter().zip(&drawn.sizes).map(|(stratum, children)| Size {
        stratum: stratum.name.clone(),
        children: *children,
    });
    let mut receipt = Receipt {
        format: FORMAT.to_owned(),
        version: VERSION,
        files: basis.files.to_vec(),
        rows: u64::try_from(basis.rows.len()).unwrap_or(u64::MAX),
        rows_digest: hex::encode(tags.rows_digest),
        mapping: digest::in_order(basis.mapping),
        plan: PlanShown {
            as_of: plan.as_of,
            filter: plan.filter.clone(),
            strata: plan.strata.clone(),
        },
        number_called: tags.number_called.to_owned(),
        seed: hex::encode(seed(&tags.rows_digest, tags.number_called)?),
        sizes: sizes.collect(),
        picks,
        left_out: left_out_shown(plan, drawn, &tags.left_out_salts),
        drawn_at: tags.drawn_at,
        journal_head: tags.journal_head.clone(),
        digest: String::new(),
    };
    let digest = digest::of(&receipt).ok_or_else(|| Refusal::new("mapping", Reason::OutOfRange))?;
    receipt.digest = digest;
    Ok(Made {
        receipt,
        keys: KeyList { keys },
    })
}

fn name(plan: &DrawPlan, stratum: usize) -> String {
    let stratum = plan.strata.get(stratum);
    stratum.map(|stratum| stratum.name.clone()).unwrap_or_default()
}

fn pick_shown(plan: &DrawPlan, reference: &str, salt: &str, pick: &Pick) -> PickShown {
    let mut by_hand = plan.put_in.iter().filter(|_| pick.by_hand);
    let reason = by_hand.find(|entry| entry.child == pick.child);
    PickShown {
        reference: reference.to_owned(),
        stratum: name(plan, pick.stratum),
        rank: pick.rank,
        reserve: pick.reserve,
        by_hand: pick.by_hand,
        reason: reason.map(|entry| entry.reason.clone()),
        salt: salt.to_owned(),
        commitment: digest::commitment(salt, &pick.child),
    }
}

fn key(plan: &DrawPlan, reference: &str, pick: &Pick) -> Key {
    Key {
        reference: reference.to_owned(),
        child: pick.child.clone(),
        stratum: name(plan, pick.stratum),
        rank: pick.rank,
        drawn_as: match (pick.by_hand, pick.reserve) {
            (true, _) => DrawnAs::ByHand,
            (false, true) => DrawnAs::Reserve,
            (false, false) => DrawnAs::Drawn,
        },
    }
}

fn left_out_shown(plan: &DrawPlan, drawn: &Drawn, salts: &[String]) -> Vec<LeftOutShown> {
    let entries = plan.left_out.iter().zip(salts).enumerate();
    let shown = entries.map(|(at, (entry, salt))| {
        let ranks = drawn.left_out.iter().filter(|out| out.entry == at);
        LeftOutShown {
            stratum: entry.stratum.clone(),
            reason: entry.reason.clone(),
            ranks: ranks
                .map(|out| RankIn {
                    stratum: name(plan, out.stratum),
                    rank: out.rank,
                })
                .collect(),
            salt: salt.clone(),
            commitment: digest::commitment(salt, &entry.child),
        }
    });
    shown.collect()
}
