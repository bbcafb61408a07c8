// Starts the program in the single file, kommunkompass.html. It stands in the page itself, which its policy allows by
// the hash; comments and indentation are left out there (xtask/src/dist/single_file).
//
// Three scripts of type text/plain carry what the page needs, as text that is no readable text: the unpacker, the program,
// and everything else in one: style sheet, JavaScript half of the program, data. Of this last, no more is unpacked than is
// asked for, in its order.

addEventListener("DOMContentLoaded", async () => {
  const element = (id) => document.getElementById(id);
  // What is not there has been cut off.
  const content = (id) => element(id)?.textContent ?? "";
  // What goes wrong when the file was cut off or changed on its way.
  const damaged = {};

  // The unpacker: its length in two characters, then 15 bits in each, from U+5000 on;
  // compressed, as the browser itself can unpack it.
  const unpacker = () => {
    const text = content("unpacker");
    const value = (i) => text.charCodeAt(i) - 0x5000;
    const bytes = new Uint8Array((value(0) << 15) | value(1));
    for (let i = 2, at = 0, held = 0, bits = 0; i < text.length; i++) {
      held = (held << 15) | value(i);
      for (bits += 15; bits > 7; ) bytes[at++] = held >> (bits -= 8);
      held &= (1 << bits) - 1;
    }
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(inflated).arrayBuffer().then(WebAssembly.compile);
  };

  // What unpacks a part of the file: from a byte to a byte, or all of it.
  const open = async (module, id) => {
    const calls = (await WebAssembly.instantiate(module)).exports;
    const text = content(id);
    const room = calls.room(text.length);
    const units = new Uint16Array(calls.memory.buffer, room, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    const length = calls.open();
    if (length < 0) throw damaged;
    return (from = 0, to = length) => {
      const start = calls.until(to);
      if (!start) throw damaged;
      return new Uint8Array(calls.memory.buffer, start + from, to - from);
    };
  };

  // Lets the browser show what has been done until now.
  const shown = () => new Promise((done) => setTimeout(done, 30));

  try {
    await shown();
    let module;
    try {
      module = await unpacker();
    } catch (error) {
      throw self.WebAssembly && self.DecompressionStream ? damaged : error;
    }
    const part = await open(module, "rest");
    const text = (from, to) => new TextDecoder().decode(part(from, to));
    // At the beginning the length of the list of files, then the list: names and lengths.
    const files = {};
    let end = 6 + +text(0, 6);
    for (const [name, length] of JSON.parse(text(6, end))) files[name] = [end, (end += length)];
    const read = (name) => text(...files[name]);

    // The policy allows these two by their hashes, and no other.
    const add = (name, text) => {
      const added = document.createElement(name);
      added.textContent = text;
      document.head.append(added);
    };
    add("style", read("style.css"));
    const script = read("program.js");
    const policy = self.trustedTypes?.createPolicy("file", { createScript: (script) => script });
    add("script", policy ? policy.createScript(script) : script);
    await shown();

    // A program that stops after the start throws an error of its wasm. Safari tells a page from disk of no error what it
    // was, not even that it was none but a remark on layout, so it is caught where the program is called.
    const watched = (call) => (...given) => {
      try {
        return call(...given);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) element("start-failed").hidden = false;
        throw error;
      }
    };
    const watch = (exports) => {
      const all = { ...exports };
      for (const name in all) if (typeof all[name] === "function") all[name] = watched(all[name]);
      return all;
    };
    const wasm = (await open(module, "program"))();
    const host = {
      place: element("kommunkompass"),
      routes: "address",
      watch,
      settings: { version: element("loader").dataset.version, build: element("loader").dataset.commit },
      read: async (name) => (files[name] ? { status: 200, text: read(name) } : { status: 404 }),
    };
    await program(host)({ module_or_path: await WebAssembly.compile(wasm) });
  } catch (error) {
    console.error(error === damaged ? "The file is damaged." : error);
    element(error === damaged ? "file-damaged" : "start-failed").hidden = false;
  } finally {
    element("start-loading")?.setAttribute("hidden", "");
  }
});
