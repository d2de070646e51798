//! Letters nobody would write: long words, long lists, every fixed sentence, names from Wales, Poland, Arabia and India,
//! signs that markup knows, and every option.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::strategy::Union;
use visitbook_domain::{Block, Letter, LetterState};
use visitbook_letter::Field;
use visitbook_letter::formulae::FORMULAE;
use visitbook_render::{LetterheadImage, RenderOptions, ReviewCopy};

use super::{another_typeface, block, everything, letter, plain};

/// Names as they stand in letters, and made-up ones with the letters that a typeface is likeliest to lack.
const NAMES: &[&str] = &[
    "Siân Llŷr-Ŵyn",
    "Rhŷs ap Gwŷn",
    "Angharad Tŷ’n-y-Môr",
    "Ynys Môn a’r Cyngor",
    "Małgorzata Żółć",
    "Zbigniew Święcicki-Łąś",
    "Grażyna Dźwięczyńska",
    "Łucja Źrebięć",
    "Nguyễn Thị Ánh",
    "Ștefan Țăran",
    "Gülşen İnce",
    "Νίκη Ωραία",
    "Зоя Щёголева",
    "O’Hara-Ng",
];

/// Names in scripts that run the other way or whose signs join, among the others.
const NAMES_OF_ALL_SCRIPTS: &[&str] = &[
    "Siân Llŷr-Ŵyn",
    "Małgorzata Żółć",
    "فاطمة الزهراء",
    "محمد علی ۱۲ خان",
    "ڈاکٹر عائشہ صدیقے",
    "מִרְיָם כהן",
    "নুসরাত জাহান মৌসুমী",
    "प्रिया कृष्णमूर्ति।",
    "જિજ્ઞેશ પટેલ",
    "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
    "கிருஷ்ணன் ஸ்ரீதர்",
];

/// Addresses that can be followed, one of them longer than a line.
const ADDRESSES: &[&str] = &[
    "enquiries@ofsted.gov.uk",
    "(www.gov.uk/ofsted)",
    "gov.uk/inspections,",
    "‘www.gov.uk/ofsted’s",
    "https://reports.ofsted.gov.uk/provider/44/80000?visit=monitoring&year=2026#children-in-need-of-help-and-protection",
];

/// The names that stand in a letter: in one of four they are of all scripts.
type Names = &'static [&'static str];

/// A letter with its blocks, and what its export is told.
#[derive(Clone, Debug)]
pub struct Made {
    /// The fixed parts.
    pub letter: Letter,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The options.
    pub options: RenderOptions,
}

/// Letters with this many sections, five of which fill about a page.
pub fn made(sections: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Made> {
    let sections = sections.into();
    prop_oneof![3 => Just(NAMES), 1 => Just(NAMES_OF_ALL_SCRIPTS)].prop_flat_map(move |names| {
        (letters(names), blocks(sections.clone(), names), options()).prop_map(|(letter, blocks, options)| Made {
            letter,
            blocks,
            options,
        })
    })
}

/// Every fixed sentence there is, in the order in which they are listed.
pub fn every_formula(name: &str) -> Vec<Block> {
    let lines = FORMULAE
        .iter()
        .map(|formula| format!("P {}", filled(formula.words, name)));
    numbered(lines.collect())
}

/// A fixed sentence with all of its fields filled.
fn filled(words: &str, name: &str) -> String {
    let fill = |words: String, field: &Field| words.replace(&format!("{{{}}}", field.name()), name);
    Field::ALL.iter().fold(words.to_owned(), fill)
}

/// Words as letters have them, and some as they should not.
fn words(most: usize, names: Names) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        20 => "[a-zA-Z]{1,11}[.,;]?",
        1 => prop::sample::select(names).prop_map(str::to_owned),
        2 => "(children’s|‘drift’|step-up/step-down|12\u{A0}July\u{A0}2022|x\u{302}|£1,200|31%|—|and/or)",
        1 => "[a-z]{60,140}",
        1 => prop::sample::select(ADDRESSES).prop_map(str::to_owned),
        1 => "[!-~]{1,20}",
    ];
    prop::collection::vec(word, 1..most).prop_map(|words| words.join(" "))
}

/// A heading, a paragraph, a bullet, a fixed sentence, or a list of up to sixty bullets with what leads it in.
fn section(names: Names) -> impl Strategy<Value = Vec<String>> {
    let one = |mark: &'static str, end: &'static str| {
        words(90, names).prop_map(move |words: String| vec![format!("{mark} {words}{end}")])
    };
    let list = (words(30, names), prop::collection::vec(words(25, names), 5..60)).prop_map(|(lead, bullets)| {
        let bullets = bullets.into_iter().map(|words| format!("B {words};"));
        std::iter::once(format!("P {lead}:")).chain(bullets).collect::<Vec<_>>()
    });
    let formula = (prop::sample::select(FORMULAE), prop::sample::select(names));
    Union::new_weighted(vec![
        (12, one("P", ".").boxed()),
        (4, one("P", ":").boxed()),
        (6, one("B", ";").boxed()),
        (
            4,
            "[A-Z][a-z ]{1,60}".prop_map(|words| vec![format!("H {words}")]).boxed(),
        ),
        (
            4,
            formula
                .prop_map(|(formula, name)| vec![format!("P {}", filled(formula.words, name))])
                .boxed(),
        ),
        (1, list.boxed()),
    ])
}

fn blocks(sections: prop::collection::SizeRange, names: Names) -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec(section(names), sections).prop_map(|sections| numbered(sections.concat()))
}

fn numbered(lines: Vec<String>) -> Vec<Block> {
    let block = |(at, line): (usize, &String)| block(at as u128, line);
    lines.iter().enumerate().map(block).collect()
}

/// Letters of any template and in any state, with parts that are long, short or missing.
fn letters(names: Names) -> impl Strategy<Value = Letter> {
    let line = || {
        prop_oneof![
            4 => "([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 ]{0,49})?",
            1 => prop::sample::select(names).prop_map(str::to_owned),
            1 => prop::sample::select(ADDRESSES).prop_map(str::to_owned),
        ]
    };
    let lines = || prop::collection::vec(line(), 0..9);
    let fixed = (lines(), lines(), "[A-Za-z]{0,12}", "[A-Z][a-z&<> ]{1,120}", lines());
    let state = (any::<bool>(), 1..4_u32, prop::sample::select(vec![2019, 2025, 2026]));
    (fixed, state).prop_map(
        |((letterhead, addressee, salutation, subject, signatory), (draft, version, year))| Letter {
            letterhead,
            addressee,
            salutation,
            subject,
            signatory,
            version,
            state: if draft { LetterState::Draft } else { LetterState::Final },
            amended: (version > 1).then(|| "A figure was wrong.".to_owned()),
            date: NaiveDate::from_ymd_opt(year, 11, 25).unwrap(),
            ..letter()
        },
    )
}

fn options() -> impl Strategy<Value = RenderOptions> {
    let marking = prop_oneof!["[A-Z-]{1,30}", Just("OFFICIAL-SENSITIVE".to_owned())];
    (any::<[bool; 8]>(), prop::option::of(marking), picture()).prop_map(
        |(
            [
                draft,
                rehearsal,
                fictional,
                with_evidence,
                line_numbers,
                wide_margin,
                references,
                other,
            ],
            marking,
            letterhead_image,
        )| {
            RenderOptions {
                draft,
                rehearsal,
                fictional,
                with_evidence,
                marking,
                letterhead_image,
                typeface: other.then(another_typeface),
                review: ReviewCopy {
                    line_numbers,
                    wide_margin,
                    references,
                },
                ..plain()
            }
        },
    )
}

/// No picture, one with transparent parts, or a photograph that nearly fills its place.
fn picture() -> impl Strategy<Value = Option<LetterheadImage>> {
    let photograph = LetterheadImage {
        bytes: include_bytes!("square.jpg").to_vec(),
        alternative_text: "A square <of> \"one\" colour & Siân Llŷr".to_owned(),
        width: 86.0,
        height: 86.0,
    };
    prop::sample::select(vec![None, everything().letterhead_image, Some(photograph)])
}
