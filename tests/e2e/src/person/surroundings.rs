//! The person's surroundings: window, colours, paper, network. And pictures of what they see.

use std::fs;

use anyhow::{Result, anyhow};
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::json;

use super::Person;
use crate::devtools;

impl Person {
    /// Gives the window a size in CSS pixels.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        // A window cannot be as narrow as a column of an intranet; the emulated screen can.
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        devtools::send(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Prefers a dark page.
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
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        devtools::send(&self.client, "Emulation.setEmulatedMedia", json!({ "media": media, "features": features }))
            .await?;
        Ok(())
    }

    /// Prints the page on A4; returns the PDF.
    pub async fn print(&self) -> Result<Vec<u8>> {
        let configuration = PrintConfigurationBuilder::default().background(true).size(PrintSize::A4).build();
        let configuration = configuration.map_err(|error| anyhow!("this paper cannot be printed on: {error:?}"))?;
        Ok(self.client.print(configuration).await?)
    }

    /// Loses the network, or gets it back.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        devtools::send(&self.client, "Network.enable", json!({})).await?;
        devtools::send(&self.client, "Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Uses a machine that is slower by a factor; 1 is as fast as it is.
    pub async fn slow_down(&self, factor: u32) -> Result<()> {
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
