//! A receipt is true of the rows that it was made from, and of no others.

use visitbook_domain::Reason;

use super::*;
use crate::error::ReadError;
use crate::receipt::{LARGEST, Mismatch, ReceiptError, Why, read, verify, write};

fn places(result: Result<crate::receipt::Verified, Vec<Mismatch>>) -> Vec<(String, Why)> {
    let found = result.unwrap_err();
    found.into_iter().map(|one| (one.place, one.why)).collect()
}

#[test]
fn a_receipt_is_true_of_the_rows_it_was_made_from_and_gives_the_key_list_again() {
    let (mut by_hand, mut left_out, mut reserve) = (0, 0, 0);
    for seed in 0..200 {
        let world = World::of(seed, 5 + usize::try_from(seed % 50).unwrap());
        let made = world.make();
        let receipt = read(&write(&made.receipt).unwrap()).unwrap();
        assert_eq!(receipt, made.receipt);
        let verified = world.with_basis(|basis| verify(&receipt, basis)).unwrap();
        assert_eq!((verified.warnings, verified.keys), (vec![], made.keys), "{seed}");
        by_hand += receipt.picks.iter().filter(|pick| pick.by_hand).count();
        reserve += receipt.picks.iter().filter(|pick| pick.reserve).count();
        left_out += receipt.left_out.iter().map(|out| out.ranks.len()).sum::<usize>();
    }
    assert!(
        by_hand > 20 && left_out > 20 && reserve > 20,
        "{by_hand} {left_out} {reserve}"
    );
}

#[test]
fn no_child_stands_in_a_receipt() {
    for seed in 0..50 {
        let mut world = World::of(seed, 40);
        for (child, _) in &mut world.rows {
            *child = format!("zebrawort {child}");
        }
        world
            .plan
            .put_in
            .iter_mut()
            .chain(&mut world.plan.left_out)
            .for_each(|entry| {
                entry.child = format!("zebrawort {}", entry.child);
            });
        let made = world.make();
        let text = String::from_utf8(write(&made.receipt).unwrap()).unwrap();
        assert!(!text.contains("zebrawort") && made.keys.csv().contains("zebrawort"));
        assert!(!format!("{:?} {:?}", made.receipt, made.keys).contains("zebrawort"));
    }
}

#[test]
fn a_commitment_is_the_digest_worked_out_by_another_program() {
    // hashlib of Python, over "visitbook commitment 1\n000102030405060708090a0b0c0d0e0f\nNM-1".
    let expected = "bd46011a054df1ae577fd44797c0261b98904c3305eee9f6ac3def73a68515f3";
    let mut world = World::of(3, 30);
    world.rows.iter_mut().for_each(|(child, _)| *child = "NM-1".to_owned());
    world.plan.put_in.clear();
    world.plan.left_out.clear();
    world.plan.filter = Filter::default();
    world.plan.strata.truncate(1);
    world.plan.strata[0].filter = Filter::default();
    let salt = std::array::from_fn(|at| u8::try_from(at).unwrap());
    let made = world.make_with(|labels| labels.salts = vec![salt]).unwrap();
    assert_eq!(made.receipt.picks[0].commitment, expected);
}

#[test]
fn other_rows_are_noticed_and_the_order_of_rows_is_not() {
    let world = World::of(11, 40);
    let made = world.make();
    let mut turned = world.clone();
    turned.rows.reverse();
    assert!(turned.with_basis(|basis| verify(&made.receipt, basis)).is_ok());
    let changes: [fn(&mut World); 5] = [
        |world| drop(world.rows.pop()),
        |world| world.rows.push(world.rows[0].clone()),
        |world| world.rows[7].0.push('x'),
        |world| world.rows[7].1.team.push('x'),
        |world| world.rows[7].1.last_seen = Some(day("2001-01-01")),
    ];
    for change in changes {
        let mut other = world.clone();
        change(&mut other);
        let found = places(other.with_basis(|basis| verify(&made.receipt, basis)));
        assert_eq!(found, [("rows_digest".to_owned(), Why::Differs)]);
    }
}

#[test]
fn a_file_saved_again_is_a_warning_and_with_other_rows_a_mismatch() {
    let world = World::of(11, 40);
    let made = world.make();
    let mut saved_again = world.clone();
    saved_again.file.push_str("\r\n");
    let verified = saved_again.with_basis(|basis| verify(&made.receipt, basis)).unwrap();
    let warned: Vec<_> = verified.warnings.iter().map(|one| one.place.as_str()).collect();
    assert_eq!(warned, ["files.0"]);
    saved_again.rows.pop();
    let found = places(saved_again.with_basis(|basis| verify(&made.receipt, basis)));
    assert_eq!(
        found.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(),
        ["rows_digest", "files.0"]
    );
    let mut less = made.receipt;
    less.files.clear();
    super::changed::seal_again(&mut less);
    let verified = world.with_basis(|basis| verify(&less, basis)).unwrap();
    assert_eq!(verified.warnings[0].place, "files");
}

#[test]
fn each_child_by_hand_carries_its_own_reason() {
    let mut world = super::changed::northmere();
    let (named, other) = (world.plan.put_in[0].clone(), world.plan.left_out.pop().unwrap());
    world.plan.put_in = vec![
        ByHand {
            stratum: named.stratum.clone(),
            ..other.clone()
        },
        named.clone(),
    ];
    let picks = world.make().receipt.picks;
    let reasons: Vec<_> = picks.into_iter().filter_map(|pick| pick.reason).collect();
    assert_eq!(reasons, [other.reason, named.reason]);
}

#[test]
fn a_reference_that_stands_twice_is_found_even_when_the_digest_fits() {
    let world = World::of(2, 40);
    let mut receipt = world.make().receipt;
    receipt.picks[1].reference = "C01".to_owned();
    super::changed::seal_again(&mut receipt);
    let found = places(world.with_basis(|basis| verify(&receipt, basis)));
    assert_eq!(found, [("picks.1.reference".to_owned(), Why::Refused(Reason::Twice))]);
}

#[test]
fn a_receipt_is_not_made_of_what_does_not_fit() {
    let world = World::of(2, 40);
    let picks = world.make().receipt.picks.len();
    assert!(picks > 1);
    type Spoil = fn(&mut Labels);
    let spoils: [(Spoil, &str); 5] = [
        (|labels| drop(labels.references.pop()), "references: NotOne"),
        (|labels| labels.salts.push([0; 16]), "salts: NotOne"),
        (|labels| labels.left_out_salts.push([0; 16]), "left_out_salts: NotOne"),
        (|labels| labels.references[1] = "C01".to_owned(), "references.1: Twice"),
        (|labels| labels.references[0].clear(), "references.0: Empty"),
    ];
    for (spoil, refusal) in spoils {
        assert_eq!(world.make_with(spoil).unwrap_err().to_string(), refusal);
    }
    let mut fraction = world;
    fraction.mapping = json!({"columns": [{"confidence": 0.5}]});
    assert_eq!(
        fraction.make_with(|_| {}).unwrap_err().to_string(),
        "mapping: OutOfRange"
    );
}

#[test]
fn what_is_no_receipt_is_refused_without_repeating_it() {
    let good = serde_json::to_value(super::changed::northmere().make().receipt).unwrap();
    let with = |pointer: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        serde_json::to_vec(&changed).unwrap()
    };
    let mut unknown = good.clone();
    unknown["zebrawort"] = json!("zebrawort");
    let mut shorter = good.clone();
    shorter["plan"].as_object_mut().unwrap().remove("filter");
    let mut implied = good.clone();
    implied["plan"]["filter"].as_object_mut().unwrap().remove("open_only");
    let large = vec![b' '; usize::try_from(LARGEST).unwrap() + 1];
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (large, "the file has 5000001 bytes"),
        (b"".to_vec(), "the file is empty"),
        (b"{\"format\"".to_vec(), "ends too early"),
        (b"{} {}".to_vec(), "not JSON"),
        (vec![b'['; 40], "nested too deeply"),
        (b"[]".to_vec(), "not the receipt of a sample"),
        (with("/format", json!("zebrawort")), "not the receipt of a sample"),
        (with("/version", json!(2)), "another version"),
        (with("/version", json!("zebrawort")), "another version"),
        (
            serde_json::to_vec(&unknown).unwrap(),
            "a field here that the format does not have",
        ),
        (serde_json::to_vec(&shorter).unwrap(), "the field filter is missing"),
        (serde_json::to_vec(&implied).unwrap(), "leaves a field out"),
        (with("/plan/as_of", json!("2026-11-2")), "leaves a field out"),
        (with("/plan/as_of", json!("zebrawort")), "plan.as_of"),
        (with("/seed", json!("zebrawort")), "seed"),
        (with("/digest", json!("AB".repeat(32))), "digest"),
        (with("/number_called", json!("zebrawort")), "number_called"),
        (with("/plan/strata/0/quota", json!(501)), "strata"),
        (with("/mapping", json!({"zebrawort": 1.5})), "mapping"),
        (with("/picks/0/salt", json!("00")), "picks.0.salt"),
        (
            with("/picks/0/commitment", json!("AB".repeat(32))),
            "picks.0.commitment",
        ),
        (with("/left_out/0/salt", json!("00")), "left_out.0.salt"),
        (
            with("/left_out/0/commitment", json!("AB".repeat(32))),
            "left_out.0.commitment",
        ),
        (with("/files/0/sha256", json!("00")), "files.0.sha256"),
    ];
    for (bytes, said) in cases {
        let error = read(&bytes).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(said) && !shown.contains("zebrawort"), "{said}: {shown}");
    }
    let refusal = ReceiptError::Unreadable(ReadError::Empty);
    assert_eq!(read(b" "), Err(refusal));
}
