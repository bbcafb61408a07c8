//! A chart as shapes in reading order, from back to front. The page draws them, and files are written of them.

use super::{Frame, Position};

/// A chart, laid out for one width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Its size.
    pub frame: Frame,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// The values that can be gone to with the keyboard or the pointer, in reading order.
    pub points: Vec<DataPoint>,
    /// The blocks that shapes stand in, if they do; those before the first one stand in none.
    pub blocks: Vec<Block>,
}

/// Where a block of shapes begins that all move when those before it become higher or fewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// How many shapes come before its own.
    pub first: usize,
    /// Its upper left corner, which its shapes are placed from.
    pub at: Position,
}

/// A value of a chart and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Where it is drawn.
    pub at: Position,
    /// Which series it belongs to.
    pub series: usize,
    /// Which part it is of: area, subarea, year or step.
    pub part: usize,
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Lines from point to point.
    Path {
        /// At least two points.
        points: Vec<Position>,
        /// Whether the last is joined with the first, and the inside filled.
        closed: bool,
        /// How it is drawn.
        ink: Ink,
    },
    /// A rectangle with sides along the axes.
    Rect {
        /// Upper left corner.
        at: Position,
        /// Its size.
        size: Frame,
        /// How it is drawn.
        ink: Ink,
    },
    /// The mark of a series at a value.
    Mark {
        /// Its centre.
        at: Position,
        /// Which.
        style: Style,
    },
    /// One line of text.
    Text {
        /// Where the baseline is touched.
        at: Position,
        /// Which part of the text touches it.
        anchor: Anchor,
        /// How it is drawn.
        ink: Ink,
        /// Height of the letters, in units of the drawing.
        size: f64,
        /// The words.
        text: String,
    },
}

/// The alignment of a text at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// How a shape is drawn, by what it means. The page has a class for each, files the colours of [`super::palette`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// A line to read by: a ring, a scale.
    Grid,
    /// A line that values stand on.
    Axis,
    /// What a bar may fill.
    Track,
    /// Words.
    Text,
    /// Words of less weight.
    Quiet,
    /// Words that stand out.
    Strong,
    /// Words on a [`Ink::Shade`] of more than half.
    OnShade,
    /// The line of a series, with its dash.
    Line(Style),
    /// The same where the figures on both sides cannot be compared in full.
    Broken(Style),
    /// The surface or bar of a series.
    Fill(Style),
    /// What of a series is still open: from what is secured to what is possible.
    Open(Style),
    /// The span between the least and the most.
    Span,
    /// The span of the middle half.
    Middle,
    /// The line of a mean.
    Mean,
    /// The line of a goal.
    Goal,
    /// A cell's surface: how much of the whole, in five steps from 0 to 4.
    Shade(u8),
    /// A cell without a figure.
    Missing,
    /// A gain, and a quarter with the best places.
    Above,
    /// A loss, and a quarter with the last places.
    Below,
    /// Neither.
    Between,
}

/// Colour, dash and mark of a series: 0 is the draft itself, 1 to 7 stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Style(u8);

impl Style {
    /// How many styles there are, and so how many series a chart draws.
    pub const COUNT: usize = 8;

    /// The draft itself.
    pub const OWN: Self = Self(0);

    /// The style of the series with this number; those beyond [`Style::COUNT`] have none.
    #[must_use]
    pub fn of(number: usize) -> Option<Self> {
        u8::try_from(number).ok().filter(|_| number < Self::COUNT).map(Self)
    }

    /// All styles.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).filter_map(Self::of)
    }

    /// Its number, 0 to 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl Drawing {
    /// An empty drawing of this size.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self { frame: Frame { width, height }, ..Self::default() }
    }

    /// Begins a block.
    pub fn block(&mut self, at: Position) {
        self.blocks.push(Block { first: self.shapes.len(), at });
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Position, to: Position, ink: Ink) {
        self.shapes.push(Shape::Path { points: vec![from, to], closed: false, ink });
    }

    /// Adds a rectangle.
    pub fn rect(&mut self, at: Position, width: f64, height: f64, ink: Ink) {
        self.shapes.push(Shape::Rect { at, size: Frame { width, height }, ink });
    }

    /// Adds a line of text.
    pub fn text(&mut self, at: Position, anchor: Anchor, ink: Ink, size: f64, text: impl Into<String>) {
        self.shapes.push(Shape::Text { at, anchor, ink, size, text: text.into() });
    }
}
