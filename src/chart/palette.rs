//! How each [`Ink`] looks in files: colour, width, dash; and the marks of the series, on the page as well.
//!
//! Files are printed and put into other documents, so they have the light theme. The page has the same colours from
//! `style/tokens.css`, and others where it is dark; a test compares the two.

use super::svg::push_position;
use super::{Ink, Position, Style};

/// The ground that files are drawn on.
pub const GROUND: &str = "#ffffff";

/// The face of the letters, as on the page.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// What kind of shape an ink is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line.
    Line,
    /// A polygon, which others have to be seen through.
    Surface,
    /// A rectangle, a mark or a text.
    Solid,
}

/// The attributes of a shape in a file; an empty one is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// Colour of the inside, or `none`.
    pub fill: &'static str,
    /// How much of it covers what is behind.
    pub fill_opacity: &'static str,
    /// Colour of the line.
    pub stroke: &'static str,
    /// Width of the line.
    pub stroke_width: &'static str,
    /// Its dash.
    pub dash: &'static str,
    /// Weight of letters.
    pub font_weight: &'static str,
}

impl Paint {
    const fn inside(fill: &'static str) -> Self {
        Self { fill, ..Self::NONE }
    }

    const fn line(stroke: &'static str, stroke_width: &'static str, dash: &'static str) -> Self {
        Self { fill: "none", stroke, stroke_width, dash, ..Self::NONE }
    }

    const NONE: Self = Self { fill: "", fill_opacity: "", stroke: "", stroke_width: "", dash: "", font_weight: "" };
}

/// How something is drawn in a file.
#[must_use]
pub const fn paint(ink: Ink, form: Form) -> Paint {
    match ink {
        Ink::Grid => Paint::line("#c8d1d0", "1", ""),
        Ink::Axis => Paint::line("#6b7a7d", "1", ""),
        Ink::Track => Paint::inside("#e9eeed"),
        Ink::Text => Paint::inside("#1b2325"),
        Ink::Quiet => Paint::inside("#4a585c"),
        Ink::Strong => Paint { font_weight: "600", ..Paint::inside("#1b2325") },
        Ink::OnShade => Paint::inside("#ffffff"),
        Ink::Line(style) => {
            let line = Paint::line(colour(style), width(style), dash(style));
            match form {
                Form::Surface => Paint { fill: colour(style), fill_opacity: "0.14", ..line },
                Form::Line | Form::Solid => line,
            }
        }
        Ink::Broken(style) => Paint::line(colour(style), "1.5", "1 4"),
        Ink::Fill(style) => match form {
            Form::Surface => Paint { fill_opacity: "0.14", ..Paint::inside(colour(style)) },
            Form::Line | Form::Solid => Paint::inside(colour(style)),
        },
        Ink::Open(style) => match form {
            Form::Line => Paint::line(colour(style), "1.5", "2 3"),
            Form::Surface => {
                Paint { fill: colour(style), fill_opacity: "0.07", ..Paint::line(colour(style), "1.5", "2 3") }
            }
            Form::Solid => Paint { fill: colour(style), fill_opacity: "0.25", ..Paint::line(colour(style), "1", "") },
        },
        Ink::Span => Paint::inside("#dfe6e6"),
        Ink::Middle => Paint::inside("#b9c6c7"),
        Ink::Mean => Paint::line("#4a585c", "2", "8 4"),
        Ink::Goal => Paint::line("#1b2325", "2", ""),
        Ink::Shade(step) => Paint::inside(shade(step)),
        Ink::Missing => Paint::line("#6b7a7d", "1", "2 3"),
        Ink::Above => Paint::inside("#1d6f5c"),
        Ink::Below => Paint { fill: "#f8e3d4", ..Paint::line("#a8480b", "2", "") },
        Ink::Between => Paint::inside("#84949a"),
    }
}

/// The colour of a series.
#[must_use]
pub const fn colour(style: Style) -> &'static str {
    match style.number() {
        0 => "#0e5a61",
        1 => "#b04f06",
        2 => "#5b47a9",
        3 => "#2d6b1e",
        4 => "#a01c5b",
        5 => "#2f5590",
        6 => "#756200",
        _ => "#0a83c2",
    }
}

/// The dash of a series' line: lengths of line and gap. The draft's own is whole.
#[must_use]
pub const fn dash(style: Style) -> &'static str {
    match style.number() {
        0 => "",
        1 => "7 4",
        2 => "2 2",
        3 => "10 3 2 3",
        4 => "5 2",
        5 => "12 6",
        6 => "1 3 6 3",
        _ => "14 3 2 3 2 3",
    }
}

/// The draft's own line is the widest.
const fn width(style: Style) -> &'static str {
    if style.number() == 0 { "3" } else { "2" }
}

const fn shade(step: u8) -> &'static str {
    match step {
        0 => "#e6f0ef",
        1 => "#c6dedd",
        2 => "#98c3c3",
        3 => "#2f7479",
        _ => "#0b474d",
    }
}

/// Adds the mark of a series to a path: each another shape, so that colour is not the only sign.
pub fn push_mark(path: &mut String, style: Style, at: Position) {
    let (right, down, shape) = match style.number() {
        0 => (-4.5, 0.0, "a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"),
        1 => (-4.0, -4.0, "h8v8h-8z"),
        2 => (0.0, -5.0, "l4.5 8.5h-9z"),
        3 => (0.0, -5.0, "l5 5l-5 5l-5 -5z"),
        4 => (0.0, 5.0, "l4.5 -8.5h-9z"),
        5 => (-4.5, -1.5, "h3v-3h3v3h3v3h-3v3h-3v-3h-3z"),
        6 => (0.0, -2.0, "l2.8 -2.8l2 2l-2.8 2.8l2.8 2.8l-2 2l-2.8 -2.8l-2.8 2.8l-2 -2l2.8 -2.8l-2.8 -2.8l2 -2z"),
        // A ring: the way round the hole is the other one.
        _ => (-4.5, 0.0, "a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0zm2.5 0a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z"),
    };
    path.push('M');
    push_position(path, at.shifted(right, down));
    path.push_str(shape);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TOKENS: &str = include_str!("../../style/tokens.css");

    /// What the light theme, which stands first, has for a name.
    fn token(name: &str) -> &'static str {
        let start = TOKENS.find(&format!("{name}:")).unwrap_or_else(|| panic!("there is no {name}"));
        let value = TOKENS[start + name.len() + 1..].split(';').next().expect("it ends");
        value.trim()
    }

    #[track_caller]
    fn check(name: &str, value: &str) {
        assert_eq!(token(&format!("--kk-{name}")), value, "{name}");
    }

    #[test]
    fn files_have_the_colours_and_dashes_of_the_light_page() {
        check("colour-ground", GROUND);
        for style in Style::all() {
            check(&format!("colour-series-{}", style.number()), colour(style));
            check(&format!("dash-{}", style.number()), if dash(style).is_empty() { "none" } else { dash(style) });
        }
        for step in 0..=4 {
            check(&format!("colour-shade-{step}"), shade(step));
        }
        for (name, ink) in [
            ("track", Ink::Track),
            ("text", Ink::Text),
            ("quiet", Ink::Quiet),
            ("on-accent", Ink::OnShade),
            ("span", Ink::Span),
            ("middle", Ink::Middle),
            ("above", Ink::Above),
            ("below-soft", Ink::Below),
            ("between", Ink::Between),
        ] {
            check(&format!("colour-{name}"), paint(ink, Form::Solid).fill);
        }
        for (name, ink) in [
            ("line", Ink::Grid),
            ("field", Ink::Axis),
            ("field", Ink::Missing),
            ("quiet", Ink::Mean),
            ("text", Ink::Goal),
            ("below", Ink::Below),
        ] {
            check(&format!("colour-{name}"), paint(ink, Form::Solid).stroke);
        }
        assert_eq!(token("--kk-font").replace('"', "'"), FONT);
    }

    #[test]
    fn no_two_series_have_a_colour_a_dash_or_a_mark_in_common() {
        for look in [colour, dash] {
            assert_eq!(Style::all().map(look).collect::<BTreeSet<_>>().len(), Style::COUNT);
        }
        let at = Position { x: 0.0, y: 0.0 };
        let mark = |style| {
            let mut path = String::new();
            push_mark(&mut path, style, at);
            path
        };
        let marks: BTreeSet<_> = Style::all().map(mark).collect();
        assert_eq!(marks.len(), Style::COUNT);
    }

    /// The relative luminance of a colour, as WCAG 2 has it.
    fn luminance(colour: &str) -> f64 {
        let channel = |from: usize| {
            let value = f64::from(u8::from_str_radix(&colour[from..from + 2], 16).expect("two digits")) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[track_caller]
    fn check_contrast(one: &str, other: &str, least: f64) {
        let (one_of_them, the_other) = (luminance(one), luminance(other));
        let contrast = (one_of_them.max(the_other) + 0.05) / (one_of_them.min(the_other) + 0.05);
        assert!(contrast >= least, "{one} on {other} has a contrast of {contrast:.2}");
    }

    #[test]
    fn lines_stand_out_from_the_ground_and_words_from_shades_in_both_themes() {
        let (light, dark) = TOKENS.split_once("prefers-color-scheme: dark").expect("two themes");
        for theme in [light, dark] {
            let of = |name: &str| {
                let start = theme.find(&format!("--kk-colour-{name}:")).unwrap_or_else(|| panic!("no {name}"));
                let at = theme[start..].find('#').expect("a colour") + start;
                theme[at..at + 7].to_owned()
            };
            for style in Style::all() {
                check_contrast(&of(&format!("series-{}", style.number())), &of("ground"), 3.0);
            }
            for name in ["above", "below", "between", "field"] {
                check_contrast(&of(name), &of("ground"), 3.0);
            }
            for step in 0..=4 {
                let words = if step > 2 { "on-accent" } else { "text" };
                check_contrast(&of(words), &of(&format!("shade-{step}")), 4.5);
            }
        }
    }
}
