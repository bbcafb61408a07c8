//! The web servers whose configuration the documentation gives. The tests go without those that cannot be installed.

use std::path::PathBuf;

use anyhow::Result;

use super::{Requirement, debian};

/// nginx and Apache.
pub struct WebServers;

/// Apache's programs are in a package of their own, without the service.
const PACKAGES: [&str; 3] = ["nginx-light", "libnginx-mod-http-brotli-static", "apache2-bin"];

/// What gives nginx the files that are compressed with brotli.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

impl WebServers {
    /// The path of nginx, if it is there.
    pub fn nginx() -> Option<PathBuf> {
        program("nginx")
    }

    /// The path of nginx's module for brotli, if it is there.
    pub fn nginx_brotli() -> Option<PathBuf> {
        Some(PathBuf::from(NGINX_BROTLI)).filter(|path| path.is_file())
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
        Self::nginx().is_some() && Self::nginx_brotli().is_some() && Self::apache().is_some()
    }

    fn install(&self) -> Result<()> {
        debian::install_without_starting(&PACKAGES)
    }

    fn by_hand(&self) -> String {
        debian::by_hand(&PACKAGES)
    }
}
