//! Verifying a receipt: drawing again from the authority's own rows and comparing every field.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;
use visitbook_domain::sampling::{draw, seed};
use visitbook_domain::{ByHand, DrawPlan, Reason};

use super::make::{Basis, Tags, assemble, digest_of_rows};
use super::{KeyList, Receipt, digest};

/// A place where a receipt and what follows from the rows differ. It quotes neither.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct Mismatch {
    /// The field of the receipt, as in `picks.3.rank`.
    pub place: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a field of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Something else follows from the rows, the plan and the number.
    #[error("something else follows from the lists, the plan and the number called out")]
    Differs,
    /// The receipt was changed after it was made.
    #[error("the receipt was changed after it was made")]
    Changed,
    /// The commitment fits no child.
    #[error("this fits no child of the lists")]
    NoChild,
    /// The plan cannot be drawn from these rows.
    #[error("this plan cannot be drawn from the lists ({0:?})")]
    Refused(Reason),
}

/// A receipt that is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Files that differ although the rows agree, as after saving a workbook again.
    pub warnings: Vec<Mismatch>,
    /// Which child each reference means, worked out again; to be compared with the list that was handed over.
    pub keys: KeyList,
}

/// Draws the sample of the receipt again from `basis`, which the verifier has read himself, and compares every field.
///
/// Not proved by the rows are references, reasons, `drawn_at` and `journal_head`: a change of these alone shows in the
/// receipt's digest, but whoever changes them can work out the digest anew.
///
/// # Errors
/// Every place that differs. When the rows differ nothing else is compared, since everything follows from them.
pub fn verify(receipt: &Receipt, basis: &Basis) -> Result<Verified, Vec<Mismatch>> {
    let mut found = Vec::new();
    if digest::of(receipt).as_ref() != Some(&receipt.digest) {
        found.push(mismatch("digest", Why::Changed));
    }
    let files = files(receipt, basis);
    let rows_digest = digest_of_rows(basis.rows);
    if hex::encode(rows_digest) != receipt.rows_digest {
        found.push(mismatch("rows_digest", Why::Differs));
        found.extend(files);
        return Err(found);
    }
    let Some(plan) = plan(receipt, basis, &mut found) else {
        return Err(found);
    };
    match again(receipt, basis, &plan, rows_digest) {
        Ok((differences, keys)) => {
            found.extend(differences);
            match found.is_empty() {
                true => Ok(Verified { warnings: files, keys }),
                false => Err(found),
            }
        }
        Err(mismatch) => {
            found.push(mismatch);
            Err(found)
        }
    }
}

fn mismatch(place: impl Into<String>, why: Why) -> Mismatch {
    Mismatch {
        place: place.into(),
        why,
    }
}

/// The files of the receipt that were not read here; or all of them, when the verifier has more.
fn files(receipt: &Receipt, basis: &Basis) -> Vec<Mismatch> {
    let mut here: Vec<_> = basis.files.iter().collect();
    let mut found = Vec::new();
    for (at, file) in receipt.files.iter().enumerate() {
        match here.iter().position(|other| *other == file) {
            Some(same) => drop(here.swap_remove(same)),
            None => found.push(mismatch(format!("files.{at}"), Why::Differs)),
        }
    }
    if found.is_empty() && !here.is_empty() {
        found.push(mismatch("files", Why::Differs));
    }
    found
}

/// The plan of the receipt with the children that people put in or left out, found by trying every child.
fn plan(receipt: &Receipt, basis: &Basis, found: &mut Vec<Mismatch>) -> Option<DrawPlan> {
    let children: BTreeSet<&str> = basis.rows.iter().map(|one| one.child).collect();
    let owner = |salt: &str, commitment: &str| {
        let mut children = children.iter();
        children.find(|child| digest::commitment(salt, child) == commitment)
    };
    let before = found.len();
    let mut put_in = Vec::new();
    for (at, pick) in receipt.picks.iter().enumerate().filter(|(_, pick)| pick.by_hand) {
        match owner(&pick.salt, &pick.commitment) {
            Some(child) => put_in.push(ByHand {
                child: (*child).to_owned(),
                stratum: Some(pick.stratum.clone()),
                reason: pick.reason.clone().unwrap_or_default(),
            }),
            None => found.push(mismatch(format!("picks.{at}.commitment"), Why::NoChild)),
        }
    }
    let mut left_out = Vec::new();
    for (at, entry) in receipt.left_out.iter().enumerate() {
        match owner(&entry.salt, &entry.commitment) {
            Some(child) => left_out.push(ByHand {
                child: (*child).to_owned(),
                stratum: entry.stratum.clone(),
                reason: entry.reason.clone(),
            }),
            None => found.push(mismatch(format!("left_out.{at}.commitment"), Why::NoChild)),
        }
    }
    (found.len() == before).then(|| receipt.plan.with(put_in, left_out))
}

/// Draws again, makes the receipt again and compares.
fn again(
    receipt: &Receipt,
    basis: &Basis,
    plan: &DrawPlan,
    rows_digest: [u8; 32],
) -> Result<(Vec<Mismatch>, KeyList), Mismatch> {
    let refused = |refusal: visitbook_domain::Refusal| mismatch(refusal.field, Why::Refused(refusal.reason));
    let seed = seed(&rows_digest, &receipt.number_called).map_err(refused)?;
    let drawn = draw(plan, &seed, basis.rows).map_err(refused)?;
    if drawn.picks.len() != receipt.picks.len() {
        return Err(mismatch("picks", Why::Differs));
    }
    let tags = Tags {
        rows_digest,
        number_called: &receipt.number_called,
        references: receipt.picks.iter().map(|pick| pick.reference.as_str()).collect(),
        salts: receipt.picks.iter().map(|pick| pick.salt.clone()).collect(),
        left_out_salts: receipt.left_out.iter().map(|entry| entry.salt.clone()).collect(),
        drawn_at: receipt.drawn_at,
        journal_head: receipt.journal_head.clone(),
    };
    let made = assemble(basis, plan, &drawn, &tags).map_err(refused)?;
    let mut found = twice(&tags.references);
    match (serde_json::to_value(receipt), serde_json::to_value(&made.receipt)) {
        (Ok(theirs), Ok(ours)) => differences(&theirs, &ours, "", &mut found),
        _ => found.push(mismatch("mapping", Why::Differs)),
    }
    // These two have been compared already, in ways of their own.
    found.retain(|one| one.place != "digest" && !one.place.starts_with("files"));
    Ok((found, made.keys))
}

fn twice(references: &[&str]) -> Vec<Mismatch> {
    let mut seen = HashSet::new();
    let again = references.iter().enumerate().filter(|(_, one)| !seen.insert(**one));
    again
        .map(|(at, _)| mismatch(format!("picks.{at}.reference"), Why::Refused(Reason::Twice)))
        .collect()
}

/// Every leaf that differs.
fn differences(theirs: &Value, ours: &Value, place: &str, found: &mut Vec<Mismatch>) {
    let below = |part: &str| match place.is_empty() {
        true => part.to_owned(),
        false => format!("{place}.{part}"),
    };
    match (theirs, ours) {
        // The mapping's own names are the file's, not the format's, and are not repeated.
        (Value::Object(theirs), Value::Object(ours)) if place != "mapping" => {
            let names: BTreeSet<&String> = theirs.keys().chain(ours.keys()).collect();
            for name in names {
                match (theirs.get(name), ours.get(name)) {
                    (Some(theirs), Some(ours)) => differences(theirs, ours, &below(name), found),
                    _ => found.push(mismatch(below(name), Why::Differs)),
                }
            }
        }
        (Value::Array(theirs), Value::Array(ours)) if theirs.len() == ours.len() => {
            for (at, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                differences(theirs, ours, &below(&at.to_string()), found);
            }
        }
        _ if theirs == ours => {}
        _ => found.push(mismatch(place, Why::Differs)),
    }
}
