//! Texts that nobody writes: nothing that looks for identifying details panics over them or takes long.

use super::*;

/// The rules about identifying details, with the names of the examples.
fn checker() -> Checker {
    let rules = rules::ALL.iter().copied();
    Checker::of(
        rules.filter(|rule| rule.severity == Severity::Identifying),
        Ground::example(),
    )
    .unwrap()
}

#[test]
fn whatever_stands_there_is_read_and_places_lie_within_it() {
    let checker = checker();
    let texts = [
        "",
        "\u{301}\u{301}",
        "\u{ad}\u{200b}’’’",
        "’s",
        "-\n-\n-",
        "Juno\u{301}\u{200d} Alder’’s",
        "J.",
        "J. J. A. by JA’s",
        "St. St St",
        "by",
        "aged",
        "one",
        "the one",
        "aged 99999999999999999999 years old",
        "a Year 99 pupil (8",
        "😀 Alder 😀 JA 😀 told 😀",
        "\u{202e}redlA onuJ\u{202c}",
        "ﬁve children in Ǆungla",
        "İİİ ıııı ẞẞẞ",
        "C0 C٠٧ NM-٢٠٤٤١٧ 943 476 ٥٩١٩",
        "\0\u{1}\u{7f}",
        "twins twins twins",
    ];
    for text in texts {
        for remark in checker.letter(&[Passage::paragraph(text)]) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let words = &units[remark.at.start as usize..remark.at.end as usize];
            assert_eq!(String::from_utf16(words).unwrap(), remark.words, "{text:?}");
        }
    }
}

/// Each of these made something look at every word again from every word, when nothing bounded it. The bound here is the
/// one that the tests have as a whole.
#[test]
fn long_texts_of_one_kind_are_read_in_one_go() {
    let checker = checker();
    let units = [
        "one child ",
        "one of the ",
        "in Xx ",
        "Juno Alder, ",
        "J.A.",
        "by JA and ",
        "Marsh Lane ",
        "Kestrel-",
        "9434765919 ",
        "0 1 6 3 2 ",
        "a@",
        "born on ",
        "the only ",
        "\u{301}\u{ad}",
        "’",
    ];
    for unit in units {
        let text = unit.repeat(600);
        let said = checker.letter(&[Passage::paragraph(&text)]);
        assert!(said.len() <= text.len(), "{unit:?}");
    }
}
