//! Turns the files in `locales/` into Rust, so that a misspelt text is a compile error, and tells the program which
//! languages each shipped rubric is written in.

#[cfg(feature = "app")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

    println!("cargo::rerun-if-changed=build.rs");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    // Lets texts with values in them be written out as strings too, for attributes and titles.
    let options = ParseOptions::new().interpolate_display(true);
    // A text that a language lacks would be shown in Swedish; tests/locales.rs sees that none is lacking.
    let config = Config::new("sv")?.add_locales(["nb", "en"])?.parse_options(options);
    let translations = TranslationsInfos::parse(config)?;
    translations.rerun_if_locales_changed();
    translations.generate_i18n_module(out.join("i18n"))?;
    std::fs::write(out.join("shipped_rubrics.rs"), shipped_rubrics()?)?;
    Ok(())
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
