//! The text of a file whose encoding nobody names.

/// The letters of Windows-1252 from 0x80 to 0x9F; above they are those of Unicode.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The letters of MS-DOS in western Europe (code page 850) from 0x80.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
                   ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// å ä ö Å Ä Ö é ø æ É Ø Æ in the two code pages: what tells them apart.
const WINDOWS_LETTERS: [u8; 12] = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xf8, 0xe6, 0xc9, 0xd8, 0xc6];
const DOS_LETTERS: [u8; 12] = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x9b, 0x91, 0x90, 0x9d, 0x92];

/// The text of a file: UTF-8, UTF-16 with its mark, Windows-1252, or that of MS-DOS, in which Excel for Mac and
/// "CSV (MS-DOS)" save.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(|_| single_bytes(bytes), str::to_owned),
    }
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let (pairs, _odd) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
}

fn single_bytes(bytes: &[u8]) -> String {
    let count = |letters: &[u8]| bytes.iter().filter(|byte| letters.contains(byte)).count();
    let is_dos = count(&DOS_LETTERS) > count(&WINDOWS_LETTERS);
    let letters: Vec<char> = if is_dos { DOS } else { WINDOWS }.chars().collect();
    let letter = |byte: &u8| {
        let from_table = byte.checked_sub(0x80).and_then(|at| letters.get(usize::from(at)).copied());
        from_table.unwrap_or_else(|| char::from(*byte))
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        assert_eq!((WINDOWS.chars().count(), DOS.chars().count()), (32, 128));
        for (windows, dos) in WINDOWS_LETTERS.into_iter().zip(DOS_LETTERS) {
            assert_eq!(DOS.chars().nth(usize::from(dos - 0x80)), Some(char::from(windows)));
        }
    }

    #[test]
    fn names_are_read_in_every_encoding() {
        let text = "Nässjö;Håbo;Öckerö;Ærø – é";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(utf16.iter().flat_map(|unit| unit.to_le_bytes())).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(utf16.iter().flat_map(|unit| unit.to_be_bytes())).collect();
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &little, &big] {
            assert_eq!(decode(bytes), text);
        }
        assert_eq!(decode(b"N\xe4ssj\xf6;H\xe5bo;\xc6r\xf8 \x96 \xe9"), "Nässjö;Håbo;Ærø – é");
        assert_eq!(decode(b"N\x84ssj\x94;H\x86bo;\x92r\x9b \x82"), "Nässjö;Håbo;Ærø é");
        assert_eq!(decode(b"\xff\xfe\x41"), "");
    }
}
