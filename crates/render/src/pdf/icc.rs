//! The colour profile of the document: sRGB, written from its definition (IEC 61966-2-1) in the form of ICC.1:2010.

/// Red, green and blue of sRGB and its white, seen under the profile's own light (D50), as X, Y and Z.
const RED: [f64; 3] = [0.436_074_7, 0.222_504_5, 0.013_932_2];
const GREEN: [f64; 3] = [0.385_064_9, 0.716_878_6, 0.097_104_5];
const BLUE: [f64; 3] = [0.143_080_4, 0.060_616_9, 0.714_173_3];
const WHITE: [f64; 3] = [0.964_2, 1.0, 0.824_9];

/// How colours under daylight (D65) are taken to the profile's light: the Bradford transform.
const ADAPTATION: [f64; 9] = [
    1.047_811_2,
    0.022_886_6,
    -0.050_127_0, //
    0.029_542_4,
    0.990_484_4,
    -0.017_049_1, //
    -0.009_234_5,
    0.015_043_6,
    0.752_131_6,
];

/// Exponent and coefficients of the curve from a sample to light.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile.
pub fn srgb() -> Vec<u8> {
    let curve = [b"para".to_vec(), vec![0; 4], vec![0, 3, 0, 0], fixed(&CURVE)].concat();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(&WHITE)),
        (b"chad", [b"sf32".to_vec(), vec![0; 4], fixed(&ADAPTATION)].concat()),
        (b"rXYZ", xyz(&RED)),
        (b"gXYZ", xyz(&GREEN)),
        (b"bXYZ", xyz(&BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let (mut table, mut data) = (number(tags.len()), Vec::new());
    for (name, value) in &tags {
        let start = 128 + 4 + 12 * tags.len() + data.len();
        table.extend([name.to_vec(), number(start), number(value.len())].concat());
        data.extend_from_slice(value);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let size = 128 + table.len() + data.len();
    [header(size), table, data].concat()
}

/// The 128 bytes that begin a profile: version 4.2, a display, made on a day that does not change.
fn header(size: usize) -> Vec<u8> {
    let date = [2026u16, 1, 1, 0, 0, 0]
        .iter()
        .flat_map(|part| part.to_be_bytes())
        .collect();
    let mut header = [
        number(size),
        vec![0; 4],
        vec![4, 0x20, 0, 0],
        b"mntrRGB XYZ ".to_vec(),
        date,
        b"acsp".to_vec(),
        vec![0; 28],
        fixed(&WHITE),
    ]
    .concat();
    header.resize(128, 0);
    header
}

fn xyz(values: &[f64; 3]) -> Vec<u8> {
    [b"XYZ ".to_vec(), vec![0; 4], fixed(values)].concat()
}

/// A text in one language.
fn text(words: &str) -> Vec<u8> {
    let words: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let head = [
        b"mluc".to_vec(),
        vec![0; 4],
        number(1),
        number(12),
        b"enGB".to_vec(),
        number(words.len()),
        number(28),
    ];
    [head.concat(), words].concat()
}

fn number(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

/// Numbers with sixteen bits after the point.
fn fixed(values: &[f64]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_how_long_it_is_and_its_primaries_make_its_white() {
        let profile = srgb();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
        for (axis, white) in WHITE.iter().enumerate() {
            assert!(
                (RED[axis] + GREEN[axis] + BLUE[axis] - white).abs() < 0.0005,
                "axis {axis}"
            );
        }
    }
}
