//! What is taken along of a chart: its table, its text, its picture.

use leptos::html::{Select, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chart_figure::FigureContent;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::made::Made;
use crate::app::services::{clipboard, clock, download, picture};
use crate::chart::sheet::{SheetText, file_name, inner_width, sheet};
use crate::chart::svg::{shown_height, write_svg};
use crate::chart::{ChartTable, Drawing};
use crate::language::Language;

/// The widths that a PNG can have, in pixels.
const WIDTHS: [u32; 3] = [800, 1600, 3200];

/// The one that is proposed.
const PROPOSED: u32 = 1600;

/// The width that a picture is laid out for, whatever the page is like.
const SHEET: f64 = 800.0;

/// What became of what was asked for last.
#[derive(Clone, PartialEq)]
enum Said {
    Copied,
    /// The text to copy by oneself.
    CopyYourself(String),
    Saved(String),
    NotDrawn,
    NotSaved,
}

/// The buttons under a chart, and what each opens.
#[component]
pub fn ChartExports(
    /// Id of the figure.
    id: String,
    /// What it shows.
    content: Memo<Made<FigureContent>>,
    /// Whether the table stands beside the figure already.
    table_elsewhere: bool,
) -> impl IntoView {
    let locale = use_locale();
    let said = RwSignal::new(None::<Said>);
    let (shows_table, shows_picture) = (RwSignal::new(false), RwSignal::new(false));
    let (table_id, picture_id) = (format!("{id}-table"), format!("{id}-picture"));
    // What cannot be shown has a sentence that says why, and nothing to take along.
    let is_empty = Memo::new(move |_| content.read().table.rows.is_empty());
    // What was said of one chart does not hold for the next.
    Effect::watch(move || content.track(), move |(), _, _| said.set(None), false);
    let copy = move |_| {
        let text = as_text(&content.read_untracked());
        said.set(None);
        spawn_local(async move {
            let copied = clipboard::write(&text).await.is_some();
            said.set(Some(if copied { Said::Copied } else { Said::CopyYourself(text) }));
        });
    };
    let table_button =
        (!table_elsewhere).then(|| opener(td_string!(locale, figure.table), table_id.clone(), shows_table).into_any());
    // Built when it is asked for: with hundreds of municipalities it is large.
    let table = move || {
        (shows_table.get() && !is_empty.get()).then(|| {
            let content = content.get();
            let caption = td_string!(locale, figure.table_of, title = content.title.as_str()).to_string();
            chart_table(&content.table, caption, content.lang)
        })
    };
    view! {
        <div class="kk-figure__exports kk-screen-only" hidden=is_empty>
            <div class="kk-actions">
                {table_button}
                <button type="button" class="kk-button kk-button--quiet" on:click=copy>
                    {td_string!(locale, figure.copy)}
                </button>
                {opener(td_string!(locale, figure.picture), picture_id.clone(), shows_picture)}
            </div>
            <div id=picture_id hidden=move || !shows_picture.get()>
                <PictureChoice id content said />
            </div>
            <p class="kk-figure__said" role="status">
                {move || said.with(|said| said.as_ref().map(|said| said_text(locale, said)))}
            </p>
            {move || match said.get() {
                Some(Said::CopyYourself(text)) => Some(text_field(text)),
                _ => None,
            }}
        </div>
        <div id=table_id>{table}</div>
    }
}

/// A button that shows and hides a part.
fn opener(label: &'static str, controls: String, shows: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="kk-button kk-button--quiet"
            aria-expanded=move || if shows.get() { "true" } else { "false" }
            aria-controls=controls
            on:click=move |_| shows.update(|shows| *shows = !*shows)
        >
            {label}
        </button>
    }
}

/// SVG, or PNG of a width.
#[component]
fn PictureChoice(id: String, content: Memo<Made<FigureContent>>, said: RwSignal<Option<Said>>) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let width = NodeRef::<Select>::new();
    let select_id = format!("{id}-width");
    let options: Vec<_> = WIDTHS
        .into_iter()
        .map(|width| {
            let name = td_string!(locale, figure.pixels, width = width).to_string();
            view! { <option value=width.to_string() selected=width == PROPOSED>{name}</option> }
        })
        .collect();
    let get = move |png: bool| {
        let chosen = width.get_untracked().and_then(|select| select.value().parse().ok()).unwrap_or(PROPOSED);
        let content = content.get_untracked();
        said.set(None);
        spawn_local(async move { said.set(Some(hand_over(locale, language, &content, png.then_some(chosen)).await)) });
    };
    view! {
        <p class="kk-hint">{td_string!(locale, figure.picture_hint)}</p>
        <div class="kk-actions">
            <label for=select_id.clone()>{td_string!(locale, figure.width)}</label>
            <select id=select_id class="kk-input kk-figure__width" node_ref=width>
                {options}
            </select>
            <button type="button" class="kk-button" on:click=move |_| get(true)>
                {td_string!(locale, figure.png)}
            </button>
            <button type="button" class="kk-button" on:click=move |_| get(false)>
                {td_string!(locale, figure.svg)}
            </button>
        </div>
    }
}

/// Makes the picture and saves it, as a PNG of a width or as SVG.
async fn hand_over(locale: Locale, language: Language, content: &FigureContent, png: Option<u32>) -> Said {
    let sheet = sheet_of(locale, language, content);
    let name = file_name(&content.file_name);
    let write = |width| write_svg(&sheet, &content.title, &content.sentence, width);
    let (name, saved) = match png {
        None => {
            let name = format!("{name}.svg");
            let saved = download::save_text(&name, "image/svg+xml", &write(SHEET)).await;
            (name, saved)
        }
        Some(width) => {
            let across = f64::from(width);
            let height = whole(shown_height(&sheet, across));
            let Ok(blob) = picture::png(&write(across), width, height).await else { return Said::NotDrawn };
            let name = format!("{name}.png");
            let saved = download::hand_over(&name, blob);
            (name, saved)
        }
    };
    if saved.is_ok() { Said::Saved(name) } else { Said::NotSaved }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in pixels")]
const fn whole(height: f64) -> u32 {
    height.ceil() as u32
}

fn sheet_of(locale: Locale, language: Language, content: &FigureContent) -> Drawing {
    let date = clock::day_of(clock::now(), language);
    let mut notes = all_notes(content);
    notes.push(td_string!(locale, figure.made, date = date).to_string());
    let text = SheetText { title: &content.title, sentence: &content.sentence, legend: &content.legend, notes: &notes };
    sheet(&text, &(content.draw)(inner_width(SHEET)), SHEET)
}

fn all_notes(content: &FigureContent) -> Vec<String> {
    content.notes.iter().chain(&content.notes_elsewhere).cloned().collect()
}

/// Title, sentence, the table with tabs, and what has to be kept in mind.
fn as_text(content: &FigureContent) -> String {
    let mut text = format!("{}\n{}\n\n{}", content.title, content.sentence, content.table.to_text());
    for note in all_notes(content) {
        text.push('\n');
        text.push_str(&note);
    }
    text
}

fn said_text(locale: Locale, said: &Said) -> String {
    match said {
        Said::Copied => td_string!(locale, figure.copied).to_owned(),
        Said::CopyYourself(_) => td_string!(locale, figure.copy_yourself).to_owned(),
        Said::Saved(name) => td_string!(locale, figure.saved, name = name.as_str()).to_string(),
        Said::NotDrawn => td_string!(locale, figure.not_drawn).to_owned(),
        Said::NotSaved => td_string!(locale, figure.not_saved).to_owned(),
    }
}

/// The text, selected, where the page may not copy it.
fn text_field(text: String) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<Textarea>::new();
    field.on_load(|field| clipboard::select(&field));
    view! {
        <textarea
            class="kk-input kk-figure__text"
            rows="8"
            readonly=true
            aria-label=td_string!(locale, figure.text)
            prop:value=text
            node_ref=field
        />
    }
}

/// The numbers as a table.
pub fn chart_table(table: &ChartTable, caption: String, lang: Option<&'static str>) -> impl IntoView + use<> {
    let row = |cells: &Vec<String>, lang: Option<&'static str>| {
        let mut cells = cells.iter().cloned();
        let head = cells.next();
        let cells: Vec<_> = cells.map(cell).collect();
        view! {
            <tr>
                <th scope="row" lang=lang>{head}</th>
                {cells}
            </tr>
        }
    };
    let mut headings = table.headings.iter().cloned();
    let first = headings.next();
    let headings: Vec<_> = headings.map(|heading| view! { <th scope="col" class="kk-number">{heading}</th> }).collect();
    let rows: Vec<_> = table.rows.iter().map(|cells| row(cells, lang)).collect();
    let total = table.total.as_ref().map(|cells| view! { <tfoot>{row(cells, None)}</tfoot> });
    let name = caption.clone();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=name>
            <table class="kk-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {headings}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {total}
            </table>
        </div>
    }
}

/// A figure, or a few words on why there is none.
fn cell(text: String) -> impl IntoView {
    let is_figure = text.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '−' | '+' | '±'));
    let class = if is_figure { "kk-number" } else { "kk-number kk-number--words" };
    view! { <td class=class>{text}</td> }
}
