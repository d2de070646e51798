//! The schema says what the reader accepts.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::strategies::records;
use crate::error::ReadError;
use crate::{SAMPLE, schema, write};

/// Checks a value against the parts of JSON Schema that the generated schema uses.
fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
    let keyword = |name: &str| schema.get(name);
    let all =
        |list: &Value, check: &dyn Fn(&Value) -> bool| list.as_array().unwrap().iter().filter(|s| check(s)).count();
    let reference = keyword("$ref")
        .and_then(Value::as_str)
        .map(|name| root.pointer(name.strip_prefix('#').unwrap()).unwrap());
    reference.is_none_or(|target| fits(value, target, root))
        && keyword("const").is_none_or(|wanted| wanted == value)
        && keyword("enum").is_none_or(|words| words.as_array().unwrap().contains(value))
        && keyword("anyOf").is_none_or(|list| all(list, &|each| fits(value, each, root)) > 0)
        && keyword("oneOf").is_none_or(|list| all(list, &|each| fits(value, each, root)) == 1)
        && keyword("minimum").is_none_or(|least| value.as_f64().is_none_or(|number| number >= least.as_f64().unwrap()))
        && keyword("maximum").is_none_or(|most| value.as_f64().is_none_or(|number| number <= most.as_f64().unwrap()))
        && keyword("type").is_none_or(|kinds| is_of(value, kinds))
        && value
            .as_array()
            .is_none_or(|list| keyword("items").is_none_or(|items| list.iter().all(|each| fits(each, items, root))))
        && value.as_object().is_none_or(|map| {
            let properties = keyword("properties");
            let property = |name: &String| properties.and_then(|properties| properties.get(name));
            let closed = keyword("additionalProperties") == Some(&json!(false));
            let required = keyword("required")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            required.iter().all(|name| map.contains_key(name.as_str().unwrap()))
                && map
                    .iter()
                    .all(|(name, value)| property(name).map_or(!closed, |part| fits(value, part, root)))
        })
}

fn is_of(value: &Value, kinds: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    kinds.as_array().map_or_else(|| is(kinds), |kinds| kinds.iter().any(is))
}

fn root() -> Value {
    serde_json::from_str(&schema()).unwrap()
}

#[test]
fn it_is_the_same_each_time_with_keys_in_order_and_a_line_break_at_its_end() {
    assert_eq!(schema(), schema());
    assert!(schema().ends_with("}\n"));
    for mark in ["[`", "`]", "crate::", "None"] {
        assert!(!schema().contains(mark), "{mark}");
    }
    assert!(schema().starts_with("{\n  \"$defs\": {\n    \"AgeBand\""));
}

#[test]
fn the_kept_schema_is_the_generated_one() {
    let kept = include_str!("../../../../docs/visit.schema.json");
    assert!(kept == schema(), "run: make contract");
}

#[test]
fn the_sample_fits() {
    assert!(fits(&serde_json::from_slice(SAMPLE).unwrap(), &root(), &root()));
}

#[test]
fn what_the_reader_refuses_by_its_shape_does_not_fit() {
    let root = root();
    let sample: Value = serde_json::from_slice(SAMPLE).unwrap();
    for (pointer, value) in [
        ("/format", json!("other")),
        ("/version", json!(4)),
        ("/records/evidence/0/mark", json!("bad")),
        ("/records/evidence/0/number", json!(-1)),
        ("/records/evidence/0/tags", json!(null)),
        ("/records/blocks/0/content/0", json!({"type": "image"})),
        ("/records/authority/delivery", json!({"by": "council", "name": "x"})),
    ] {
        let mut changed = sample.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(!fits(&changed, &root, &root), "{pointer}");
    }
    for parent in [
        "",
        "/records",
        "/records/visit",
        "/records/evidence/0",
        "/records/inspection",
        "/records/letter",
    ] {
        let fields: Vec<String> = sample
            .pointer(parent)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for field in fields {
            let mut changed = sample.clone();
            let object = changed.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            let value = object.remove(&field).unwrap();
            let refused = crate::read(&serde_json::to_vec(&changed).unwrap());
            // What breaks a rule (blocks without their letter) has the right shape all the same.
            let refused = !matches!(refused, Ok(_) | Err(ReadError::Rule { .. }));
            assert_eq!(refused, !fits(&changed, &root, &root), "{parent}/{field} {value}");
            let object = changed.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            object.insert(format!("{field}x"), value);
            assert!(!fits(&changed, &root, &root), "{parent}/{field}x");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_written_fits(records in records()) {
        let value: Value = serde_json::from_slice(&write(&records).unwrap()).unwrap();
        prop_assert!(fits(&value, &root(), &root()));
    }
}
