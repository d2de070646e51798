//! Whatever is typed, every character of it is accounted for.

use proptest::prelude::*;

use super::notes::{Visit, docx, first_day, nothing_is_lost};
use crate::notes::{Notes, split};

/// Pieces of which notes are made, put together in any order.
const PIECES: [&str; 40] = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    " ",
    "  ",
    "\t",
    "\r\n",
    "- ",
    "* ",
    "• ",
    "+ ",
    "? ",
    "-",
    "1. ",
    "# ",
    "## ",
    "---",
    "09:40 ",
    "9.40am",
    "0940",
    "[10:15]",
    "14:05 MH ",
    "MH: ",
    "(DO)",
    "SW: ",
    "C07",
    "@C07 ",
    "#plans",
    "#new ",
    "@none",
    "Day 2",
    "Tuesday 17 Nov",
    "17/11/2026",
    "Management oversight",
    "Said:",
    "no dates.",
    "’“é\u{1f600}",
    "\u{a0}",
];

fn typed() -> impl Strategy<Value = String> {
    let known = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => known, 1 => "\\PC{0,80}", 1 => "[ -~\n]{0,200}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn nothing_that_was_typed_is_lost(text in typed()) {
        let visit = Visit::northmere();
        if let Ok(notes) = Notes::open(text.as_bytes()) {
            nothing_is_lost(&notes, &split(&notes, &visit.known(), Some(first_day())));
            nothing_is_lost(&notes, &split(&notes, &Default::default(), None));
        } else {
            prop_assert!(text.is_empty() || text.chars().any(char::is_control) || text.starts_with("PK"));
        }
    }

    #[test]
    fn nothing_that_stands_in_a_document_is_lost(paragraphs in prop::collection::vec((0..4_usize, typed()), 0..8)) {
        let styles = ["", "list", "Heading1", "Heading3"];
        let named: Vec<(&str, &str)> = paragraphs.iter().map(|(style, text)| (styles[*style], text.as_str())).collect();
        let visit = Visit::northmere();
        let notes = Notes::open(&docx(&named)).unwrap();
        nothing_is_lost(&notes, &split(&notes, &visit.known(), Some(first_day())));
        let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
        let typed: String = paragraphs.iter().map(|(_, text)| letters(text)).collect();
        prop_assert_eq!(letters(notes.text()), typed);
    }

    #[test]
    fn random_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), zipped in any::<bool>()) {
        let bytes = if zipped { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        if let Ok(notes) = Notes::open(&bytes) {
            nothing_is_lost(&notes, &split(&notes, &Default::default(), None));
        }
    }
}
