//! The texts of the interface as the program knows them: by number, not by name.
//!
//! `locales/<tag>.json` holds the texts of a language by their keys. `build.rs` makes a constant of each key, so that a
//! misspelt one is a compile error; the bundle has a file of texts for each language, in the order of the keys
//! (`xtask/src/bundle/data.rs`). Neither the keys nor the texts are in the program, which a text in three languages at
//! every place made a fifth larger. Needs nothing of the rest of the library, so that `build.rs` can read it in.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;

/// A key of a text: where it stands, and what is filled into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextKey {
    /// The names on the way to it: `["draft", "deleted"]`.
    pub path: Vec<String>,
    /// The names of the values in it, sorted: of `{{ name }}` it is `name`.
    pub values: Vec<String>,
}

/// All keys, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextKeys(Vec<(TextKey, String)>);

impl TextKeys {
    /// The keys of a language's texts.
    ///
    /// # Errors
    /// Says which text is none, or holds a brace that begins no value.
    pub fn of(locale: &Value) -> Result<Self, String> {
        let mut found = Vec::new();
        collect(locale, &mut Vec::new(), &mut found)?;
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        let keys = found.into_iter().map(|(path, text)| {
            let names: BTreeSet<_> = pieces(&text)?.into_iter().filter_map(|(name, _)| name).collect();
            Ok((TextKey { path, values: names.into_iter().map(str::to_owned).collect() }, text.clone()))
        });
        keys.collect::<Result<_, String>>().map(Self)
    }

    /// The keys, in order.
    pub fn iter(&self) -> impl Iterator<Item = &TextKey> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The texts of a language in the order of these keys, with `{0}` for the first value of a key.
    ///
    /// # Errors
    /// Says which text is lacking, is not known, or has other values.
    pub fn texts(&self, locale: &Value) -> Result<Vec<String>, String> {
        let other = Self::of(locale)?;
        if let Some((one, other)) = self.iter().zip(other.iter()).find(|(one, other)| one != other) {
            return Err(format!("{} is not as {}", other.path.join("."), one.path.join(".")));
        }
        if self.0.len() != other.0.len() {
            return Err(format!("{} texts in place of {}", other.0.len(), self.0.len()));
        }
        other.0.iter().map(|(key, text)| numbered(text, &key.values)).collect()
    }

    /// What tells texts in this order from those in another.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        // FNV-1a: enough to notice files of two builds, and short.
        let bytes =
            self.iter().flat_map(|key| format!("{}({})", key.path.join("."), key.values.join(",")).into_bytes());
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        format!("{hash:016x}")
    }
}

/// The content of a file of texts: a list, first the fingerprint of the keys.
///
/// # Errors
/// As [`TextKeys::texts`].
pub fn file(keys: &TextKeys, locale: &Value) -> Result<String, String> {
    let mut list = vec![keys.fingerprint()];
    list.extend(keys.texts(locale)?);
    Ok(Value::from(list).to_string())
}

/// A text with values in the places of `{0}`, `{1}`.
#[must_use]
pub fn fill(text: &str, values: &[&dyn std::fmt::Display]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or_default();
        if let Some(value) = number.parse().ok().and_then(|number: usize| values.get(number)) {
            // Writing to a string cannot fail.
            let _ = write!(filled, "{value}");
        }
        filled.push_str(rest);
    }
    filled
}

fn collect(value: &Value, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, String)>) -> Result<(), String> {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                path.push(name.clone());
                collect(value, path, found)?;
                path.pop();
            }
            Ok(())
        }
        Value::String(text) => {
            found.push((path.clone(), text.clone()));
            Ok(())
        }
        _ => Err(format!("{} is no text", path.join("."))),
    }
}

/// A text in pieces: each with the name of the value before it; the first has none.
fn pieces(text: &str) -> Result<Vec<(Option<&str>, &str)>, String> {
    let mut parts = text.split("{{");
    let mut pieces = vec![(None, parts.next().unwrap_or_default())];
    for part in parts {
        let (name, rest) = part.split_once("}}").ok_or_else(|| format!("“{text}” has a value without an end"))?;
        pieces.push((Some(name.trim()), rest));
    }
    if pieces.iter().any(|(_, piece)| piece.contains(['{', '}'])) {
        return Err(format!("“{text}” has a brace that is of no value"));
    }
    Ok(pieces)
}

fn numbered(text: &str, values: &[String]) -> Result<String, String> {
    let mut numbered = String::new();
    for (name, piece) in pieces(text)? {
        if let Some(name) = name {
            let number = values.iter().position(|value| value == name);
            let number = number.ok_or_else(|| format!("“{text}” has the unknown value {name}"))?;
            // Writing to a string cannot fail.
            let _ = write!(numbered, "{{{number}}}");
        }
        numbered.push_str(piece);
    }
    Ok(numbered)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_come_in_the_order_of_the_keys_with_their_values_numbered() {
        let swedish = json!({ "b": { "hi": "Hej {{ name }}, {{ count }} gånger" }, "a": "Först" });
        let english = json!({ "a": "First", "b": { "hi": "{{ count }} times hello {{ name }}" } });
        let keys = TextKeys::of(&swedish).unwrap();
        assert_eq!(keys.texts(&english).unwrap(), ["First", "{0} times hello {1}"]);
        assert_eq!(fill(&keys.texts(&swedish).unwrap()[1], &[&3, &"Åre"]), "Hej Åre, 3 gånger");
        assert!(file(&keys, &english).unwrap().starts_with(&format!("[\"{}\",\"First\"", keys.fingerprint())));
    }

    #[test]
    fn texts_that_do_not_fit_the_keys_are_refused() {
        let keys = TextKeys::of(&json!({ "a": "Hej {{ name }}" })).unwrap();
        assert!(keys.texts(&json!({ "a": "Hello {{ nam }}" })).is_err());
        assert!(keys.texts(&json!({ "a": "Hello {{ name }}", "b": "" })).is_err());
        assert!(TextKeys::of(&json!({ "a": "Hej {name}" })).is_err());
        assert!(TextKeys::of(&json!({ "a": "Hej {{ name" })).is_err());
        assert!(TextKeys::of(&json!({ "a": 1 })).is_err());
    }

    #[test]
    fn what_is_filled_in_is_not_looked_through_for_values() {
        assert_eq!(fill("{0} och {1}", &[&"{1}", &"b"]), "{1} och b");
        assert_eq!(fill("utan", &[]), "utan");
    }
}
