//! Every field of a receipt, changed one at a time: with the digest left as it was, and with the digest made to fit.

use std::collections::BTreeSet;

use super::*;
use crate::receipt::{Receipt, read, verify};

/// A world in which every part of the plan matters, so that a change of it changes the draw.
pub(super) fn northmere() -> World {
    let mut world = World::of(1, 160);
    let days_ago = |date: Option<NaiveDate>| date.map(|date| (day(AS_OF) - date).num_days());
    let started = world
        .rows
        .iter()
        .filter_map(|(_, row)| days_ago(row.started))
        .filter(|days| *days > 0)
        .max();
    world.plan.filter = Filter {
        lists: vec![List::ProtectionPlans, List::ChildrenInCare, List::ChildrenInNeed],
        ..Filter::default()
    };
    let group = |name: &str, filter, quota, reserve| Stratum {
        name: name.to_owned(),
        filter,
        quota,
        reserve,
    };
    world.plan.strata = vec![
        group(
            "Not seen",
            Filter {
                teams: vec!["Team North".to_owned(), "Team South".to_owned()],
                not_seen_for_days: Some(28),
                not_reviewed_for_days: Some(30),
                ..Filter::default()
            },
            4,
            1,
        ),
        group(
            "Begun",
            Filter {
                age_bands: vec![AgeBand::OneToFour, AgeBand::FiveToNine, AgeBand::TenToFifteen],
                sexes: vec![Sex::Female, Sex::Male],
                started_within_days: started.and_then(|days| u32::try_from(days).ok()),
                ..Filter::default()
            },
            3,
            2,
        ),
        group(
            "All",
            Filter {
                open_only: true,
                ..Filter::default()
            },
            5,
            2,
        ),
    ];
    world.plan.put_in.clear();
    world.plan.left_out.clear();
    world.number = "4711".to_owned();
    let by_hand = |child: &str, stratum: Option<&str>, reason: &str| ByHand {
        child: child.to_owned(),
        stratum: stratum.map(str::to_owned),
        reason: reason.to_owned(),
    };
    let keys = world.make().keys.keys;
    // Somebody of this group who belongs to another too, so that it matters what they are left out of.
    let in_two = |group: &str| {
        let mut left_out = world.clone();
        let mut of_group = keys.iter().filter(|key| key.stratum == group);
        let found = of_group.find(|key| {
            left_out.plan.left_out = vec![by_hand(&key.child, None, "tried")];
            left_out.make().receipt.left_out[0].ranks.len() > 1
        });
        found.unwrap().child.as_str()
    };
    world.plan.left_out = vec![
        by_hand(in_two("Not seen"), None, "Known to an inspector"),
        by_hand(in_two("Begun"), Some("Begun"), "Read at the last visit"),
    ];
    let last = keys.iter().rfind(|key| key.stratum == "All").unwrap();
    world.plan.put_in = vec![by_hand(&last.child, Some("All"), "Named in a complaint")];
    world
}

/// Works the digest out anew, as a forger would. Written again here, so that it does not rest on what it tests.
pub(super) fn seal_again(receipt: &mut Receipt) {
    let mut value = serde_json::to_value(&*receipt).unwrap();
    value.as_object_mut().unwrap().remove("digest");
    receipt.digest = hex::encode(Sha256::digest(format!("visitbook receipt 1\n{}", sorted(&value))));
}

fn sorted(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut parts: Vec<_> = fields
                .iter()
                .map(|(name, value)| format!("{}:{}", json!(name), sorted(value)))
                .collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(sorted).collect::<Vec<_>>().join(",")),
        simple => simple.to_string(),
    }
}

/// The pointers of all leaves; an empty list is one.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found)),
        Value::Array(list) if !list.is_empty() => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| leaves(value, &format!("{pointer}/{at}"), found));
        }
        _ => found.push(pointer.to_owned()),
    }
}

/// Other values for a leaf, such that the file can still be read wherever that is possible.
fn others(pointer: &str, value: &Value) -> Vec<Value> {
    let name = pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap();
    match (name, value) {
        ("lists", Value::Array(_)) => vec![json!(["adopters"]), json!(["children_in_care"])],
        ("lists", _) => vec![json!("adopters")],
        ("teams", Value::Array(_)) => vec![json!(["Team North"])],
        ("age_bands", Value::Array(_)) => vec![json!(["adult"])],
        ("age_bands", _) => vec![json!("unknown"), json!("adult")],
        ("sexes", Value::Array(_)) => vec![json!(["male"])],
        ("sexes", _) => vec![json!("unknown"), json!("other")],
        ("as_of", _) => vec![json!("2026-11-21"), json!("2026-11-10")],
        ("drawn_at", _) => vec![json!("2026-11-23T09:30:01Z")],
        ("stratum", Value::Null) => vec![json!("Not seen"), json!("All")],
        ("stratum", _) => vec![Value::Null, json!("Not seen"), json!("Begun"), json!("All")],
        ("reason", Value::Null) => vec![json!("x"), json!("")],
        // A day more or less may take the same rows, and then the receipt is as true as before.
        ("not_seen_for_days" | "not_reviewed_for_days", _) => vec![json!(60), Value::Null],
        ("started_within_days" | "seen_within_days", _) => vec![json!(5), Value::Null],
        ("journal_head", _) => vec![Value::Null, json!("0".repeat(64))],
        (_, Value::Null) => vec![json!(1), json!(20)],
        (_, Value::Bool(flag)) => vec![json!(!flag)],
        (_, Value::Number(number)) => {
            let number = number.as_u64().unwrap();
            vec![json!(number + 1), json!(number.saturating_sub(1)), Value::Null]
        }
        (_, Value::String(text)) => {
            let last = if text.ends_with('1') { "2" } else { "1" };
            let shorter: String = text.chars().take(text.chars().count() - 1).collect();
            vec![json!(format!("{shorter}{last}")), json!(format!("{text}1"))]
        }
        (_, other) => panic!("{pointer} is {other}"),
    }
}

/// Every receipt with one leaf changed, and the leaf.
pub(super) fn changed(receipt: &Receipt) -> Vec<(String, Value)> {
    let whole = serde_json::to_value(receipt).unwrap();
    let mut pointers = Vec::new();
    leaves(&whole, "", &mut pointers);
    let mut all = Vec::new();
    for pointer in pointers {
        let old = whole.pointer(&pointer).unwrap();
        for other in others(&pointer, old).into_iter().filter(|other| other != old) {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = other;
            all.push((pointer.clone(), changed));
        }
    }
    all
}

/// What the rows cannot prove, with numbers of entries left out.
pub(super) const NOT_PROVABLE: [&str; 5] = [
    "/drawn_at",
    "/journal_head",
    "/left_out/reason",
    "/picks/reason",
    "/picks/reference",
];

pub(super) fn kind(pointer: &str) -> String {
    pointer
        .split('/')
        .filter(|part| part.parse::<usize>().is_err())
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_changed_field_is_found() {
    let world = northmere();
    let receipt = world.make().receipt;
    let all = changed(&receipt);
    assert!(all.len() > 300, "{}", all.len());
    for (pointer, value) in all {
        let Ok(read) = read(&serde_json::to_vec(&value).unwrap()) else {
            continue;
        };
        let verified = world.with_basis(|basis| verify(&read, basis));
        assert!(verified.is_err(), "{pointer}: {:?}", value.pointer(&pointer));
    }
}

#[test]
fn a_forger_who_works_out_the_digest_is_found_save_where_the_rows_prove_nothing() {
    let world = northmere();
    let receipt = world.make().receipt;
    let (mut passed, mut reached) = (BTreeSet::new(), BTreeSet::new());
    for (pointer, value) in changed(&receipt) {
        let Ok(mut forged) = read(&serde_json::to_vec(&value).unwrap()) else {
            continue;
        };
        let kind = kind(&pointer);
        reached.insert(kind.clone());
        if kind != "/digest" {
            seal_again(&mut forged);
        }
        match world.with_basis(|basis| verify(&forged, basis)) {
            Err(found) => assert!(
                !found.is_empty() && found.iter().all(|one| kind == "/digest" || one.place != "digest"),
                "{pointer}: {found:?}"
            ),
            Ok(verified) if kind.starts_with("/files") => assert_eq!(verified.warnings.len(), 1, "{pointer}"),
            Ok(_) => {
                passed.insert(kind);
            }
        }
    }
    assert_eq!(passed, NOT_PROVABLE.map(str::to_owned).into());
    for kind in [
        "/plan/filter/lists",
        "/plan/strata/quota",
        "/picks/commitment",
        "/left_out/stratum",
        "/mapping/columns/sex",
    ] {
        assert!(reached.contains(kind), "{kind} never got beyond reading");
    }
}
