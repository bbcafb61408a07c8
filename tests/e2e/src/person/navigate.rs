//! Getting from page to page, and from tab to tab.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use url::Url;

use super::Person;
use crate::foreign_page;

/// Whether start.js has started the program and it has taken its place, or has shown that it could not.
const START: &str = "
    const hidden = (id) => document.getElementById(id)?.hidden ?? true;
    if (!hidden('start-failed')) return 'failed';
    const busy = document.querySelector('#kommunkompass[aria-busy]');
    return document.readyState === 'complete' && !busy && hidden('start-loading') ? 'started' : null;";

/// Marks a page, to tell it from the one that comes after it.
const MARK: &str = "window.kkBefore = true;";

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
        self.enter_frame(0).await?;
        self.see_it_started().await
    }

    /// Opens the single file from disk, at a route; waits until it has started.
    pub async fn open_single_file(&self, route: &str) -> Result<()> {
        self.open_from_disk(&self.environment().single_file, route).await?;
        self.see_it_started().await
    }

    /// Opens a page from disk.
    pub async fn open_from_disk(&self, path: &Path, route: &str) -> Result<()> {
        let mut url = Url::from_file_path(path).map_err(|()| anyhow!("{} is no whole path", path.display()))?;
        url.set_fragment(route.strip_prefix('#'));
        Ok(self.client.goto(url.as_str()).await?)
    }

    /// Opens a file of the bundle that is not the app, such as an example of embedding.
    pub async fn open_file(&self, path: &str) -> Result<()> {
        Ok(self.client.goto(&format!("{}{path}", self.environment().app)).await?)
    }

    /// Opens any page, such as one of a [`Site`](crate::Site).
    ///
    /// Where the driver cannot run scripts ahead of it and the scenario has some, the page comes by way of the go-between.
    pub async fn visit(&self, address: &str) -> Result<()> {
        match &self.shared.between {
            Some(between) if between.has_scripts() => {
                Ok(self.client.goto(&between.turn_to(&Url::parse(address)?)?).await?)
            }
            _ => Ok(self.client.goto(address).await?),
        }
    }

    /// Looks into a frame of the page from now on; 0 is the first.
    pub async fn enter_frame(&self, number: u16) -> Result<()> {
        self.client.enter_frame(number).await?;
        self.shared.frame.set(Some(number));
        Ok(())
    }

    /// Looks at the page itself again.
    pub async fn leave_frame(&self) -> Result<()> {
        self.client.enter_parent_frame().await?;
        self.shared.frame.set(None);
        Ok(())
    }

    /// Goes to another route as a link would, without loading the app again.
    pub async fn go_to(&self, route: &str) -> Result<()> {
        self.client.execute("location.hash = arguments[0];", vec![json!(route)]).await?;
        Ok(())
    }

    /// Loads the page again; waits until the app has started.
    pub async fn reload(&self) -> Result<()> {
        self.client.execute(MARK, vec![]).await?;
        self.client.refresh().await?;
        self.see_it_loaded_again().await
    }

    /// Loads the page again by way of its service worker, as a person does; the driver of Firefox would go past it.
    pub async fn load_again(&self) -> Result<()> {
        self.client.execute(&format!("{MARK} setTimeout(() => location.reload());"), vec![]).await?;
        self.see_it_loaded_again().await
    }

    /// Waits for the page that takes the place of the marked one, and until the app has started on it.
    async fn see_it_loaded_again(&self) -> Result<()> {
        let is_new = "return window.kkBefore === undefined;";
        // Between two pages a browser may have nothing to run it in.
        let look = async || Ok(self.client.execute(is_new, vec![]).await.is_ok_and(|new| new == true).then_some(()));
        self.wait_for("the page to be loaded again", look).await?;
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

    /// Waits until the app is at a route that ends with this, and gives it.
    pub async fn see_route_ending(&self, ending: &str) -> Result<String> {
        let look = async || Ok(Some(self.route().await?).filter(|route| route.ends_with(ending)));
        self.wait_for(&format!("a route that ends with {ending}"), look).await
    }

    /// Opens a new tab and turns to it; it shares the storage with the first.
    pub async fn new_tab(&self) -> Result<()> {
        self.tabs().await?;
        let tab = self.client.new_window(true).await?.handle;
        self.shared.tabs.borrow_mut().push(tab.clone());
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Turns to a tab; 0 is the one that was opened first.
    pub async fn turn_to_tab(&self, number: usize) -> Result<()> {
        let tab = self.tabs().await?.into_iter().nth(number).with_context(|| format!("there is no tab {number}"))?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// The tabs in the order in which they were opened. Drivers may name them in any; those that a page has opened come
    /// last.
    async fn tabs(&self) -> Result<Vec<WindowHandle>> {
        let open = self.client.windows().await?;
        let mut tabs = self.shared.tabs.borrow_mut();
        tabs.retain(|tab| open.contains(tab));
        let others: Vec<_> = open.into_iter().filter(|tab| !tabs.contains(tab)).collect();
        tabs.extend(others);
        Ok(tabs.clone())
    }

    /// Closes the tab that is shown; turn to another one next.
    pub async fn close_tab(&self) -> Result<()> {
        Ok(self.client.close_window().await?)
    }

    /// Waits until the app has started on the page that was visited.
    pub async fn see_it_started(&self) -> Result<()> {
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
