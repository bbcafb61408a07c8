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

/// Characters by which a word may be longer than a line before it is shortened: "Kompetensförsörjning" is not.
const OVERHANG: usize = 3;

/// A title as a label of a few lines, whatever its length: words and title are shortened so far that it fits.
#[must_use]
pub fn label(title: &str, limit: usize) -> Vec<String> {
    let words: Vec<_> = title.split_whitespace().map(|word| shortened(word, limit + OVERHANG)).collect();
    lines(&shortened(&words.join(" "), 4 * limit), limit)
}

/// A text of at most so many characters; a longer one ends with an ellipsis.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some(_) => text.chars().take(limit.saturating_sub(1)).chain(['…']).collect(),
    }
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

    #[test]
    fn a_label_of_an_official_title_is_the_whole_title() {
        for title in ["Samspel mellan förtroendevalda och medborgare", "Kompetensförsörjning"] {
            assert_eq!(label(title, 17), lines(title, 17));
        }
    }

    #[test]
    fn a_title_of_any_length_makes_a_label_of_a_few_lines() {
        let label = label(&format!("{} {}", "å".repeat(4000), "ord ".repeat(1000)), 17);
        assert!(label.len() <= 8 && label.iter().all(|line| line.chars().count() <= 20), "{label:?}");
        assert!(label.last().is_some_and(|line| line.ends_with('…')));
    }

    #[test]
    fn a_short_text_stays_as_it_is_and_a_long_one_ends_with_an_ellipsis() {
        assert_eq!(shortened("1.1", 3), "1.1");
        assert_eq!(shortened("digital", 5), "digi…");
    }
}
