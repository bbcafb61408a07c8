// What the benchmark of the browser runs in the page.
({
  // Fills local storage with copies of a draft that is there, until there are so many and so much, and makes that draft
  // itself a large one. Values are written as src/draft/slot.rs writes them.
  async fill(own, n, characters, large) {
    const encode = async (number, text) => {
      const bytes = new TextEncoder().encode(text);
      const hashed = new Uint8Array(8 + bytes.length);
      new DataView(hashed.buffer).setBigUint64(0, BigInt(number));
      hashed.set(bytes, 8);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", hashed));
      const checksum = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return `kk1 ${number} ${checksum}\n${text}`;
    };
    const slots = ["a", "b"].map((place) => localStorage.getItem(`kommunkompass/draft/${own}/${place}`));
    const [value] = slots.sort((one, other) => Number(other.split(" ")[1]) - Number(one.split(" ")[1]));
    const draft = JSON.parse(value.slice(value.indexOf("\n")));
    const sentence = "Nämnden har beslutat om planen och följer upp den två gånger om året. ";
    // A draft with so many characters at most: a note at each question, as long as there is room for.
    const [entry] = Object.values(draft.answers);
    const withNotes = (id, size) => {
      const answers = {};
      const note = sentence.repeat(Math.max(1, Math.floor(size / 180 / sentence.length) - 2));
      let room = size - JSON.stringify({ ...draft, id, answers }).length;
      for (let i = 0; i < 180; i += 1) {
        const question = Object.keys(draft.answers)[i] ?? `9.9.question-${i}`;
        const answer = { ...entry, note };
        room -= JSON.stringify({ [question]: answer }).length;
        if (room < 0) break;
        answers[question] = answer;
      }
      return JSON.stringify({ ...draft, id, answers });
    };
    for (let i = 1; i < n; i += 1) {
      const id = i.toString(16).padStart(32, "0");
      const text = withNotes(id, characters / n / 2);
      for (const [place, number] of [["a", 1], ["b", 2]]) {
        localStorage.setItem(`kommunkompass/draft/${id}/${place}`, await encode(number, text));
      }
    }
    const text = withNotes(own, large);
    for (const [place, number] of [["a", 1001], ["b", 1002]]) {
      localStorage.setItem(`kommunkompass/draft/${own}/${place}`, await encode(number, text));
    }
    const drafts = new Set(Object.keys(localStorage).map((key) => key.split("/")[2]));
    const size = Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        return { drafts: drafts.size, characters: size, large: text.length };
  },

  // Types into a note and measures each letter: the handlers alone, and until the frame that shows it; and how much of it
  // goes to local storage.
  async type(id, n) {
    let inStorage = 0;
    const measured = ["getItem", "setItem"].map((name) => [name, Storage.prototype[name]]);
    for (const [name, real] of measured) {
      Storage.prototype[name] = function (...given) {
        const start = performance.now();
        try {
          return real.apply(this, given);
        } finally {
          inStorage += performance.now() - start;
        }
      };
    }
    const frame = () => new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    }));
    const field = document.getElementById(id);
    field.focus();
    const letters = [];
    for (let i = 0; i < n; i += 1) {
      await frame();
      inStorage = 0;
      const start = performance.now();
      field.value += "abcdefgh "[i % 9];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const handled = performance.now() - start;
      const storage = inStorage;
      await frame();
      letters.push({ handled, storage, shown: performance.now() - start });
    }
    for (const [name, real] of measured) Storage.prototype[name] = real;
    const of = (name) => {
      const sorted = letters.map((letter) => letter[name]).sort((a, b) => a - b);
      return [0.5, 0.95, 1].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
    };
    return { handled: of("handled"), storage: of("storage"), shown: of("shown") };
  },

  // Lays all charts of the page out anew, as before and after printing, and measures the drawing alone, and until the
  // frame that shows it.
  async redraw(n) {
    const frame = () => new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    }));
    const drawings = [...document.querySelectorAll(".kk-figure__drawing")];
    const rounds = [];
    for (let i = 0; i < n; i += 1) {
      await frame();
      const start = performance.now();
      window.dispatchEvent(new Event(i % 2 ? "afterprint" : "beforeprint"));
      // What follows from an event is done in the tasks that are queued by it.
      await new Promise((done) => queueMicrotask(() => queueMicrotask(done)));
      const drawn = performance.now() - start;
      await frame();
      rounds.push({ drawn, shown: performance.now() - start });
    }
    const of = (name) => {
      const sorted = rounds.map((round) => round[name]).sort((a, b) => a - b);
      return [0.5, 0.95, 1].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
    };
    const elements = drawings.reduce((sum, drawing) => sum + drawing.querySelectorAll("path, text").length, 0);
    return { charts: drawings.length, elements, drawn: of("drawn"), shown: of("shown") };
  },
})
