//! Identifying details that were planted by someone who did not see the rules: how many are found, and how often a
//! remark is made about a sentence that tells nobody. Authority, people and places are invented.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use visitbook_domain::{NamedKind, NeverNamed};

use super::*;
use crate::check::names::{Registry, tests::children};

#[derive(Deserialize)]
struct Planted {
    registry: BTreeMap<String, Vec<String>>,
    planted: Vec<Detail>,
    clean: Vec<Clean>,
}

#[derive(Deserialize)]
struct Detail {
    n: u32,
    text: String,
    words: String,
    kind: String,
}

#[derive(Deserialize)]
struct Clean {
    n: u32,
    text: String,
}

fn planted() -> Planted {
    let text = include_str!("../../../fixtures/planted/identifiers.json");
    serde_json::from_str(text).unwrap()
}

/// A checker that knows the names of the planted set, and says nothing but what may tell who somebody is.
fn checker(planted: &Planted) -> Checker {
    let kinds = [
        ("staff", NamedKind::Staff),
        ("schools", NamedKind::School),
        ("streets", NamedKind::Street),
        ("teams", NamedKind::Team),
        ("places", NamedKind::Place),
        ("references", NamedKind::Reference),
    ];
    let named = kinds.iter().flat_map(|(group, kind)| {
        planted.registry[*group].iter().map(|words| NeverNamed {
            kind: *kind,
            words: words.clone(),
        })
    });
    let childrens: Vec<&str> = planted.registry["children"].iter().map(String::as_str).collect();
    let names = Registry::new(named.collect(), Some(children(&childrens))).telling(["Northmere"]);
    let ground = Ground {
        names,
        ..Ground::example()
    };
    let rules = rules::ALL.iter().copied();
    Checker::of(rules.filter(|rule| rule.severity == Severity::Identifying), ground).unwrap()
}

/// Whether a remark is about any of the planted words.
fn is_found(checker: &Checker, detail: &Detail) -> bool {
    let start = detail.text.find(&detail.words).unwrap();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    let start = units(detail.text.get(..start).unwrap());
    let end = start + units(&detail.words);
    let said = checker.letter(&[Passage::paragraph(&detail.text)]);
    said.iter().any(|remark| remark.at.start < end && start < remark.at.end)
}

#[test]
fn what_was_planted_is_found_and_what_is_clean_is_left_alone() {
    let planted = planted();
    let checker = checker(&planted);
    let mut report = String::new();
    let share = |kinds: &[&str], report: &mut String| {
        let of: Vec<&Detail> = planted
            .planted
            .iter()
            .filter(|each| kinds.contains(&each.kind.as_str()))
            .collect();
        let missed: Vec<&&Detail> = of.iter().filter(|each| !is_found(&checker, each)).collect();
        for each in &missed {
            writeln!(
                report,
                "missed {} {}: {:?} in {:?}",
                each.kind, each.n, each.words, each.text
            )
            .unwrap();
        }
        100 * (of.len() - missed.len()) / of.len()
    };
    let names = share(&["registry", "child"], &mut report);
    let patterns = share(&["pattern"], &mut report);
    let jigsaw = share(&["jigsaw"], &mut report);
    let mut alarms = 0;
    let mut words = 0;
    for clean in &planted.clean {
        words += clean.text.split_whitespace().count();
        for remark in checker.letter(&[Passage::paragraph(&clean.text)]) {
            alarms += 1;
            writeln!(
                report,
                "alarm {}: {} {:?} in {:?}",
                clean.n, remark.rule, remark.words, clean.text
            )
            .unwrap();
        }
    }
    let figures =
        format!("names {names} %, patterns {patterns} %, jigsaw {jigsaw} %, {alarms} alarms in {words} words");
    assert!(
        names >= 99 && patterns >= 99 && jigsaw >= 90 && alarms * 500 <= words,
        "{figures}\n{report}"
    );
}
