//! Names are found in every form in which a letter may write them, and ordinary words are not names. All are invented.

use std::collections::HashSet;

use visitbook_domain::names::{spellings, words};

use super::*;

fn never_named(kind: NamedKind, names: &[&str]) -> Vec<NeverNamed> {
    let named = names.iter().map(|name| NeverNamed {
        kind,
        words: (*name).to_owned(),
    });
    named.collect()
}

/// As an import has it: digests of each spelling of each word. A set stands for the digests.
pub(in crate::check) fn children(names: &[&str]) -> IsChildsName {
    let words = names.iter().flat_map(|name| words(name));
    let known: HashSet<String> = words
        .flat_map(|word| spellings(&word))
        .map(|word| word.to_string())
        .collect();
    Box::new(move |word| known.contains(word))
}

pub(super) fn example() -> Registry {
    let named = [
        never_named(
            NamedKind::Staff,
            &[
                "Juno Alder",
                "Siân Brackenthwaite-Lyle",
                "Caoimhe O'Testname",
                "Mark Ferrowby",
                "Grace Summerlow",
            ],
        ),
        never_named(NamedKind::School, &["Marsh Lane Primary School", "St Orwin's Academy"]),
        never_named(NamedKind::Street, &["Coldharrow Road", "Priors Wynd"]),
        never_named(
            NamedKind::Team,
            &[
                "Kestrel Pod",
                "Lantern Leaving Care Team",
                "Riverbank Team",
                "Harbour Hub",
            ],
        ),
        never_named(NamedKind::Place, &["Gannet Quay", "Upper Netherfold"]),
        never_named(NamedKind::Reference, &["NM-204417", "C07"]),
    ];
    let names = [
        "Tamsin Wraxelby",
        "Jaxon Wraxelby",
        "May Wraxelby",
        "April Testname",
        "Zoë O'Testname",
        "Mei-Lin Testo",
        "Will de Testname",
        "Hope Testo",
        "Rose Testo",
        "Grace Young",
        "Mark Testo",
        "June Testo",
        "Bill Testo",
        "Chance Testo",
    ];
    Registry::new(named.concat(), Some(children(&names))).telling(["Northmere", "Northmere City Council"])
}
