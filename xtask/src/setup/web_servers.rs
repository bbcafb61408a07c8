//! The web servers whose configuration the documentation gives. The tests go without those that cannot be installed.

use std::path::PathBuf;

use anyhow::Result;

use super::{Requirement, debian};

/// nginx and Apache.
pub struct WebServers;

/// Apache's programs are in a package of their own, without the service.
const PACKAGES: [&str; 2] = ["nginx-light", "apache2-bin"];

impl WebServers {
    /// The path of nginx, if it is there.
    pub fn nginx() -> Option<PathBuf> {
        program("nginx")
    }

    /// The path of Apache, if it is there.
    pub fn apache() -> Option<PathBuf> {
        program("apache2")
    }
}

/// The path of a server, which is often in a folder for root only.
fn program(name: &str) -> Option<PathBuf> {
    which::which(name).or_else(|_| which::which(format!("/usr/sbin/{name}"))).ok()
}

impl Requirement for WebServers {
    fn what(&self) -> String {
        "nginx and Apache, which the configurations in docs/embedding.md are tested with".to_owned()
    }

    fn is_met(&self) -> bool {
        Self::nginx().is_some() && Self::apache().is_some()
    }

    fn install(&self) -> Result<()> {
        debian::install_without_starting(&PACKAGES)
    }

    fn by_hand(&self) -> String {
        debian::by_hand(&PACKAGES)
    }
}

/// What nginx gives files out with that are compressed with brotli. By itself, since older distributions have none.
pub struct NginxBrotli;

const BROTLI_PACKAGES: [&str; 1] = ["libnginx-mod-http-brotli-static"];
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

impl NginxBrotli {
    /// The path of the module, if it is there.
    pub fn module() -> Option<PathBuf> {
        Some(PathBuf::from(BROTLI_MODULE)).filter(|path| path.is_file())
    }
}

impl Requirement for NginxBrotli {
    fn what(&self) -> String {
        "nginx's module for brotli, which a line of its configuration in docs/embedding.md is tested with".to_owned()
    }

    fn is_met(&self) -> bool {
        Self::module().is_some()
    }

    fn install(&self) -> Result<()> {
        debian::install_without_starting(&BROTLI_PACKAGES)
    }

    fn by_hand(&self) -> String {
        debian::by_hand(&BROTLI_PACKAGES)
    }
}
