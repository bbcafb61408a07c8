//! What JavaScript calls: the unpacker as a WebAssembly module of its own.
//!
//! `room` for the units of a parcel, `open` it, and ask for its bytes `until` one of them. A program is used for one
//! parcel; its memory goes with it.

#![expect(unsafe_code, reason = "a function with a name that JavaScript calls it by counts as unsafe")]

use std::cell::RefCell;
use std::ptr;

use crate::parcel::Parcel;

thread_local! {
    static UNITS: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
    static PARCEL: RefCell<Option<Parcel>> = const { RefCell::new(None) };
}

/// Room for this many units.
#[unsafe(no_mangle)]
extern "C" fn room(units: usize) -> *mut u16 {
    UNITS.with_borrow_mut(|room| {
        room.resize(units, 0);
        room.as_mut_ptr()
    })
}

/// Opens the parcel whose units have been put into the room; tells how many bytes there are, or that it is damaged.
#[unsafe(no_mangle)]
extern "C" fn open() -> isize {
    let parcel = UNITS.with_borrow(|units| Parcel::open(units));
    let length = parcel.as_ref().map_or(-1, |parcel| parcel.length() as isize);
    PARCEL.set(parcel);
    length
}

/// Unpacks until a byte; returns where the first byte is, or 0 when the parcel is damaged.
#[unsafe(no_mangle)]
extern "C" fn until(end: usize) -> *const u8 {
    PARCEL.with_borrow_mut(|parcel| {
        parcel.as_mut().and_then(|parcel| parcel.until(end)).map_or(ptr::null(), <[u8]>::as_ptr)
    })
}
