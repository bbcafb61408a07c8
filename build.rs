//! Makes a constant of the key of each text in `locales/`, so that a misspelt one is a compile error, and tells the
//! program which languages each shipped rubric is written in.

#[cfg(feature = "app")]
#[allow(dead_code, reason = "the rest is for the program and for the bundle")]
#[path = "src/texts.rs"]
mod texts;

#[cfg(feature = "app")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    std::fs::write(out.join("text_keys.rs"), text_keys(&out)?)?;
    std::fs::write(out.join("shipped_rubrics.rs"), shipped_rubrics()?)?;
    Ok(())
}

/// The keys of all texts as Rust; the files of texts themselves are put beside it for the tests in a browser.
#[cfg(feature = "app")]
fn text_keys(out: &std::path::Path) -> Result<String, Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/texts.rs");
    let read = |language: &str| -> Result<serde_json::Value, Box<dyn std::error::Error>> {
        Ok(serde_json::from_str(&std::fs::read_to_string(format!("locales/{language}.json"))?)?)
    };
    let keys = texts::TextKeys::of(&read("sv")?)?;
    for language in ["sv", "nb", "en"] {
        let file = texts::file(&keys, &read(language)?).map_err(|error| format!("locales/{language}.json: {error}"))?;
        std::fs::write(out.join(format!("texts.{language}.json")), file)?;
    }
    let mut rust = format!(
        "pub const COUNT: usize = {};\npub const FINGERPRINT: &str = {:?};\n",
        keys.iter().count(),
        keys.fingerprint()
    );
    let mut open: Vec<&str> = Vec::new();
    for (number, key) in keys.iter().enumerate() {
        let (name, modules) = key.path.split_last().ok_or("a key is empty")?;
        let shared = open.iter().zip(modules).take_while(|(open, module)| *open == module).count();
        rust += &"}\n".repeat(open.len() - shared);
        open.truncate(shared);
        for module in modules.iter().skip(shared) {
            rust += &format!("pub mod r#{module} {{\n");
            open.push(module);
        }
        rust += &text_key(number, name, &key.values);
    }
    rust += &"}\n".repeat(open.len());
    Ok(rust)
}

#[cfg(feature = "app")]
fn text_key(number: usize, name: &str, values: &[String]) -> String {
    const I18N: &str = "crate::app::i18n";
    if values.is_empty() {
        return format!("pub const r#{name}: {I18N}::Text = {I18N}::Text({number});\n");
    }
    let fields: String = values.iter().map(|value| format!("pub r#{value}: &'v dyn std::fmt::Display, ")).collect();
    let given: String = values.iter().map(|value| format!("self.r#{value}, ")).collect();
    format!(
        "pub struct r#{name}<'v> {{ {fields} }}\nimpl r#{name}<'_> {{\n    pub fn of(self, locale: {I18N}::Locale) -> \
         String {{ locale.filled({I18N}::Text({number}), &[{given}]) }}\n}}\n"
    )
}

/// The ids and languages of the rubrics in `data/rubrics/`, as the Rust expression that src/app/library.rs includes.
#[cfg(feature = "app")]
fn shipped_rubrics() -> Result<String, Box<dyn std::error::Error>> {
    use serde_json::Value;

    println!("cargo::rerun-if-changed=data/rubrics");
    let mut rows = Vec::new();
    for file in std::fs::read_dir("data/rubrics")? {
        let path = file?.path();
        let faulty = |what| format!("{} has {what}", path.display());
        let rubric: Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let id = rubric.get("id").and_then(Value::as_str).ok_or_else(|| faulty("no id"))?;
        let mut languages = Vec::new();
        for tag in rubric.get("languages").and_then(Value::as_array).ok_or_else(|| faulty("no languages"))? {
            languages.push(match tag.as_str() {
                Some("sv") => "Language::Swedish",
                Some("nb") => "Language::Bokmal",
                Some("en") => "Language::English",
                _ => return Err(faulty("an unknown language").into()),
            });
        }
        rows.push(format!("({id:?}, &[{}])", languages.join(", ")));
    }
    rows.sort();
    Ok(format!("&[{}]", rows.join(", ")))
}

#[cfg(not(feature = "app"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
