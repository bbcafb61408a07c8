//! Turns the files in `locales/` into Rust, so that a missing or misspelt text is a compile error.

#[cfg(feature = "app")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

    println!("cargo::rerun-if-changed=build.rs");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("i18n");
    // Lets texts with values in them be written out as strings too, for attributes and titles.
    let options = ParseOptions::new().interpolate_display(true);
    let translations = TranslationsInfos::parse(Config::new("sv")?.parse_options(options))?;
    translations.rerun_if_locales_changed();
    translations.generate_i18n_module(out)?;
    Ok(())
}

#[cfg(not(feature = "app"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
