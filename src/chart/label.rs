//! Labels that fit: a text broken into lines.

/// Breaks a text between words into lines of at most `limit` characters; a longer word has a line of its own.
#[must_use]
pub fn lines(text: &str, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_broken_between_words() {
        let title = "Samspel mellan förtroendevalda och medborgare";
        assert_eq!(lines(title, 16), ["Samspel mellan", "förtroendevalda", "och medborgare"]);
        assert_eq!(lines("Effektivitet", 5), ["Effektivitet"]);
        assert!(lines("", 5).is_empty());
    }
}
