//! The colours of a dark page, which stand once in the sources: under the wish of the reader. The bundle has them a second
//! time, for where the page around asks for them.

/// How the block begins in style/tokens.css.
const WISH: &str = "@media (prefers-color-scheme: dark) {";
/// Where a dark page is asked for whatever the reader wishes.
const ASKED_FOR: &str = ":host([theme=\"dark\"]), :root[data-theme=\"dark\"]";

/// The style sheet with the colours of the first such block once more; nothing if there is none.
pub fn also_where_asked_for(css: &str) -> Option<String> {
    let (before, block) = css.split_once(WISH)?;
    let (_, declarations) = block.split_once('{')?;
    let (declarations, _) = declarations.split_once('}')?;
    Some(format!("{before}{ASKED_FOR} {{{declarations}}}\n  {WISH}{block}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_stand_also_where_they_are_asked_for() {
        let css = "@layer tokens { :root { --a: 1; } @media (prefers-color-scheme: dark) { :root { --a: 2; } } }";
        let both = also_where_asked_for(css).unwrap();
        assert!(both.contains(":root[data-theme=\"dark\"] { --a: 2; }"), "{both}");
        assert!(both.contains("@media (prefers-color-scheme: dark) { :root { --a: 2; } } }"), "{both}");
        assert_eq!(also_where_asked_for(":root { --a: 1; }"), None);
    }
}
