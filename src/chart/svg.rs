//! A drawing as the text of an SVG file that needs nothing beside it: presentation attributes only, no style sheet, no
//! script, no address but the name of SVG itself.

use super::palette::{FONT, Form, GROUND, Paint, paint, push_mark};
use super::{Anchor, Drawing, Frame, Ink, Position, Shape, coordinate, push_coordinate};

/// The file. `title` and `description` are what a screen reader says of the picture; it is shown `width` wide where
/// nothing else is said.
#[must_use]
pub fn write_svg(drawing: &Drawing, title: &str, description: &str, width: f64) -> String {
    let Frame { width: own, height } = drawing.frame;
    let (own_width, own_height) = (coordinate(own), coordinate(height));
    let shown = (coordinate(width), coordinate(shown_height(drawing, width)));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {own_width} {own_height}\" \
         role=\"img\" font-family=\"{FONT}\">\n",
        shown.0, shown.1
    );
    for (tag, text) in [("title", title), ("desc", description)] {
        svg.push_str(&format!("<{tag}>"));
        push_escaped(&mut svg, text);
        svg.push_str(&format!("</{tag}>\n"));
    }
    svg.push_str(&format!("<rect width=\"{own_width}\" height=\"{own_height}\" fill=\"{GROUND}\"/>\n"));
    for shape in &drawing.shapes {
        push_shape(&mut svg, shape);
    }
    svg.push_str("</svg>\n");
    svg
}

/// How high a drawing is that is shown this wide.
#[must_use]
pub fn shown_height(drawing: &Drawing, width: f64) -> f64 {
    drawing.frame.height * width / drawing.frame.width.max(1.0)
}

/// Adds the outline of a shape to the `d` of a path; that of a text is nothing.
pub fn push_path(path: &mut String, shape: &Shape) {
    match shape {
        Shape::Path { points, closed, .. } => {
            for (index, at) in points.iter().enumerate() {
                path.push(if index == 0 { 'M' } else { 'L' });
                push_position(path, *at);
            }
            if *closed {
                path.push('z');
            }
        }
        Shape::Rect { at, size, .. } => {
            path.push('M');
            push_position(path, *at);
            for (command, length) in [('h', size.width), ('v', size.height), ('h', -size.width)] {
                path.push(command);
                push_coordinate(path, length);
            }
            path.push('z');
        }
        Shape::Mark { at, style } => push_mark(path, *style, *at),
        Shape::Text { .. } => {}
    }
}

/// How the alignment of a text is written.
#[must_use]
pub const fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// Adds a place, as paths have it.
pub(super) fn push_position(text: &mut String, at: Position) {
    push_coordinate(text, at.x);
    text.push(' ');
    push_coordinate(text, at.y);
}

fn push_shape(svg: &mut String, shape: &Shape) {
    if let Shape::Text { at, anchor, size, text, .. } = shape {
        let place = [
            ("x", coordinate(at.x)),
            ("y", coordinate(at.y)),
            ("font-size", coordinate(*size)),
            ("text-anchor", anchor_name(*anchor).to_owned()),
        ];
        svg.push_str("<text");
        place.iter().for_each(|(name, value)| push_attribute(svg, name, value));
        push_paint(svg, paint_of(shape));
        svg.push('>');
        push_escaped(svg, text);
        svg.push_str("</text>\n");
    } else {
        let mut path = String::new();
        push_path(&mut path, shape);
        svg.push_str("<path");
        push_attribute(svg, "d", &path);
        push_paint(svg, paint_of(shape));
        svg.push_str("/>\n");
    }
}

fn paint_of(shape: &Shape) -> Paint {
    match shape {
        Shape::Path { closed: true, ink, .. } => paint(*ink, Form::Surface),
        Shape::Path { closed: false, ink, .. } => paint(*ink, Form::Line),
        Shape::Rect { ink, .. } | Shape::Text { ink, .. } => paint(*ink, Form::Solid),
        // With the ground around it, so that it is seen on a line and on another mark.
        Shape::Mark { style, .. } => {
            Paint { stroke: GROUND, stroke_width: "1", ..paint(Ink::Fill(*style), Form::Solid) }
        }
    }
}

fn push_paint(svg: &mut String, paint: Paint) {
    let Paint { fill, fill_opacity, stroke, stroke_width, dash, font_weight } = paint;
    push_attribute(svg, "fill", fill);
    push_attribute(svg, "fill-opacity", fill_opacity);
    push_attribute(svg, "stroke", stroke);
    push_attribute(svg, "stroke-width", stroke_width);
    push_attribute(svg, "stroke-dasharray", dash);
    push_attribute(svg, "font-weight", font_weight);
    if !stroke.is_empty() {
        push_attribute(svg, "stroke-linejoin", "round");
    }
}

/// Values are made here and need no escape.
fn push_attribute(svg: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        svg.push_str(&format!(" {name}=\"{value}\""));
    }
}

/// Letters that XML allows, and the three that mean something in it as what they stand for.
fn push_escaped(svg: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '\t' | '\n' | '\r' => svg.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => svg.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Style;
    use super::*;

    fn drawing(text: &str) -> Drawing {
        let at = Position { x: 10.0, y: 20.0 };
        let own = Style::OWN;
        let mut drawing = Drawing::new(200.0, 100.0);
        drawing.line(at, at.shifted(10.5, 0.0), Ink::Line(own));
        drawing.rect(at, 30.0, 8.0, Ink::Open(own));
        drawing.shapes.push(Shape::Mark { at, style: own });
        drawing.text(at, Anchor::End, Ink::Strong, 13.0, text);
        drawing
    }

    #[test]
    fn a_drawing_is_written_with_attributes_only() {
        let svg = write_svg(&drawing("Nässjö"), "Områden", "Över medel.", 400.0);
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\" viewBox=\"0 0 200 100\" \
             role=\"img\" font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', \
             Arial, sans-serif\">\n\
             <title>Områden</title>\n<desc>Över medel.</desc>\n\
             <rect width=\"200\" height=\"100\" fill=\"#ffffff\"/>\n\
             <path d=\"M10 20L20.5 20\" fill=\"none\" stroke=\"#0e5a61\" stroke-width=\"3\" \
             stroke-linejoin=\"round\"/>\n\
             <path d=\"M10 20h30v8h-30z\" fill=\"#0e5a61\" fill-opacity=\"0.25\" stroke=\"#0e5a61\" stroke-width=\"1\" \
             stroke-linejoin=\"round\"/>\n\
             <path d=\"M5.5 20a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z\" fill=\"#0e5a61\" stroke=\"#ffffff\" \
             stroke-width=\"1\" stroke-linejoin=\"round\"/>\n\
             <text x=\"10\" y=\"20\" font-size=\"13\" text-anchor=\"end\" fill=\"#1b2325\" \
             font-weight=\"600\">Nässjö</text>\n</svg>\n";
        assert_eq!(svg, expected);
    }

    #[test]
    fn whatever_a_name_holds_stays_a_text() {
        let hostile = "</text><script>alert(\"1\")</script>&amp;\u{0}\u{1b}\n]]>";
        let svg = write_svg(&drawing(hostile), hostile, hostile, 200.0);
        assert!(!svg.contains("<script") && !svg.contains(['\0', '\u{1b}']), "{svg}");
        assert_eq!(svg.matches("</text>").count(), 1, "{svg}");
        assert_eq!(svg.matches("&lt;/text&gt;&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;amp; ]]&gt;").count(), 3);
        assert_eq!(svg.matches("://").count(), 1, "the namespace is the only address: {svg}");
    }
}
