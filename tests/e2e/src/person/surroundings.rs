//! The person's surroundings: window, colours, paper, network. And pictures of what they see.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Error, Result, anyhow};
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::json;

use super::Person;
use crate::passed_over::{Ability, Lacking};
use crate::{Browser, devtools, gecko};

/// The narrowest window that Firefox makes; its page can be narrower.
const WINDOW: u32 = 500;
/// Room for what the browser has above the page.
const HEAD: u32 = 100;
/// As Firefox itself does it for its view of small screens.
const RESIZE: &str = "const [width, height] = arguments;
    browser.style.setProperty('width', `${width}px`);
    browser.style.setProperty('height', `${height}px`);
    for (const side of ['min-width', 'min-height']) browser.style.setProperty(side, 0);";
const EMULATE: &str = "const [media, features] = arguments;
    const context = browser.browsingContext;
    context.mediumOverride = media;
    context.prefersColorSchemeOverride = features['prefers-color-scheme'] ?? 'none';
    context.forcedColorsOverride = features['forced-colors'] ?? 'none';
    const motion = 'ui.prefersReducedMotion';
    if (features['prefers-reduced-motion'] === 'reduce') Services.prefs.setIntPref(motion, 1);
    else Services.prefs.clearUserPref(motion);";

impl Person {
    /// Gives the page a size in CSS pixels.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        match self.browser() {
            // A window cannot be as narrow as a column of an intranet; the emulated screen can.
            Browser::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                devtools::send(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await?;
            }
            Browser::Firefox => {
                self.client.set_window_size(width.max(WINDOW), height + HEAD).await?;
                gecko::around_page(&self.client, RESIZE, vec![json!(width), json!(height)]).await?;
            }
            Browser::WebKit => self.client.set_window_size(width, height + HEAD).await?,
        }
        self.see_width(width).await
    }

    async fn see_width(&self, width: u32) -> Result<()> {
        let look = async || {
            let found = self.client.execute("return innerWidth;", vec![]).await?;
            Ok((found == json!(width)).then_some(()))
        };
        self.wait_for(&format!("a page of {width} pixels"), look).await
    }

    /// Prefers a dark page. Firefox forgets it with every page that is opened.
    pub async fn prefer_dark(&self) -> Result<()> {
        self.emulate("", &[("prefers-color-scheme", "dark")]).await
    }

    /// Prefers a page that does not move.
    pub async fn prefer_reduced_motion(&self) -> Result<()> {
        self.emulate("", &[("prefers-reduced-motion", "reduce")]).await
    }

    /// Uses the forced colours of the operating system.
    pub async fn force_colours(&self) -> Result<()> {
        self.emulate("", &[("forced-colors", "active")]).await
    }

    /// Sees the page as it is printed.
    pub async fn see_as_printed(&self) -> Result<()> {
        self.emulate("print", &[]).await
    }

    /// Undoes every wish for colours, motion and paper.
    pub async fn prefer_nothing(&self) -> Result<()> {
        self.emulate("", &[]).await
    }

    async fn emulate(&self, media: &str, features: &[(&str, &str)]) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let features: Vec<_> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                let media = json!({ "media": media, "features": features });
                devtools::send(&self.client, "Emulation.setEmulatedMedia", media).await?;
            }
            Browser::Firefox => {
                let features: BTreeMap<_, _> = features.iter().copied().collect();
                gecko::around_page(&self.client, EMULATE, vec![json!(media), json!(features)]).await?;
            }
            Browser::WebKit => return Err(self.lacks("change what the page is shown on")),
        }
        Ok(())
    }

    /// Ends the scenario here, in a browser that cannot do what comes next.
    pub fn must_be_able(&self, ability: Ability) -> Result<()> {
        ability.lacking(self.browser()).map_or(Ok(()), |lacking| Err(Error::new(lacking)))
    }

    /// Ends the scenario here, in a browser that cannot do this.
    pub(super) fn lacks(&self, what: &'static str) -> Error {
        Error::new(Lacking { browser: self.browser(), what })
    }

    /// Prints the page on A4; returns the PDF.
    pub async fn print(&self) -> Result<Vec<u8>> {
        if self.browser() == Browser::WebKit {
            return Err(self.lacks("print"));
        }
        let configuration = PrintConfigurationBuilder::default().background(true).size(PrintSize::A4).build();
        let configuration = configuration.map_err(|error| anyhow!("this paper cannot be printed on: {error:?}"))?;
        Ok(self.client.print(configuration).await?)
    }

    /// Loses the network, or gets it back.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        if let Some(between) = &self.shared.between {
            between.set_offline(offline);
            return Ok(());
        }
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        devtools::send(&self.client, "Network.enable", json!({})).await?;
        devtools::send(&self.client, "Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Uses a machine that is slower by a factor; 1 is as fast as it is.
    pub async fn slow_down(&self, factor: u32) -> Result<()> {
        if self.browser() != Browser::Chromium {
            return Err(self.lacks("be slowed down"));
        }
        devtools::send(&self.client, "Emulation.setCPUThrottlingRate", json!({ "rate": factor })).await?;
        Ok(())
    }

    /// Takes a picture of what is to be seen, into the folder `KOMMUNKOMPASS_SCREENSHOTS`; does nothing if it is not set.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        if let Some(folder) = &self.environment().screenshots {
            fs::create_dir_all(folder)?;
            fs::write(folder.join(format!("{name}.png")), self.client.screenshot().await?)?;
        }
        Ok(())
    }
}
