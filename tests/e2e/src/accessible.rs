//! Calls accessible.js in the page.

use anyhow::{Context, Result};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, error::CmdError};
use serde_json::{Value, json};

use crate::{Name, Role};

const SCRIPT: &str = include_str!("accessible.js");
/// The key under which WebDriver sends the reference of an element.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Evaluates a JavaScript expression that may use `accessible` and `arguments`.
async fn evaluate(client: &Client, expression: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
    client.execute(&format!("{SCRIPT}\nreturn {expression};"), arguments).await
}

/// The elements with a role and a name, on the page or within an element.
pub async fn find(client: &Client, role: Role, name: &Name, root: Option<&Element>) -> Result<Vec<Element>> {
    let expression = match role {
        // A file input is often hidden behind a button; it can be given a file all the same.
        Role::File => "accessible.files(arguments[1])",
        _ => "accessible.find(arguments[0], arguments[1], arguments[2])",
    };
    let found = evaluate(client, expression, vec![json!(role.name()), name.to_json(), to_json(root)?]).await?;
    Ok(elements(client, &found))
}

/// What to click to click an element.
pub async fn click_target(client: &Client, element: &Element) -> Result<Element> {
    let target = evaluate(client, "[accessible.target(arguments[0])]", vec![to_json(Some(element))?]).await?;
    elements(client, &target).into_iter().next().context("the element to click has gone")
}

/// The role and name of the element with the focus.
pub async fn focused(client: &Client) -> Result<String> {
    text_of(evaluate(client, "accessible.describe(accessible.focused())", vec![]).await?)
}

/// The names of the elements with a role, on the page or within an element.
pub async fn names(client: &Client, role: Role, root: Option<&Element>) -> Result<Vec<String>> {
    let expression = "accessible.find(arguments[0], arguments[1], arguments[2]).map(accessible.name)";
    let arguments = vec![json!(role.name()), Name::Any.to_json(), to_json(root)?];
    Ok(texts(&evaluate(client, expression, arguments).await?))
}

/// The text that is to be seen, on the page or within an element.
pub async fn text(client: &Client, root: Option<&Element>) -> Result<String> {
    text_of(evaluate(client, "accessible.text(arguments[0])", vec![to_json(root)?]).await?)
}

/// What the page shows, a line an element, for the message of a failed test.
pub async fn outline(client: &Client) -> Result<Vec<String>> {
    Ok(texts(&evaluate(client, "accessible.outline()", vec![]).await?))
}

fn texts(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn elements(client: &Client, found: &Value) -> Vec<Element> {
    let references = found.as_array().into_iter().flatten().filter_map(|one| one.get(ELEMENT_KEY)?.as_str());
    references
        .map(|reference| Element::from_element_id(client.clone(), ElementRef::from(reference.to_owned())))
        .collect()
}

fn to_json(element: Option<&Element>) -> Result<Value> {
    Ok(serde_json::to_value(element)?)
}

fn text_of(value: Value) -> Result<String> {
    Ok(value.as_str().context("the page answered with no text")?.to_owned())
}
