//! The white space of a JSON text, taken out for storage and put in for reading.
//!
//! Everything else stays as it is: the order of fields, numbers as they were written, fields that nobody knows. For
//! texts that have been read before; another one comes out as another one, but is not noticed.

/// The text without the white space between its parts.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut tokens = Tokens::default();
    for letter in text.strip_prefix('\u{feff}').unwrap_or(text).chars() {
        if tokens.is_inside_text(letter) || !letter.is_ascii_whitespace() {
            written.push(letter);
        }
    }
    written
}

/// The text over several lines, indented by two spaces a level, with a line break at its end.
#[must_use]
pub fn pretty(text: &str) -> String {
    let compact = compact(text);
    let mut written = String::with_capacity(2 * compact.len());
    let mut tokens = Tokens::default();
    let mut depth = 0usize;
    let mut letters = compact.chars().peekable();
    while let Some(letter) = letters.next() {
        if tokens.is_inside_text(letter) {
            written.push(letter);
            continue;
        }
        match letter {
            '[' | '{' => {
                written.push(letter);
                if let Some(end) = letters.next_if(|next| matches!(next, ']' | '}')) {
                    written.push(end);
                } else {
                    depth += 1;
                    break_line(&mut written, depth);
                }
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                break_line(&mut written, depth);
                written.push(letter);
            }
            ',' => {
                written.push(letter);
                break_line(&mut written, depth);
            }
            ':' => written.push_str(": "),
            _ => written.push(letter),
        }
    }
    written.push('\n');
    written
}

fn break_line(written: &mut String, depth: usize) {
    written.push('\n');
    written.extend(std::iter::repeat_n("  ", depth));
}

/// Tells the letters of quoted texts from those between.
#[derive(Default)]
struct Tokens {
    in_text: bool,
    escaped: bool,
}

impl Tokens {
    /// Whether the next letter belongs to a text, its quotation marks included.
    fn is_inside_text(&mut self, letter: char) -> bool {
        let was_in_text = self.in_text;
        match letter {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = self.in_text,
            '"' => self.in_text = !self.in_text,
            _ => {}
        }
        was_in_text || self.in_text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READABLE: &str =
        "{\n  \"b\": [\n    1.50,\n    {},\n    []\n  ],\n  \"a\": {\n    \"sv\": \" { \\\" , : [ \"\n  }\n}\n";
    const COMPACT: &str = "{\"b\":[1.50,{},[]],\"a\":{\"sv\":\" { \\\" , : [ \"}}";

    #[test]
    fn white_space_goes_and_everything_else_stays() {
        assert_eq!(compact(READABLE), COMPACT);
        assert_eq!(compact(&format!("\u{feff} {COMPACT} \r\n")), COMPACT);
        assert_eq!(compact(COMPACT), COMPACT);
    }

    #[test]
    fn white_space_comes_back_for_reading() {
        assert_eq!(pretty(COMPACT), READABLE);
        assert_eq!(pretty(READABLE), READABLE);
        assert_eq!(pretty("7"), "7\n");
    }

    #[test]
    fn a_text_that_is_no_json_does_no_harm() {
        for text in ["", "]]}}", "\"", "\"\\", "[[[", "å:ä,ö"] {
            let _written = (compact(text), pretty(text));
        }
    }
}
