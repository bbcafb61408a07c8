//! The headers of every answer: the security policy of the product and how long a file may be kept.

use std::path::Path;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::bundle::is_hashed;

/// What the page may do; the product is built to need no more (ARCHITECTURE.md).
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
    require-trusted-types-for 'script'; trusted-types kommunkompass";

const FOR_EVERY_ANSWER: [(HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// A file with a hash in its name never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Any other file is asked for again, and answered with "not modified" if it has not changed.
const ASK_AGAIN: &str = "no-cache";

/// Adds the headers to an answer.
pub async fn add(request: Request, next: Next) -> Response {
    let hashed = is_hashed(Path::new(request.uri().path()));
    let mut response = next.run(request).await;
    let keep = if hashed && response.status().is_success() { FOR_EVER } else { ASK_AGAIN };
    add_to(response.headers_mut(), keep);
    response
}

fn add_to(headers: &mut HeaderMap, keep: &'static str) {
    for (name, value) in FOR_EVERY_ANSWER {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
}
