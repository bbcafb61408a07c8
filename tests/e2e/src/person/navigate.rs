//! Getting from page to page, and from tab to tab.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Person;
use crate::foreign_page;

/// Whether start.js has started the program and it has taken its place, or has shown that it could not.
const START: &str = "
    const hidden = (id) => document.getElementById(id)?.hidden ?? true;
    if (!hidden('start-failed')) return 'failed';
    const busy = document.querySelector('#kommunkompass[aria-busy]');
    return document.readyState === 'complete' && !busy && hidden('start-loading') ? 'started' : null;";

impl Person {
    /// Opens the app at a route, such as `#/`; waits until it has started.
    pub async fn open(&self, route: &str) -> Result<()> {
        self.open_file(route).await?;
        self.see_it_started().await
    }

    /// Opens the app at a route in a frame of a page of another site, and looks into the frame from then on.
    pub async fn open_in_foreign_frame(&self, route: &str) -> Result<()> {
        let page = foreign_page::serve(&format!("{}{route}", self.environment().app))?;
        self.client.goto(&page).await?;
        self.client.enter_frame(0).await?;
        self.see_it_started().await
    }

    /// Opens a file of the bundle that is not the app, such as an example of embedding.
    pub async fn open_file(&self, path: &str) -> Result<()> {
        Ok(self.client.goto(&format!("{}{path}", self.environment().app)).await?)
    }

    /// Goes to another route as a link would, without loading the app again.
    pub async fn go_to(&self, route: &str) -> Result<()> {
        self.client.execute("location.hash = arguments[0];", vec![json!(route)]).await?;
        Ok(())
    }

    /// Loads the page again; waits until the app has started.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.see_it_started().await
    }

    /// Goes back, as with the button of the browser.
    pub async fn back(&self) -> Result<()> {
        Ok(self.client.back().await?)
    }

    /// The route the app is at, such as `#/`.
    pub async fn route(&self) -> Result<String> {
        let url = self.client.current_url().await?;
        Ok(url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default())
    }

    /// Waits until the app is at a route.
    pub async fn see_route(&self, route: &str) -> Result<()> {
        let look = async || Ok((self.route().await? == route).then_some(()));
        self.wait_for(&format!("the route {route}"), look).await
    }

    /// Opens a new tab and turns to it; it shares the storage with the first.
    pub async fn new_tab(&self) -> Result<()> {
        let tab = self.client.new_window(true).await?;
        Ok(self.client.switch_to_window(tab.handle).await?)
    }

    /// Turns to a tab; 0 is the one that was opened first.
    pub async fn turn_to_tab(&self, number: usize) -> Result<()> {
        let tabs = self.client.windows().await?;
        let tab = tabs.into_iter().nth(number).with_context(|| format!("there is no tab {number}"))?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Closes the tab that is shown; turn to another one next.
    pub async fn close_tab(&self) -> Result<()> {
        Ok(self.client.close_window().await?)
    }

    async fn see_it_started(&self) -> Result<()> {
        let look = async || Ok(self.client.execute(START, vec![]).await?.as_str().map(str::to_owned));
        let state = self.wait_for("the app to start", look).await?;
        ensure!(state == "started", "the app could not start and says so: {}", self.start_error().await);
        Ok(())
    }

    async fn start_error(&self) -> String {
        let script = "return document.getElementById('start-failed')?.textContent;";
        let text = self.client.execute(script, vec![]).await.unwrap_or(Value::Null);
        text.as_str().unwrap_or_default().trim().to_owned()
    }
}
