//! A drawing as the pixels of a picture.

use futures_channel::oneshot;
use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The browser made no picture: too large for it, or it does not draw into pictures at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDrawn;

/// The text of an SVG file as a PNG of this size, on white.
///
/// # Errors
/// See [`NotDrawn`].
pub async fn png(svg: &str, width: u32, height: u32) -> Result<Blob, NotDrawn> {
    draw(svg, width, height).await.ok_or(NotDrawn)
}

async fn draw(svg: &str, width: u32, height: u32) -> Option<Blob> {
    // The page's policy allows images from its own memory.
    let address = ObjectUrl::from(Blob::new_with_options(svg, Some("image/svg+xml")));
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address);
    JsFuture::from(image.decode()).await.ok()?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (across, down) = (f64::from(width), f64::from(height));
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, across, down);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down).ok()?;
    let (done, made) = oneshot::channel();
    let done = Closure::once_into_js(move |blob: JsValue| drop(done.send(blob)));
    canvas.to_blob(done.unchecked_ref()).ok()?;
    // It is no blob when the picture is larger than the browser can have.
    let blob: web_sys::Blob = made.await.ok()?.dyn_into().ok()?;
    Some(Blob::from(blob))
}
