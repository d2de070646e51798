//! A picture as a PNG file with nothing in it but its dots. It is not compressed: the package around it is.

use crate::picture::Picture;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The most bytes in one block of a stream that is stored.
const BLOCK: usize = 0xffff;

/// The file.
pub fn write(picture: &Picture) -> Vec<u8> {
    let mut lines = Vec::with_capacity(picture.rgb.len() + picture.rows);
    for line in picture.rgb.chunks(picture.columns.saturating_mul(3).max(1)) {
        lines.push(0);
        lines.extend_from_slice(line);
    }
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
    // Eight bits for each of red, green and blue, and no more than that.
    let header = [&side(picture.columns)[..], &side(picture.rows), &[8, 2, 0, 0, 0]].concat();
    let mut file = SIGNATURE.to_vec();
    chunk(&mut file, b"IHDR", &header);
    chunk(&mut file, b"IDAT", &stored(&lines));
    chunk(&mut file, b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let checked = [&kind[..], data].concat();
    file.extend(length.to_be_bytes());
    file.extend(&checked);
    file.extend(crc32(&checked).to_be_bytes());
}

/// A zlib stream of the bytes as they are.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(BLOCK).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler32(bytes).to_be_bytes());
    stream
}

fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (low, high) = bytes.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % MODULUS;
        (low, (high + low) % MODULUS)
    });
    high << 16 | low
}

fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => crc >> 1 ^ POLYNOMIAL,
            _ => crc >> 1,
        })
    })
}
