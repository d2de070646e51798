//! Scripts that the letter's own typeface is not asked for: each has a bundled face, so that a name in it looks the same
//! in every letter.

/// A script and the face it is set in.
pub struct Script {
    /// Its code in ISO 15924.
    pub code: [u8; 4],
    /// The characters that are its own, by number, both ends included.
    pub characters: &'static [(u32, u32)],
    /// The regular face.
    pub regular: &'static [u8],
    /// Its PostScript name.
    pub regular_name: &'static str,
    /// The bold face.
    pub bold: &'static [u8],
    /// Its PostScript name.
    pub bold_name: &'static str,
}

macro_rules! script {
    ($code:literal, $name:literal, $characters:expr) => {
        Script {
            code: *$code,
            characters: $characters,
            regular: include_bytes!(concat!("../fonts/", $name, "-Regular.ttf")),
            regular_name: concat!($name, "-Regular"),
            bold: include_bytes!(concat!("../fonts/", $name, "-Bold.ttf")),
            bold_name: concat!($name, "-Bold"),
        }
    };
}

/// The scripts of names that are common in England and that neither Tahoma nor DejaVu Sans Condensed covers whole, with
/// their blocks in Unicode 16. Urdu is why the Arabic script is among them: DejaVu lacks six of its letters. Vazirmatn
/// draws each of its letters with one glyph, dots and all, which programs that take out text need to keep words whole.
pub const SCRIPTS: &[Script] = &[
    script!(
        b"Arab",
        "Vazirmatn",
        &[
            (0x600, 0x6FF),
            (0x750, 0x77F),
            (0x870, 0x8FF),
            (0xFB50, 0xFDFF),
            (0xFE70, 0xFEFC)
        ]
    ),
    script!(b"Beng", "NotoSansBengali", &[(0x980, 0x9FF)]),
    script!(b"Deva", "NotoSansDevanagari", &[(0x900, 0x97F), (0xA8E0, 0xA8FF)]),
    script!(b"Gujr", "NotoSansGujarati", &[(0xA80, 0xAFF)]),
    script!(b"Guru", "NotoSansGurmukhi", &[(0xA00, 0xA7F)]),
    script!(b"Taml", "NotoSansTamil", &[(0xB80, 0xBFF)]),
];

impl Script {
    /// Which of [`SCRIPTS`] a character belongs to.
    pub fn of(character: char) -> Option<usize> {
        let number = u32::from(character);
        let among = |script: &Script| {
            let mut blocks = script.characters.iter();
            blocks.any(|(first, last)| (*first..=*last).contains(&number))
        };
        SCRIPTS.iter().position(among)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_belongs_to_its_script_and_a_latin_one_to_none() {
        let cases = [
            ('ف', Some(b"Arab")),
            ('ے', Some(b"Arab")),
            ('ন', Some(b"Beng")),
            ('ह', Some(b"Deva")),
            ('ગ', Some(b"Gujr")),
            ('ਪ', Some(b"Guru")),
            ('த', Some(b"Taml")),
            ('ŵ', None),
            ('Ж', None),
            ('ש', None),
            ('\u{FEFF}', None),
        ];
        for (character, code) in cases {
            let found = Script::of(character).map(|nth| &SCRIPTS[nth].code);
            assert_eq!(found, code, "{character}");
        }
    }
}
