//! How wide a text is at most, so that labels can be laid out without a browser.
//!
//! The widths are those of a wide face (DejaVu Sans), in thousandths of the letters' size, rounded up: a page shows its
//! system's own face, and all of those that the product names are as narrow or narrower.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::{Anchor, Position, Shape};

/// The width of a text with letters of this size, at most.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// How much wider letters of [`Ink::Strong`](super::Ink::Strong) are at most.
pub(super) const BOLD: f64 = 1.12;

const fn advance(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | 'ì' | 'í' | 'î' | 'ï' => 280,
        ' ' | '.' | ',' | ':' | ';' | '|' | 'I' | 'Í' => 340,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 415,
        'c' | 's' | 'k' | 'z' | 'v' | 'y' | 'x' => 595,
        'm' | 'W' | 'Æ' | 'æ' | 'M' | '%' | '…' | '—' => 1000,
        'w' | 'O' | 'Ö' | 'Ø' | 'Q' | 'G' | 'D' | 'N' | 'H' | 'U' | '→' | '−' | '+' | '±' | '=' => 840,
        'A'..='Z' | 'Å' | 'Ä' | 'É' | 'È' | 'Á' => 700,
        'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' | 'é' | 'è' | 'ü' | 'á' | 'à' | '–' | 'ø' => 640,
        // An unknown letter may be as wide as it is high.
        _ => 1030,
    }
}

/// The box of a text: its upper left corner and its lower right one.
#[must_use]
pub fn text_box(shape: &Shape) -> Option<(Position, Position)> {
    let Shape::Text { at, anchor, size, text, .. } = shape else {
        return None;
    };
    let width = text_width(text, *size);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    // Ascenders and the ring of Å above the baseline, descenders below it.
    Some((Position { x: left, y: at.y - size * 0.95 }, Position { x: left + width, y: at.y + size * 0.25 }))
}

/// Cuts a text so that it fits into a width; what was cut ends with an ellipsis.
#[must_use]
pub fn fitted(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut left = width - text_width("…", size);
    for letter in text.chars() {
        left -= f64::from(advance(letter)) / 1000.0 * size;
        if left < 0.0 {
            break;
        }
        fitted.push(letter);
    }
    format!("{}…", fitted.trim_end())
}

/// Breaks a text between words into at most `most` lines of at most this width; what does not fit is cut.
#[must_use]
pub fn wrapped(text: &str, size: f64, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_last = lines.len() >= most;
        match lines.last_mut() {
            // The last line takes what is left, and is cut below.
            Some(line) if is_last || text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| fitted(line, size, width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_and_another_is_cut() {
        assert_eq!(fitted("Nässjö", 10.0, 100.0), "Nässjö");
        let cut = fitted("Samspel mellan förtroendevalda", 10.0, 60.0);
        assert!(cut.ends_with('…') && text_width(&cut, 10.0) <= 60.0, "{cut}");
    }

    #[test]
    fn a_text_is_broken_between_words_and_its_last_line_cut() {
        let lines = wrapped("Chefs- och ledarskap samt medarbetarskap", 10.0, 90.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| text_width(line, 10.0) <= 90.0), "{lines:?}");
        assert_eq!(wrapped("Effektivitet", 10.0, 200.0, 2), ["Effektivitet"]);
        assert!(wrapped("", 10.0, 50.0, 2).is_empty());
    }
}
