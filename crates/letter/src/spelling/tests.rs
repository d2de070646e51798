//! What is known and what is not, what is offered instead, and that no text is too strange.

use std::fmt::Write as _;

use super::*;
use crate::formulae::FORMULAE;
use crate::titles::TITLES;

fn unknown_to<'a>(text: &'a str, personal: &[&str]) -> Vec<&'a str> {
    let personal = personal.iter().map(|word| (*word).to_owned()).collect();
    let places = Speller::bundled().unwrap().unknown(text, &personal);
    places.into_iter().map(|at| text.get(at).unwrap()).collect()
}

fn unknown(text: &str) -> Vec<&str> {
    unknown_to(text, &[])
}

#[test]
fn words_of_the_language_and_of_the_field_are_known() {
    for text in [
        "Leaders prioritise, organise and recognise; the centre’s behaviour and programmes have improved.",
        "Too many children’s plans drift, and the inspectors’ and the councils' views differ.",
        "Wellbeing, safeguarding, kinship care, viability and permanence are timetabled.",
        "Frontline staff upskilled; reoffending, dysregulated and neurodivergent children are signposted.",
        "Multi-agency, pre-birth and out-of-hours work; pre- and post-birth work; co-location; re-referrals.",
        "Co‑located and co‐located, with the hyphens of typographers.",
        "IROs, SGOs’ plans, the IRO’s view, SENCos, EHCPs, a LADO, the DfE and a PhD.",
        "Section 47 and s47 enquiries about 16-year-olds on the 2nd of May; COVID-19; 3.5 hours; 10am.",
        "Write to anna.b@northmere.example or see www.gov.uk/guidance and https://example.org/abcd-efgh.",
        "See reference LCS/20431/abcx, room_zwei and M1 1AE.",
        "A café, a naïve view, and a cafe\u{301}; Zoë and Siân say so.",
        "Leaders cannot say, don’t know and won't ask; it’s so.",
        "Use ‘front doors’, “early help” and (kinship) care—always/often.",
        "By email, on a website, e.g. in a café; i.e. online; eg and ie are another rule’s.",
        "De facto carers, ad hoc visits, a status quo, good-natured first responders and post-mortems.",
        "A non-judgmental view; personal advisors and a focussed judgment are another rule’s.",
        "A hidden chil\u{ad}dren and work\u{200b} of Word.",
        "",
    ] {
        assert_eq!(unknown(text), [""; 0], "{text}");
    }
}

#[test]
fn words_that_are_misspelled_are_found_where_they_stand() {
    for (text, words) in [
        (
            "Leaders recieve alot of acheivements.",
            &["recieve", "alot", "acheivements"][..],
        ),
        (
            "They organize, color and analyze the center.",
            &["organize", "color", "analyze", "center"],
        ),
        ("Parents fulfill their behavior.", &["fulfill", "behavior"]),
        ("The childrens’ plans and the parent’s’ veiws.", &["childrens", "veiws"]),
        (
            "A mulit-agency and multi-agncy plan for 16-yaer-olds.",
            &["mulit", "agncy", "yaer"],
        ),
        ("The pre birth team.", &["pre"]),
        ("Ti si so, adn teh plan fo care.", &["si", "adn", "teh", "fo"]),
        (
            "Chidren are safe. Leadres know. ‘Mangers’ do.",
            &["Chidren", "Leadres", "Mangers"],
        ),
        ("Seen by Dr. Quillfeather. Chidren were safe.", &["Chidren"]),
        ("The CHildren and The pLan.", &["CHildren", "pLan"]),
        ("This is abut work trough partners.", &["abut", "trough"]),
        ("A hidden chil\u{ad}dern.", &["chil\u{ad}dern"]),
        ("and/ro", &["ro"]),
    ] {
        assert_eq!(unknown(text), words, "{text}");
    }
}

#[test]
fn names_are_let_be_unless_they_are_nearly_one_that_letters_use() {
    for (text, words) in [
        ("We met Zbigniew Quillfeather in Brackwellby.", &[][..]),
        ("Brackwellby Road is near. Lead: Quillfeather.", &[]),
        ("Brackwellby is near.", &["Brackwellby"]),
        (
            "In Southend-on-Sea, Stoke-on-Trent, Kingston upon Hull, St. Helens and the Isles of Scilly.",
            &[],
        ),
        (
            "The Osfted and Ofstedd reports of Decemebr on Middlesborough.",
            &["Osfted", "Ofstedd", "Decemebr", "Middlesborough"],
        ),
        (
            "At the Inspecton of Childrens’ Srevices.",
            &["Inspecton", "Childrens", "Srevices"],
        ),
        ("Her name is Lea, his is Humbert.", &["Humbert"]),
    ] {
        assert_eq!(unknown(text), words, "{text}");
    }
}

#[test]
fn personal_words_are_known_with_their_owners_and_in_capitals_at_the_beginning() {
    let personal = ["Brackwellby", "zonal-plan", "dibber", "O’Quill"];
    let text = "Brackwellby’s dibber. Dibber's zonal-plan. O'Quill says, and O’Quill’s plan too.";
    assert_eq!(unknown_to(text, &personal), [""; 0]);
    assert_eq!(
        unknown_to("The dibbers and brackwellby.", &personal),
        ["dibbers", "brackwellby"]
    );
}

#[test]
fn a_name_is_cut_into_the_words_that_a_text_is_cut_into() {
    let words: Vec<&str> = words_of("Anne-Marie O’Neill (St. Helens), 2nd").collect();
    assert_eq!(words, ["Anne", "Marie", "O’Neill", "St", "Helens", "2nd"]);
}

#[test]
fn nothing_is_said_of_the_words_of_the_program_itself() {
    let formulae = FORMULAE.iter().map(|formula| formula.words);
    for text in formulae.chain(TITLES.iter().map(|title| title.opens_one)) {
        assert_eq!(unknown(text), [""; 0]);
    }
}

#[test]
fn each_list_is_in_order_and_none_of_its_words_is_without_use() {
    let plain = Speller::of(AFFIXES, STEMS, "", "").unwrap();
    for word in lines(FIELD).take_while(|word| !word.contains(UNOFFERED)) {
        let needed = word.contains('/') || !plain.has(word);
        assert!(needed, "{word} is known without the list");
    }
    for word in lines(SLIPS) {
        assert!(plain.has(word), "{word} is not known anyway");
    }
    let slips: Vec<&str> = lines(SLIPS).collect();
    assert!(slips.is_sorted());
}

#[test]
fn words_of_the_program_that_cannot_be_read_are_told() {
    let refused = |affixes, stems, field| {
        let refusal = Speller::of(affixes, stems, field, "").unwrap_err();
        refusal.to_string()
    };
    let told = refused("SFX S Y many\n", "1\nplan/S\n", "");
    assert!(told.starts_with("the dictionary cannot be read: "), "{told}");
    let told = refused("FLAG num\n", "1\nplan\n", "# a comment\nvisit/S\n");
    assert!(told.starts_with("the word visit/S cannot be added"), "{told}");
}

/// Words of the field, and four slips of the hand in each: 200 in all.
const WORDS: [&str; 50] = [
    "safeguarding",
    "children",
    "permanence",
    "assessment",
    "supervision",
    "oversight",
    "inspectors",
    "practice",
    "multi-agency",
    "wellbeing",
    "placement",
    "reviewing",
    "conference",
    "threshold",
    "referral",
    "pathway",
    "independent",
    "advocacy",
    "management",
    "leadership",
    "timeliness",
    "consistent",
    "analysis",
    "chronology",
    "exploitation",
    "neglect",
    "proceedings",
    "viability",
    "kinship",
    "fostering",
    "adoption",
    "accommodation",
    "emotional",
    "vulnerable",
    "intervention",
    "contingency",
    "strategy",
    "enquiries",
    "improvement",
    "caseloads",
    "recording",
    "visiting",
    "education",
    "attendance",
    "unaccompanied",
    "homelessness",
    "siblings",
    "disabled",
    "authority",
    "frontline",
];

/// In a place that differs from word to word: two letters swapped, one dropped, one doubled, one put in.
fn slips_in(word: &str, nth: usize) -> [String; 4] {
    let letters: Vec<char> = word.chars().collect();
    let at = 1 + nth % (letters.len() - 2);
    let (mut swapped, mut dropped, mut doubled, mut put_in) =
        (letters.clone(), letters.clone(), letters.clone(), letters.clone());
    let other = (at..letters.len()).find(|other| letters[*other] != letters[at]);
    let other = other.unwrap_or(at - 1);
    swapped.swap(other, other - 1);
    dropped.remove(at);
    doubled.insert(at, letters[at]);
    put_in.insert(at, char::from(b'a' + u8::try_from(nth % 26).unwrap()));
    [swapped, dropped, doubled, put_in].map(|letters| letters.into_iter().collect())
}

#[test]
fn of_two_hundred_slips_ninety_five_in_a_hundred_are_found() {
    let mut missed = Vec::new();
    let mut planted = 0;
    for (nth, word) in WORDS.iter().enumerate() {
        let right = format!("The quality of {word} is not consistent.");
        assert_eq!(unknown(&right), [""; 0]);
        for slip in slips_in(word, nth) {
            assert_ne!(slip, *word);
            planted += 1;
            let text = format!("The quality of {slip} is not consistent.");
            if !unknown(&text).iter().any(|found| slip.contains(found)) {
                missed.push(slip);
            }
        }
    }
    assert_eq!(planted, 200);
    assert!(missed.len() <= 10, "{missed:?}");
}

#[test]
fn the_right_word_is_among_the_first_five_that_are_offered() {
    let speller = Speller::bundled().unwrap();
    for (slip, meant) in [
        ("recieve", "receive"),
        ("safegaurding", "safeguarding"),
        ("acommodation", "accommodation"),
        ("definately", "definitely"),
        ("inconsistant", "inconsistent"),
        ("Osfted", "Ofsted"),
        ("organize", "organise"),
        ("behavior", "behaviour"),
        ("childrens", "children’s"),
        ("manger’s", "manager’s"),
        ("abut", "about"),
        ("wellbieng", "wellbeing"),
    ] {
        let offered = speller.suggest(slip, 5);
        assert!(offered.len() <= 5);
        assert!(offered.iter().any(|word| word == meant), "{slip}: {offered:?}");
    }
}

#[test]
fn slips_what_another_rule_speaks_of_and_coarse_words_are_not_offered() {
    let speller = Speller::bundled().unwrap();
    for (slip, never) in [
        ("troughh", "trough"),
        ("advisorr", "advisor"),
        ("focussedd", "focussed"),
        ("judgmentss", "judgments"),
        ("shitt", "shit"),
        ("fuckk", "fuck"),
    ] {
        let offered = speller.suggest(slip, 20);
        let words: Vec<&str> = offered.iter().flat_map(|words| words.split(' ')).collect();
        assert!(!words.contains(&never), "{offered:?}");
    }
}

#[test]
fn no_text_is_too_strange() {
    let speller = Speller::bundled().unwrap();
    let mut names = String::new();
    for name in 0..2_000 {
        let letter = char::from(b'a' + u8::try_from(name % 26).unwrap());
        write!(names, "Xq{letter}zz ").unwrap();
    }
    for (text, most) in [
        ("x".repeat(100_000), 1),
        ("ab-".repeat(50_000), 50_000),
        ("'".repeat(100_000), 0),
        ("-’_/@.".repeat(20_000), 0),
        ("a.b.".repeat(50_000), 0),
        ("Zz. ".repeat(20_000), 20_000),
        (names, 2_000),
        ("e\u{301}\u{302}\u{303}".repeat(10_000), 0),
        ("\u{301}\u{200d}\u{202e}children\u{202c}\u{feff}".to_owned(), 1),
        ("\u{200b}".repeat(10_000), 0),
        ("الأطفال ילדים 儿童 👨‍👩‍👧 ǅ ß İ ﬁ".to_owned(), 0),
        ("chіldren with a Cyrillic letter".to_owned(), 0),
        ("\0\u{7}plan\u{ffff}".to_owned(), 0),
    ] {
        let places = speller.unknown(&text, &BTreeSet::new());
        assert!(places.len() <= most, "{} in {:.20}", places.len(), text);
        assert!(places.is_sorted_by_key(|at| at.start));
        assert!(places.iter().all(|at| text.get(at.clone()).is_some()));
        let first: String = text.chars().take(200).collect();
        assert_eq!(speller.suggest(&text, 0), [""; 0]);
        assert!(speller.suggest(&first, 3).len() <= 3);
    }
}
