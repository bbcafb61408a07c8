//! The strongest and the weakest areas.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::comparison::{RankedArea, Ranking, ranking};
use crate::language::Language;
use crate::rubric::{AreaId, Rubric};
use crate::scoring::Score;

/// How many areas each list names.
const LISTED: usize = 3;

/// Two short lists, and which areas are not placed yet.
pub fn ranking_list(score: &Score, rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let lang = lang_of(&rubric.title);
    let title = |id: &AreaId| {
        let title = rubric.area(id).map(|area| area.title.get(language)).unwrap_or_default();
        format!("{id} {title}")
    };
    let list = |heading: &'static str, areas: Vec<RankedArea>| {
        let items: Vec<_> = areas
            .into_iter()
            .map(|area| {
                let share = td_string!(locale, result.share, percent = area.share.get()).to_string();
                view! {
                    <li>
                        <span lang=lang>{title(&area.id)}</span> " " <span class="kk-ranking__share">{share}</span>
                    </li>
                }
            })
            .collect();
        view! {
            <div>
                <h3>{heading}</h3>
                <ol>{items}</ol>
            </div>
        }
    };
    let Ranking { strongest, weakest, unfinished } = ranking(score, LISTED);
    let nothing = strongest.is_empty();
    let names = unfinished.iter().map(title).collect::<Vec<_>>().join(", ");
    let unfinished = (!nothing && !names.is_empty()).then(|| {
        view! { <p class="kk-hint">{td_string!(locale, result.unfinished, areas = names).to_string()}</p> }
    });
    let lists = (!nothing).then(|| {
        view! {
            <div class="kk-columns">
                {list(td_string!(locale, result.strongest), strongest)}
                {list(td_string!(locale, result.weakest), weakest)}
            </div>
        }
    });
    view! {
        <section class="kk-ranking" aria-labelledby="ranking">
            <h2 id="ranking">{td_string!(locale, result.strongest_and_weakest)}</h2>
            {nothing.then(|| view! { <p>{td_string!(locale, result.ranking_empty)}</p> })}
            {lists}
            {unfinished}
        </section>
    }
}
