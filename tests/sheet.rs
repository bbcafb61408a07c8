//! What is handed over of a chart: everything inside the picture, no text over another, however long the names are.
#![cfg(test)]

mod common;

use common::drawing::{check, sound};
use kommunkompass::chart::legend::{LegendEntry, SAMPLE, sample};
use kommunkompass::chart::sheet::{SheetText, inner_width, sheet};
use kommunkompass::chart::svg::{shown_height, write_svg};
use kommunkompass::chart::{Anchor, Drawing, Ink, MARK_REACH, Position, Shape, Style};
use proptest::collection::vec;
use proptest::prelude::*;

/// Every ink there is, with one of each kind that has kinds.
fn inks() -> Vec<Ink> {
    let of_style =
        Style::all().flat_map(|style| [Ink::Line(style), Ink::Broken(style), Ink::Fill(style), Ink::Open(style)]);
    let others = [Ink::Span, Ink::Middle, Ink::Mean, Ink::Goal, Ink::Missing, Ink::Above, Ink::Below, Ink::Between];
    of_style.chain(others).chain((0..=4).map(Ink::Shade)).collect()
}

fn drawing(width: f64) -> Drawing {
    let mut drawing = Drawing::new(width, 200.0);
    drawing.text(Position { x: width, y: 20.0 }, Anchor::End, Ink::Text, 13.0, "100");
    drawing.rect(Position { x: 0.0, y: 30.0 }, width, 20.0, Ink::Fill(Style::OWN));
    drawing
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-zåäöÅÄÖ0-9,.–]{1,12}( [a-zåäö]{1,14}){0,12}",
        1 => "[A-ZÅÄÖa-z<>&\"]{0,120}",
        1 => any::<String>(),
    ]
}

#[test]
fn a_sheet_has_title_sentence_drawing_legend_and_notes_from_top_to_bottom() {
    let legend: Vec<_> = inks().into_iter().map(|ink| LegendEntry { ink, name: format!("{ink:?}") }).collect();
    let notes =
        ["Utgåva 2016 (Vallentuna 2019): totalerna kan läsas bredvid varandra.".to_owned(), "Källa: SKR".to_owned()];
    let text =
        SheetText { title: "Områdena", sentence: "Över medel på tre områden.", legend: &legend, notes: &notes };
    let sheet = sheet(&text, &drawing(inner_width(800.0)), 800.0);
    check(&sheet);
    let words = sheet.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, at, .. } => Some((at.y, text.as_str())),
        _ => None,
    });
    let words: Vec<_> = words.collect();
    assert!(words.is_sorted_by(|one, other| one.0 <= other.0), "{words:?}");
    let found: Vec<_> = words.iter().map(|(_, text)| *text).collect();
    assert_eq!(found[..3], ["Områdena", "Över medel på tre områden.", "100"]);
    assert_eq!(found[found.len() - 2..], [notes[0].as_str(), "Källa: SKR"]);
    assert_eq!(shown_height(&sheet, 1600.0), sheet.frame.height + sheet.frame.height);
}

#[test]
fn a_sample_stays_in_its_box() {
    let at = Position { x: 100.0, y: 50.0 };
    for ink in inks() {
        let mut drawing = Drawing::new(at.x + SAMPLE.width, at.y + SAMPLE.height);
        drawing.shapes = sample(ink, at);
        assert!(!drawing.shapes.is_empty(), "{ink:?}");
        check(&drawing);
    }
    const { assert!(2.0 * MARK_REACH <= SAMPLE.height) };
}

proptest! {
    #[test]
    fn no_text_of_a_sheet_covers_another_or_leaves_it(
        title in any_text(),
        sentence in any_text(),
        names in vec(any_text(), 0..12),
        notes in vec(any_text(), 0..5),
        width in 320.0..1600.0_f64,
    ) {
        let legend = names.into_iter().zip(inks()).map(|(name, ink)| LegendEntry { ink, name }).collect::<Vec<_>>();
        let text = SheetText { title: &title, sentence: &sentence, legend: &legend, notes: &notes };
        let sheet = sheet(&text, &drawing(inner_width(width)), width);
        prop_assert!(sound(&sheet).is_ok(), "{:?}", sound(&sheet));
        let svg = write_svg(&sheet, &title, &sentence, width);
        // Three tags for each text and two for the rest: whatever stands in the names makes no other.
        let texts = sheet.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. })).count();
        prop_assert_eq!(svg.matches('<').count(), 2 + 4 + 1 + 2 * texts + (sheet.shapes.len() - texts));
    }
}
