//! Results beside the draft's: radar, bars, dots, heatmap and waterfall.

use super::Words;
use super::lists::{listed_some, number, points, signed};
use crate::app::i18n::td_string;
use crate::comparison::{MIN_QUARTERS, ReferenceKind, Series};
use crate::reading::{Beside, Footing, Position, Scope, Steps, beside, leaders, spread};

/// The most results that are gone through one by one; of more, it is told where the draft lies among them.
const ONE_BY_ONE: usize = 3;

impl Words<'_> {
    /// What a radar or bars show: the draft against what is chosen, or alone.
    #[must_use]
    pub fn compared(&self, own: &Series, others: &[Series]) -> String {
        let against: Vec<&Series> = others.iter().collect();
        let mut sentences = self.against(own, &against);
        let is_told = |other: &Series| matches!(Footing::of(other), Footing::SameEdition | Footing::Goal);
        if !others.iter().any(is_told) {
            sentences.splice(0..0, self.alone(own));
        }
        sentences.join(" ")
    }

    /// The draft against each of the others, or where it lies among them when they are many; then what is said of those of
    /// other editions, which nothing is subtracted from.
    #[must_use]
    pub fn against(&self, own: &Series, others: &[&Series]) -> Vec<String> {
        let locale = self.locale;
        let is_one = |other: &Series| other.kind != ReferenceKind::Mean && Footing::of(other) == Footing::SameEdition;
        let are_many = others.iter().filter(|other| is_one(other)).count() > ONE_BY_ONE;
        let mut sentences = Vec::new();
        if are_many {
            let all: Vec<Series> = others.iter().map(|other| (*other).clone()).collect();
            sentences.push(self.spread(own, &all));
        }
        let (mut side_by_side, mut unrelated, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
        let mut not_comparable = Vec::new();
        for other in others {
            let facts = beside(self.scope, own, other);
            match facts.footing {
                Footing::SameEdition if are_many && is_one(other) => {}
                Footing::SameEdition => sentences.push(self.difference(other, &facts)),
                Footing::OtherEdition if facts.side_by_side.is_empty() => nothing.push(self.with_edition(other)),
                Footing::OtherEdition => {
                    side_by_side.push(self.with_edition(other));
                    not_comparable.extend(facts.not_comparable);
                }
                Footing::Unrelated => unrelated.push(self.with_edition(other)),
                Footing::Goal => sentences.extend(self.goal(&facts)),
            }
        }
        let name = || own.name.clone();
        if !side_by_side.is_empty() {
            let others = listed_some(locale, &side_by_side);
            sentences.push(td_string!(locale, reading.other_edition, others = others, own = name()).to_string());
        }
        not_comparable.sort_unstable();
        not_comparable.dedup();
        if !not_comparable.is_empty() {
            let parts = self.named(&not_comparable);
            sentences.push(td_string!(locale, reading.not_comparable, parts = parts).to_string());
        }
        if !nothing.is_empty() {
            let others = listed_some(locale, &nothing);
            sentences.push(td_string!(locale, reading.nothing_to_compare, other = others).to_string());
        }
        if !unrelated.is_empty() {
            let others = listed_some(locale, &unrelated);
            sentences.push(td_string!(locale, reading.unrelated, others = others, own = name()).to_string());
        }
        sentences
    }

    /// The two totals with their difference, where it may be told.
    #[must_use]
    pub fn totals(&self, own: &Series, other: &Series) -> Option<String> {
        let totals = beside(self.scope, own, other).totals?;
        let change = signed(totals.difference?);
        let (points, other_points) = (points(totals.own), points(totals.other));
        let (locale, name) = (self.locale, other.name.clone());
        Some(
            td_string!(
                locale,
                reading.totals,
                points = points,
                other_points = other_points,
                other = name,
                change = change
            )
            .to_string(),
        )
    }

    /// Above, below and alike, and the biggest difference.
    fn difference(&self, other: &Series, facts: &Beside) -> String {
        let locale = self.locale;
        let name = || other.name.clone();
        let (above, below) = if other.kind == ReferenceKind::Mean {
            (td_string!(locale, reading.over), td_string!(locale, reading.under))
        } else {
            (td_string!(locale, reading.higher), td_string!(locale, reading.lower))
        };
        if facts.compared() == 0 {
            return td_string!(locale, reading.nothing_to_compare, other = name()).to_string();
        }
        let same = td_string!(locale, reading.same);
        let mut text =
            self.clauses(&[(above, facts.above.len()), (below, facts.below.len()), (same, facts.equal.len())]);
        if let Some(gaps) = self.gaps(&facts.biggest) {
            text.push_str("; ");
            text.push_str(&td_string!(locale, reading.biggest, gaps = gaps).to_string());
        }
        let mut sentences = vec![td_string!(locale, reading.compared, other = name(), clauses = text).to_string()];
        if !facts.open.is_empty() {
            sentences.push(td_string!(locale, reading.left_open, parts = self.named(&facts.open)).to_string());
        }
        if !facts.missing.is_empty() {
            sentences.push(td_string!(locale, reading.left_missing, parts = self.named(&facts.missing)).to_string());
        }
        sentences.join(" ")
    }

    /// How far it is to a total.
    fn goal(&self, facts: &Beside) -> Option<String> {
        let locale = self.locale;
        let totals = facts.totals?;
        let goal = points(totals.other);
        let (least, most) = (totals.own.least, totals.own.most);
        Some(match totals.difference {
            Some(0..) => td_string!(locale, reading.goal_reached, goal = goal).to_string(),
            Some(short) => td_string!(locale, reading.goal_left, goal = goal, left = short.unsigned_abs()).to_string(),
            None if totals.own.settled().is_some() => {
                td_string!(locale, reading.goal_other_max, goal = goal, points = least).to_string()
            }
            None => td_string!(locale, reading.goal_open, goal = goal, least = least, most = most).to_string(),
        })
    }

    /// What dots show: where the draft lies among the others.
    #[must_use]
    pub fn spread(&self, own: &Series, others: &[Series]) -> String {
        let locale = self.locale;
        let facts = spread(self.scope, own, others);
        let mut sentences = Vec::new();
        if facts.most > 0 {
            let middle = if facts.most < MIN_QUARTERS {
                td_string!(locale, reading.between)
            } else {
                td_string!(locale, reading.middle)
            };
            let clauses = self.clauses(&[
                (td_string!(locale, reading.highest), facts.count(Position::Highest)),
                (td_string!(locale, reading.upper), facts.count(Position::Upper)),
                (middle, facts.count(Position::Middle)),
                (td_string!(locale, reading.lower_quarter), facts.count(Position::Lower)),
                (td_string!(locale, reading.lowest), facts.count(Position::Lowest)),
                (td_string!(locale, reading.same), facts.count(Position::Alike)),
            ]);
            let count = if facts.fewest == facts.most {
                number(locale, facts.most)
            } else {
                format!("{}–{}", facts.fewest, facts.most)
            };
            sentences.push(td_string!(locale, reading.among, count = count, clauses = clauses).to_string());
        }
        let left_out: Vec<_> =
            facts.left_out.iter().filter_map(|place| Some(self.with_edition(others.get(*place)?))).collect();
        if !left_out.is_empty() {
            let names = listed_some(locale, &left_out);
            sentences.push(td_string!(locale, reading.left_edition, names = names).to_string());
        }
        if sentences.is_empty() { self.alone(own).unwrap_or_default() } else { sentences.join(" ") }
    }

    /// What a heatmap shows: the strongest and weakest parts of the draft, and who is strongest where.
    #[must_use]
    pub fn heatmap(&self, own: &Series, others: &[Series]) -> String {
        let locale = self.locale;
        let all: Vec<_> = std::iter::once(own).chain(others).cloned().collect();
        let mut sentences: Vec<String> = self.alone(own).into_iter().collect();
        if let Some(facts) = leaders(self.scope, &all) {
            let names = facts.series.iter().filter_map(|place| all.get(*place)).map(|series| series.name.clone());
            let names = listed_some(locale, &names.collect::<Vec<_>>());
            let (at, of) = (facts.at, facts.of);
            sentences.push(match self.scope {
                Scope::Areas => td_string!(locale, reading.leader_areas, names = names, at = at, of = of).to_string(),
                Scope::Subareas(_) => {
                    td_string!(locale, reading.leader_subareas, names = names, at = at, of = of).to_string()
                }
            });
        }
        sentences.join(" ")
    }

    /// What a waterfall shows: the way from one total to another, with the parts that change it most.
    #[must_use]
    pub fn steps(&self, before: &str, after: &str, steps: &Steps) -> Option<String> {
        let locale = self.locale;
        let (from, to) = (points(steps.from), points(steps.to));
        let mut text = td_string!(
            locale,
            reading.steps,
            before = before.to_owned(),
            after = after.to_owned(),
            from = from,
            to = to,
            change = signed(steps.change?)
        )
        .to_string();
        let up = self.gaps(&steps.up).map(|gaps| td_string!(locale, reading.up, gaps = gaps).to_string());
        let down = self.gaps(&steps.down).map(|gaps| td_string!(locale, reading.down, gaps = gaps).to_string());
        let most: Vec<_> = up.into_iter().chain(down).collect();
        if !most.is_empty() {
            text.push_str(": ");
            text.push_str(&most.join("; "));
        }
        text.push('.');
        if let Some(sum) = steps.parts_sum_to {
            text.push(' ');
            text.push_str(&td_string!(locale, reading.steps_rounded, sum = signed(sum)).to_string());
        }
        Some(text)
    }

    /// A name with the edition that its figures are of.
    fn with_edition(&self, series: &Series) -> String {
        let name = series.name.clone();
        match series.edition.id() {
            Some(id) => {
                td_string!(self.locale, reading.with_edition, name = name, edition = id.to_string()).to_string()
            }
            None => td_string!(self.locale, reading.edition_unknown, name = name).to_string(),
        }
    }
}
