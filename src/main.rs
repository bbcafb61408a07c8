//! Starts the browser application; everything else is in the library.

fn main() {
    kommunkompass::app::start();
}
