//! The digests of a receipt: the commitment to a child, and the digest of the receipt itself.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use visitbook_domain::{Reason, Refusal};

use super::Receipt;

/// The digest that stands for a child. Without the salt, and without trying every id, it says nothing.
pub(super) fn commitment(salt: &str, child: &str) -> String {
    sha256(&format!("visitbook commitment 1\n{salt}\n{child}"))
}

/// The digest of everything else in the receipt. None for a receipt that cannot be put into JSON.
pub(super) fn of(receipt: &Receipt) -> Option<String> {
    let mut value = serde_json::to_value(receipt).ok()?;
    value.as_object_mut()?.remove("digest");
    Some(sha256(&format!("visitbook receipt 1\n{}", in_order(&value))))
}

/// Refuses numbers with a fraction or an exponent: programs do not agree on how these are written.
pub(super) fn whole_numbers(mapping: &Value) -> Result<(), Refusal> {
    match mapping {
        Value::Number(number) if number.is_f64() => Err(Refusal::new("mapping", Reason::OutOfRange)),
        Value::Array(list) => list.iter().try_for_each(whole_numbers),
        Value::Object(fields) => fields.values().try_for_each(whole_numbers),
        _ => Ok(()),
    }
}

/// The same value with the fields of each object in the order of their names, however the parser was built to keep them.
pub(super) fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<_, _> = fields.iter().collect();
            let fields = fields.into_iter().map(|(name, value)| (name.clone(), in_order(value)));
            Value::Object(fields.collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(in_order).collect()),
        simple => simple.clone(),
    }
}

fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}
