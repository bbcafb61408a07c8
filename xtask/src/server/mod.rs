//! A web server for a built bundle, as a careful site would serve it: used to look at the app and to test it.

mod headers;
#[cfg(test)]
mod tests;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::handler::HandlerWithoutStateExt;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;

pub use headers::CONTENT_SECURITY_POLICY;

/// A server on this machine that answers in the background until this value goes.
pub struct Server {
    address: SocketAddr,
    runtime: Runtime,
}

impl Server {
    /// Serves a folder on a port of 127.0.0.1; port 0 takes a free one.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let runtime = Runtime::new().context("the server could not start")?;
        let listener = runtime
            .block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port)))
            .with_context(|| format!("port {port} is not free; choose another one with --port"))?;
        let address = listener.local_addr()?;
        let router = router(folder);
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, runtime })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Goes on serving until the process is interrupted.
    pub fn serve_for_ever(self) {
        self.runtime.block_on(std::future::pending::<()>());
    }
}

fn router(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().fallback(not_found.into_service());
    Router::new().fallback_service(files).layer(from_fn(headers::add))
}

async fn not_found() -> impl IntoResponse {
    (StatusCode::NOT_FOUND, "There is no such file here.\n")
}
