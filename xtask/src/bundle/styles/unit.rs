//! Lengths: what is written in `rem` becomes a multiple of `--kk-rem`, since on somebody else's page `rem` is theirs.
//!
//! The condition of a container cannot hold a custom property; there `rem` becomes `em`, which is the size of the letters
//! in the container: one `--kk-rem` in every container of ours. The condition of a medium keeps `rem`, which is the
//! reader's own size there whatever a page says.

const UNIT: &str = "rem";
/// Where the unit of the bundle is defined, which stays as it is.
const DEFINITION: &str = "--kk-rem:";

/// The style sheet without comments and without the root element's unit.
pub fn without_rem(css: &str) -> String {
    let css = without_comments(css);
    let mut written = String::with_capacity(css.len());
    let mut rest = css.as_str();
    while let Some(at) = rest.find('@') {
        let (before, rule) = rest.split_at(at);
        let (prelude, after) = rule.split_at(rule.find(['{', ';']).unwrap_or(rule.len()));
        written.push_str(&multiples(before));
        if prelude.starts_with("@container") {
            written.push_str(&replaced(prelude, |number| format!("{number}em")));
        } else {
            written.push_str(prelude);
        }
        rest = after;
    }
    written.push_str(&multiples(rest));
    written
}

fn multiples(css: &str) -> String {
    replaced(css, |number| format!("calc({number} * var(--kk-{UNIT}))"))
}

/// The text with another thing in place of every number that has the unit.
fn replaced(css: &str, instead: impl Fn(&str) -> String) -> String {
    let is_of_number = |one: char| one.is_ascii_digit() || matches!(one, '.' | '-');
    let mut written = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(UNIT) {
        let (before, after) = rest.split_at(at);
        let after = after.get(UNIT.len()..).unwrap_or_default();
        let number = before.get(before.trim_end_matches(is_of_number).len()..).unwrap_or_default();
        let is_whole_unit = !after.starts_with(|next: char| next.is_alphanumeric() || next == '-');
        written.push_str(before.strip_suffix(number).unwrap_or(before));
        let is_definition = written.trim_end().ends_with(DEFINITION);
        if is_whole_unit && !is_definition && number.contains(|one: char| one.is_ascii_digit()) {
            written.push_str(&instead(number));
        } else {
            written.push_str(number);
            written.push_str(UNIT);
        }
        rest = after;
    }
    written.push_str(rest);
    written
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        written.push_str(part.split_once("*/").map_or("", |(_, code)| code));
    }
    let lines = written.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| format!("{}\n", line.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(without_rem(css).trim_end(), expected);
    }

    #[test]
    fn a_length_becomes_a_multiple_of_our_unit() {
        check(
            "a { margin: 0.5rem 2px -10rem; }",
            "a { margin: calc(0.5 * var(--kk-rem)) 2px calc(-10 * var(--kk-rem)); }",
        );
        check(":root { --kk-rem: 1rem; }", ":root { --kk-rem: 1rem; }");
    }

    #[test]
    fn names_that_look_like_the_unit_stay() {
        for css in [".kk-remark {", ".kk-2remark {", ".a-rem {", "b { c: var(--kk-rem); }"] {
            check(css, css);
        }
    }

    #[test]
    fn the_condition_of_a_container_counts_in_its_letters_and_that_of_a_medium_stays() {
        check(
            "@container kk-app (inline-size >= 48rem) { a { b: 1rem } }",
            "@container kk-app (inline-size >= 48em) { a { b: calc(1 * var(--kk-rem)) } }",
        );
        check("@media (min-height: 30rem) { a {} }", "@media (min-height: 30rem) { a {} }");
    }

    #[test]
    fn comments_are_left_out() {
        check("/* 1rem */ a {} /* b */", "a {}");
    }
}
