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

fn registry(told: &[&str]) -> Registry {
    let named = [
        never_named(
            NamedKind::Staff,
            &[
                "Harriet Osterley",
                "Tomasz Gralewski",
                "Bryony Ashdown-Pike",
                "Mr Dai Prosser (team manager)",
                "Joy Bellweather",
                "Ling Su",
                "Fionnuala Mac Giolla",
                "Will Young",
                "Zoë d'Arbanville",
            ],
        ),
        never_named(
            NamedKind::School,
            &[
                "The Hollins Church of England Junior School",
                "Our Lady's RC High School",
                "Wold Top Primary",
            ],
        ),
        never_named(NamedKind::Street, &["Quarry Hill", "St Bride's Avenue", "The Shambles"]),
        never_named(
            NamedKind::Team,
            &[
                "North Locality Team 2",
                "Bittern Team",
                "The Saltmarsh Hub",
                "Duty and Advice",
            ],
        ),
        never_named(
            NamedKind::Place,
            &["Great Thornby", "Amberley Grange Children's Home", "Wexcombe-on-Sea"],
        ),
        never_named(NamedKind::Reference, &["WX/0042/B", "55182", "P7"]),
    ];
    let childrens = [
        "Ayaan Oduya-Marsh",
        "Skye Penhallow",
        "Bobby-Jo Van Hoorn",
        "Łucja Nowak",
        "Frank Chance",
        "Ali O'Shea",
    ];
    Registry::new(named.concat(), Some(children(&childrens))).telling(told.iter().copied())
}

fn named_in(text: &str) -> Vec<String> {
    let passage = Passage::paragraph(text);
    let registry = registry(&["Wexcombe"]);
    let mut at: Vec<Range<usize>> = registry.named(&passage).into_iter().map(|named| named.at).collect();
    at.extend(registry.children(&passage));
    at.sort_by_key(|at| at.start);
    at.into_iter().map(|at| text.get(at).unwrap().to_owned()).collect()
}

#[test]
fn a_name_is_found_in_every_form() {
    let cases = [
        ("Plans by harriet osterley are clear.", "harriet osterley"),
        ("Plans by Osterley, H. are clear.", "Osterley"),
        ("Plans by H.Osterley are clear.", "H.Osterley"),
        ("Plans by Dr Osterley are clear.", "Dr Osterley"),
        ("HARRIET OSTERLEY’S PLANS", "HARRIET OSTERLEY"),
        ("The Pike report is clear.", "Pike"),
        ("Plans by B Ashdown Pike are clear.", "B Ashdown Pike"),
        ("Plans by Bryony Pike-Ashdown are clear.", "Bryony Pike-Ashdown"),
        ("Plans by Mr Prosser are clear.", "Mr Prosser"),
        ("Workers praised Joy for her help.", "Joy"),
        ("The panel met Joy Bellweather.", "Joy Bellweather"),
        ("Plans by Su, Ling are clear.", "Su, Ling"),
        ("Plans by Fionnuala MacGiolla are clear.", "Fionnuala"),
        ("Plans by Will Young are clear.", "Will Young"),
        ("Plans by Ms Young are clear.", "Ms Young"),
        ("Plans by Zoe D’Arbanville are clear.", "Zoe D’Arbanville"),
        ("Plans were checked by HO and TG.", "HO"),
        ("HO’s plans are clear.", "HO"),
        ("Plans by H.O. are clear.", "H.O"),
        ("Staff at The Hollins know.", "Hollins"),
        ("Staff at Hollins CofE Juniors know.", "Hollins CofE Juniors"),
        ("Staff at Our Lady’s know.", "Our Lady"),
        ("Staff at Our Ladys High School know.", "Our Ladys High School"),
        ("Staff at wold top primary know.", "wold top primary"),
        ("A house on Quarry Hill is damp.", "Quarry Hill"),
        ("A house on St. Brides Ave is damp.", "St. Brides Ave"),
        ("A house in Saint Bride’s Avenue is damp.", "Saint Bride’s Avenue"),
        ("North Locality Team 2 is busy.", "North Locality Team 2"),
        ("Workers in Bittern are busy.", "Bittern"),
        ("Workers in the BITTERN TEAM are busy.", "BITTERN TEAM"),
        ("Workers in the saltmarsh hub are busy.", "saltmarsh hub"),
        ("Children in Thornby wait.", "Thornby"),
        ("Children at Amberley Grange wait.", "Amberley Grange"),
        ("Children in Wexcombe on Sea wait.", "Wexcombe on Sea"),
        ("The file wx 0042 b is thin.", "wx 0042 b"),
        ("The file WX0042B is thin.", "WX0042B"),
        ("The file 55182 is thin.", "55182"),
        ("The child (P7) is safe.", "P7"),
        ("The plan of Oduya is clear.", "Oduya"),
        ("The plan of AYAAN ODUYA MARSH is clear.", "AYAAN ODUYA MARSH"),
        ("The plan of Skye is clear.", "Skye"),
        ("The Van Hoorn children are safe.", "Van Hoorn"),
        ("The plan of Lucja Nowak is clear.", "Lucja Nowak"),
        ("The plan of Frank Chance is clear.", "Frank Chance"),
        ("The plan of Ali O Shea is clear.", "Ali O Shea"),
        ("The plan of Ali OShea is clear.", "Ali OShea"),
        ("The plan of Pen\u{ad}hallow is clear.", "Pen\u{ad}hallow"),
    ];
    for (text, words) in cases {
        assert_eq!(named_in(text).first().map(String::as_str), Some(words), "{text}");
    }
}

#[test]
fn ordinary_words_and_names_that_may_be_told_are_no_names() {
    let texts = [
        "Will young people be heard? Joy and pride are evident.",
        "Frank talk helps, and so does the chance to play.",
        "Young people say that they will ask.",
        "A bittern and a heron nest in the marsh by the quarry.",
        "Advice is given on duty; the north has two localities.",
        "Wexcombe has improved, and Wexcombe’s leaders know it.",
        "The HR and IT teams met the DCS; TG is nobody here.",
        "Parents sue; a lady sang; shambles are over.",
        "In 2026, 551820 visits were made under P70.",
        "The sky is blue, and allies help.",
        "THE WAY FORWARD: WILL LEADERS TAKE THE CHANCE",
        "At will, plans change; their will to change is strong.",
    ];
    for text in texts {
        assert_eq!(named_in(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn nothing_that_is_printed_of_the_registry_is_a_name() {
    let shown = format!("{:?}", registry(&["Wexcombe"]));
    assert_eq!(shown, "Registry { children: true, .. }");
}
