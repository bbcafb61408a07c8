//! What is in a file of results, and what adding it would do: shown before anything changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::evaluation_import::LookedInto;
use crate::app::evaluation_files;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::services::page;
use crate::evaluation::file::EvaluationsFile;
use crate::evaluation::{
    Assessor, Difference, EditionClaim, Evaluation, Evaluations, Figure, Mean, Plan, Planned, Standing, plan,
};
use crate::language::Language;
use crate::points::Interval;

/// Id of the panel's heading.
const HEADING: &str = "evaluation-plan";

/// The most faults, or remarks, that are listed one by one.
const MAX_FAULTS: usize = 30;

/// How many results are listed before somebody asks for all.
const LISTED: usize = 50;

/// The most figures of one result that are told one by one.
const MAX_FIGURES: usize = 4;

/// A result or mean that can be ticked.
#[derive(Clone, PartialEq)]
struct Offered {
    /// Its place among the results of the file, and after them the means.
    at: usize,
    name: String,
    /// What else is told of it: in one line, or what would be replaced by what.
    hint: String,
}

/// What the file offers.
#[derive(Clone, Default, PartialEq)]
struct Offers {
    new: Vec<Offered>,
    replaced: Vec<Offered>,
    n_same: usize,
}

/// The panel: what is new, what would be replaced, what is faulty, and the button that adds what is ticked.
#[component]
pub fn EvaluationPlan(
    /// The file.
    looked: LookedInto,
    /// The results that are here.
    stored: Signal<Arc<Evaluations>>,
    /// Called when the file is put aside.
    close: Callback<()>,
    /// Called with what shall be added, and how many of these take the place of another.
    add: Callback<(Vec<Evaluation>, Vec<Mean>, usize)>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            page::focus(&heading);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            close.run(());
        }
    };
    let LookedInto { name, file } = looked;
    let title = td_string!(locale, import.title, file = name).to_string();
    let (faults, remarks) = (faults(locale, language, &file), remarks(locale, language, &file));
    let planned = Memo::new(move |_| stored.with(|stored| plan(&file, stored)));
    let offers = Memo::new(move |_| planned.with(|plan| offers(locale, language, plan)));
    // What is here is kept unless somebody says so.
    let ticked = RwSignal::new(offers.with_untracked(|offers| places(&offers.new)));
    let lists = move || {
        let Offers { new, replaced, n_same } = offers.get();
        let nothing = (new.is_empty() && replaced.is_empty() && n_same == 0)
            .then(|| view! { <p class="kk-preview__name">{td_string!(locale, evaluation_files.nothing)}</p> });
        let same = (n_same > 0).then(|| match n_same {
            1 => td_string!(locale, evaluation_files.one_same).to_owned(),
            count => td_string!(locale, evaluation_files.many_same, count = count).to_string(),
        });
        let new_legend = td_string!(locale, evaluation_files.new, count = new.len()).to_string();
        let replaced_legend = td_string!(locale, evaluation_files.replaced, count = replaced.len()).to_string();
        let replaced_hint = td_string!(locale, evaluation_files.replaced_hint);
        view! {
            {nothing}
            {list(locale, new_legend, None, new, ticked)}
            {list(locale, replaced_legend, Some(replaced_hint), replaced, ticked)}
            {same.map(|same| view! { <p>{same}</p> })}
        }
    };
    view! {
        <section class="kk-report kk-preview" aria-labelledby=HEADING on:keydown=on_key>
            <h2 id=HEADING class="kk-preview__title" tabindex="-1" node_ref=heading>{title}</h2>
            <p>{td_string!(locale, evaluation_files.nothing_yet)}</p>
            {lists}
            {faults}
            {remarks}
            <p class="kk-actions">
                {add_button(locale, planned, offers, ticked, add)}
                <button type="button" class="kk-button kk-button--quiet" on:click=move |_| close.run(())>
                    {td_string!(locale, import.cancel)}
                </button>
            </p>
        </section>
    }
}

fn places(offered: &[Offered]) -> BTreeSet<usize> {
    offered.iter().map(|offered| offered.at).collect()
}

/// What of a plan can be ticked, in words.
fn offers(locale: Locale, language: Language, plan: &Plan) -> Offers {
    let mut offers = Offers::default();
    for (at, planned) in plan.evaluations.iter().enumerate() {
        let (name, mut facts) = evaluation_words(locale, language, &planned.item);
        if planned.may_be_here {
            facts = td_string!(locale, evaluation_files.may_be_here, facts = facts).to_string();
        }
        offers.add(locale, language, at, name, facts, &planned.standing);
    }
    for (at, planned) in (plan.evaluations.len()..).zip(&plan.means) {
        let name = planned.item.title.get(language).to_owned();
        let facts = td_string!(locale, evaluation_files.mean, year = planned.item.year.get()).to_string();
        offers.add(locale, language, at, name, facts, &planned.standing);
    }
    offers
}

impl Offers {
    fn add<T>(
        &mut self,
        locale: Locale,
        language: Language,
        at: usize,
        name: String,
        facts: String,
        standing: &Standing<T>,
    ) {
        match standing {
            Standing::New => self.new.push(Offered { at, name, hint: facts }),
            Standing::Same => self.n_same += 1,
            Standing::Replaces { old: _, differs } => {
                let hint = differences(locale, language, differs);
                self.replaced.push(Offered { at, name, hint });
            }
        }
    }
}

/// What a result is called, and what is told of it in one line.
fn evaluation_words(locale: Locale, language: Language, evaluation: &Evaluation) -> (String, String) {
    let (municipality, year) = (evaluation.municipality.name.as_str(), evaluation.year.get());
    let name = td_string!(locale, draft.name, municipality = municipality, year = year).to_string();
    let mut facts = Vec::new();
    if evaluation.assessor == Assessor::Municipality {
        facts.push(td_string!(locale, evaluation_files.own_assessment).to_owned());
    }
    facts.extend(evaluation.month.map(|month| td_string!(locale, evaluation_files.month, month = month).to_string()));
    facts.push(match &evaluation.edition {
        EditionClaim::Stated(id) | EditionClaim::Inferred(id) => {
            td_string!(locale, evaluation_files.edition, edition = id.as_str()).to_string()
        }
        EditionClaim::Unknown => td_string!(locale, evaluation_files.no_known_edition).to_owned(),
    });
    facts.push(match evaluation.total {
        Some(total) => {
            let points = figure(language, (total.points, total.possible));
            td_string!(locale, evaluation_files.points, points = points).to_string()
        }
        None => td_string!(locale, evaluation_files.no_total).to_owned(),
    });
    (name, facts.join(", "))
}

fn figure(language: Language, (points, possible): Figure) -> String {
    format::exact_interval(Interval::new(points, possible.unwrap_or(points)), language)
}

/// The first figures that differ, and how many more there are.
fn differences(locale: Locale, language: Language, differs: &[Difference]) -> String {
    let shown = |found: Option<Figure>| found.map_or_else(|| "–".to_owned(), |found| figure(language, found));
    let one = |difference: &Difference| {
        let part = difference.part.as_deref().unwrap_or(td_string!(locale, evaluation_files.total));
        let (old, new) = (shown(difference.old), shown(difference.new));
        td_string!(locale, evaluation_files.difference, part = part, old = old, new = new).to_string()
    };
    let mut told: Vec<_> = differs.iter().take(MAX_FIGURES).map(one).collect();
    let more = differs.len().saturating_sub(MAX_FIGURES);
    if more > 0 {
        told.push(td_string!(locale, evaluation_files.more_figures, count = more).to_string());
    }
    told.join("; ")
}

/// Results with a check box each; nothing where there are none.
fn list(
    locale: Locale,
    legend: String,
    hint: Option<&'static str>,
    offered: Vec<Offered>,
    ticked: RwSignal<BTreeSet<usize>>,
) -> Option<impl IntoView> {
    let (count, all) = (offered.len(), places(&offered));
    let tick_all = StoredValue::new(all);
    let tick = move |is_ticked: bool| {
        ticked.update(|ticked| {
            tick_all.with_value(|all| {
                ticked.retain(|at| !all.contains(at));
                if is_ticked {
                    ticked.extend(all);
                }
            });
        });
    };
    let kind = "kk-button kk-button--text";
    let buttons = (count > 3).then(|| {
        view! {
            <div class="kk-actions">
                <button type="button" class=kind on:click=move |_| tick(true)>
                    {td_string!(locale, evaluation_files.tick_all)}
                </button>
                <button type="button" class=kind on:click=move |_| tick(false)>
                    {td_string!(locale, evaluation_files.tick_none)}
                </button>
            </div>
        }
    });
    let limit = RwSignal::new(LISTED);
    let offered = StoredValue::new(offered);
    let rows = move || {
        offered.with_value(|offered| {
            offered.iter().take(limit.get()).map(|offered| row(offered, ticked)).collect::<Vec<_>>()
        })
    };
    let more = move || {
        (limit.get() < count).then(|| {
            let label = td_string!(locale, evaluation_files.show_all, count = count).to_string();
            view! { <button type="button" class=kind on:click=move |_| limit.set(count)>{label}</button> }
        })
    };
    (count > 0).then(|| {
        view! {
            <fieldset class="kk-choice">
                <legend>{legend}</legend>
                {hint.map(|hint| view! { <p class="kk-hint">{hint}</p> })}
                {buttons}
                {rows}
                {more}
            </fieldset>
        }
    })
}

fn row(offered: &Offered, ticked: RwSignal<BTreeSet<usize>>) -> impl IntoView + use<> {
    let Offered { at, name, hint } = offered.clone();
    let id = format!("evaluation-offer-{at}");
    let toggle = move |_| {
        ticked.update(|ticked| {
            if !ticked.remove(&at) {
                ticked.insert(at);
            }
        });
    };
    view! {
        <div class="kk-choice__option">
            <label>
                <input
                    type="checkbox"
                    aria-describedby=id.clone()
                    prop:checked=move || ticked.read().contains(&at)
                    on:change=toggle
                />
                {name}
            </label>
            <p class="kk-hint" id=id>{hint}</p>
        </div>
    }
}

/// The button that adds what is ticked; instead of it what to do when nothing is, and nothing where nothing can be.
fn add_button(
    locale: Locale,
    planned: Memo<Plan>,
    offers: Memo<Offers>,
    ticked: RwSignal<BTreeSet<usize>>,
    add: Callback<(Vec<Evaluation>, Vec<Mean>, usize)>,
) -> impl IntoView + use<> {
    let counts = Memo::new(move |_| {
        let ticked = ticked.read();
        let count = |offered: &[Offered]| offered.iter().filter(|offered| ticked.contains(&offered.at)).count();
        offers.with(|offers| {
            let is_any = !(offers.new.is_empty() && offers.replaced.is_empty());
            is_any.then(|| (count(&offers.new), count(&offers.replaced)))
        })
    });
    let act = move |_| {
        let n_replaced = counts.get_untracked().map(|(_, replaced)| replaced).unwrap_or_default();
        let ticked = ticked.get_untracked();
        let (evaluations, means) = planned.with_untracked(|plan| {
            let first_mean = plan.evaluations.len();
            (chosen(&plan.evaluations, &ticked, 0), chosen(&plan.means, &ticked, first_mean))
        });
        add.run((evaluations, means, n_replaced));
    };
    move || {
        counts.get().map(|(new, replaced)| {
            let label = match (new, replaced) {
                (0, 0) => return view! { <span>{td_string!(locale, evaluation_files.tick)}</span> }.into_any(),
                (0, 1) => td_string!(locale, evaluation_files.replace_single).to_owned(),
                (0, count) => td_string!(locale, evaluation_files.replace_several, count = count).to_string(),
                (1, 0) => td_string!(locale, evaluation_files.add_single).to_owned(),
                (count, 0) => td_string!(locale, evaluation_files.add_several, count = count).to_string(),
                (new, replaced) => {
                    td_string!(locale, evaluation_files.add_and_replace, new = new, replaced = replaced).to_string()
                }
            };
            let kind = "kk-button kk-button--primary";
            view! { <button type="button" class=kind on:click=act>{label}</button> }.into_any()
        })
    }
}

/// What is ticked of a list whose first stands at a place, without what is here already.
fn chosen<T: Clone>(planned: &[Planned<T>], ticked: &BTreeSet<usize>, first: usize) -> Vec<T> {
    let is_chosen = |(at, planned): &(usize, &Planned<T>)| match planned.standing {
        Standing::New | Standing::Replaces { .. } => ticked.contains(at),
        Standing::Same => false,
    };
    (first..).zip(planned).filter(is_chosen).map(|(_, planned)| planned.item.clone()).collect()
}

/// What cannot be added, each with its place and what to do.
fn faults(locale: Locale, language: Language, file: &EvaluationsFile) -> Option<impl IntoView + use<>> {
    let sentences = file.faults.iter().map(|fault| evaluation_files::fault(locale, language, fault));
    let items = items(locale, sentences, file.faults.len());
    let title = if file.is_empty() {
        td_string!(locale, evaluation_files.faults_only)
    } else {
        td_string!(locale, evaluation_files.faults)
    };
    (!file.faults.is_empty()).then(|| {
        view! {
            <div class="kk-notice kk-notice--warning">
                <p>
                    <strong>{title}</strong>
                </p>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// What should be looked at again, folded where it is much.
fn remarks(locale: Locale, language: Language, file: &EvaluationsFile) -> Option<impl IntoView + use<>> {
    let sentences = file.remarks.iter().map(|remark| evaluation_files::remark(locale, language, remark));
    let (items, count) = (items(locale, sentences, file.remarks.len()), file.remarks.len());
    (count > 0).then(|| {
        view! {
            <details class="kk-preview__changes" open=count <= 3>
                <summary>{td_string!(locale, evaluation_files.remarks, count = count).to_string()}</summary>
                <ul class="kk-findings">{items}</ul>
            </details>
        }
    })
}

/// The first sentences of a list, and how many more there are.
fn items(locale: Locale, sentences: impl Iterator<Item = String>, count: usize) -> Vec<AnyView> {
    let more = count.saturating_sub(MAX_FAULTS);
    let more = (more > 0).then(|| td_string!(locale, evaluation_files.more, count = more).to_string());
    sentences.take(MAX_FAULTS).chain(more).map(|sentence| view! { <li>{sentence}</li> }.into_any()).collect()
}
