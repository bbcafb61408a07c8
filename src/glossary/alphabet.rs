//! Alphabetical order by the rules of a language: å, ä and ö last in Swedish, æ, ø and å in Norwegian.

use crate::language::Language;

/// What texts are sorted by. Capitals, hyphens and other signs do not count; a space comes before every letter, and
/// digits between them.
pub(crate) fn key(text: &str, language: Language) -> Vec<u32> {
    let place = |letter: char| match letter {
        letter if letter.is_whitespace() => Some(0),
        letter if letter.is_alphanumeric() => Some(1 + place(letter, language)),
        _ => None,
    };
    text.chars().flat_map(char::to_lowercase).filter_map(place).collect()
}

/// The letter, in capitals, that a text is listed under; a letter with a mark that the language's alphabet does not
/// have stands under the one without.
pub(super) fn initial(text: &str, language: Language) -> char {
    let first = text.chars().find(|letter| letter.is_alphanumeric()).unwrap_or('#');
    let first = first.to_lowercase().next().unwrap_or(first);
    plain(first, language).to_uppercase().next().unwrap_or(first)
}

/// Letters after z get numbers after z's; all others have their own, which sort digits before letters.
fn place(letter: char, language: Language) -> u32 {
    let after_z = |place: u32| u32::from('z') + place;
    match (language, plain(letter, language)) {
        (Language::Swedish, 'å') | (Language::Bokmal, 'æ') => after_z(1),
        (Language::Swedish, 'ä') | (Language::Bokmal, 'ø') => after_z(2),
        (Language::Swedish, 'ö') | (Language::Bokmal, 'å') => after_z(3),
        // Out of the way of the three above.
        (_, letter) if letter > 'z' => after_z(3) + u32::from(letter),
        (_, letter) => u32::from(letter),
    }
}

/// The letter of the language's own alphabet that a letter is sorted as.
const fn plain(letter: char, language: Language) -> char {
    match (language, letter) {
        (Language::Swedish, 'æ') => 'ä',
        (Language::Swedish, 'ø') => 'ö',
        (Language::Bokmal, 'ä') => 'æ',
        (Language::Bokmal, 'ö') => 'ø',
        (Language::English, 'å' | 'ä' | 'æ') | (_, 'á' | 'à' | 'â') => 'a',
        (Language::English, 'ö' | 'ø') | (_, 'ó' | 'ò' | 'ô') => 'o',
        (_, 'é' | 'è' | 'ê' | 'ë') => 'e',
        (_, 'ü') => 'y',
        (_, letter) => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, sorted: &[&str]) {
        let mut words = sorted.to_vec();
        words.reverse();
        words.sort_by_cached_key(|word| key(word, language));
        assert_eq!(words, sorted, "{language}");
    }

    #[test]
    fn each_language_has_its_own_last_letters() {
        check(Language::Swedish, &["zon", "årsredovisning", "ägardirektiv", "öppenhet"]);
        check(Language::Bokmal, &["zone", "ærlighet", "økonomiplan", "årsberetning"]);
        check(Language::English, &["aland", "Åland rules", "owner", "zone"]);
    }

    #[test]
    fn capitals_and_hyphens_do_not_count_and_a_space_comes_first() {
        check(Language::Swedish, &["enhet", "e-tjänst", "extern"]);
        check(Language::Swedish, &["HME", "intern kontroll", "internkontroll", "IOP", "jäv"]);
        check(Language::Swedish, &["10-faktor", "agenda"]);
    }

    #[test]
    fn a_term_stands_under_a_letter_of_the_alphabet() {
        assert_eq!(initial("ägardirektiv", Language::Swedish), 'Ä');
        assert_eq!(initial("”årshjul”", Language::Bokmal), 'Å');
        assert_eq!(initial("éclair", Language::English), 'E');
        assert_eq!(initial("åtgärd", Language::English), 'A');
    }
}
