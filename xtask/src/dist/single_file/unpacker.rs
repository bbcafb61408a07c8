//! The unpacker: the package `unpack/` as WebAssembly, written so that a line of JavaScript can read it.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::bundle::wasm_opt;
use crate::toolchain::Toolchain;
use crate::{process, setup};

const PACKAGE: &str = "kommunkompass-unpack";
/// The unit that stands for 0. From here on 2 to the power of 15 units stand together that are letters of some script.
const ZERO: u16 = 0x5000;
const BITS: u32 = 15;

/// The unpacker in units: its length in two of them, then 15 bits in each.
pub fn build(toolchain: &Toolchain) -> Result<Vec<u16>> {
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--quiet", "--release", "--package", PACKAGE, "--target", setup::WASM_TARGET]);
    process::run(&mut toolchain.for_release(cargo)).context("the unpacker of the single file could not be built")?;
    let folder = toolchain.target().join(setup::WASM_TARGET).join("release");
    let path = folder.join(PACKAGE.replace('-', "_")).with_extension("wasm");
    let wasm = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    units(&deflated(&wasm_opt::optimise_for_speed(&wasm)?)?)
}

/// Compressed as every browser can unpack by itself: the unpacker of the rest cannot unpack itself.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn units(bytes: &[u8]) -> Result<Vec<u16>> {
    let length = u32::try_from(bytes.len())?;
    ensure!(length < 1 << (2 * BITS), "the unpacker has {length} bytes, which is too much");
    let mut units = vec![ZERO + (length >> BITS) as u16, ZERO + (length & ((1 << BITS) - 1)) as u16];
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            units.push(ZERO + (held >> bits) as u16);
            held &= (1 << bits) - 1;
        }
    }
    units.push(ZERO + (held << (BITS - bits)) as u16);
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As start/file.js reads it.
    fn read(units: &[u16]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (mut held, mut bits) = (0u32, 0);
        for unit in &units[2..] {
            held = held << 15 | u32::from(unit - ZERO);
            bits += 15;
            while bits > 7 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
            }
            held &= (1 << bits) - 1;
        }
        bytes.truncate(usize::from(units[0] - ZERO) << 15 | usize::from(units[1] - ZERO));
        bytes
    }

    #[test]
    fn the_loader_reads_what_is_written() {
        for length in (0..64).chain([40_000]) {
            let bytes: Vec<u8> = (0..length).map(|place: u32| (place.wrapping_mul(151) ^ 255) as u8).collect();
            assert_eq!(read(&units(&bytes).unwrap()), bytes);
        }
    }
}
