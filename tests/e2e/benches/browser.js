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
    const field = document.getElementById(id);
    field.focus();
    const letters = [];
    for (let i = 0; i < n; i += 1) {
      await this.frame();
      inStorage = 0;
      const start = performance.now();
      field.value += "abcdefgh "[i % 9];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const handled = performance.now() - start;
      const storage = inStorage;
      await this.frame();
      letters.push({ handled, storage, shown: performance.now() - start });
    }
    for (const [name, real] of measured) Storage.prototype[name] = real;
    const of = (name) => {
      const sorted = letters.map((letter) => letter[name]).sort((a, b) => a - b);
      return [0.5, 0.95, 1].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
    };
    return { handled: of("handled"), storage: of("storage"), shown: of("shown") };
  },

  // Draws each chart of the page anew by itself, as in a place that has become wider: all of it is laid out for another
  // width, and every shape and word has another place. Measured until the frame that shows it.
  async redraw(n) {
    const figures = [...document.querySelectorAll(".kk-figure")];
    const measured = [];
    for (const figure of figures) {
      figure.scrollIntoView();
      const drawing = figure.querySelector(".kk-figure__drawing");
      const rounds = [];
      for (let i = 0; i < n; i += 1) {
        figure.style.inlineSize = "40rem";
        await this.frame();
        await this.frame();
        const before = drawing.getAttribute("viewBox");
        rounds.push(await this.untilShown(() => {
          figure.style.inlineSize = "46rem";
        }));
        if (drawing.getAttribute("viewBox") === before) throw new Error(`${figure.id} was not drawn anew`);
      }
      figure.style.inlineSize = "";
      await this.frame();
      const elements = drawing.querySelectorAll("path, text").length;
      measured.push({ name: figure.querySelector("figcaption").textContent, elements, shown: this.spread(rounds) });
    }
    return measured;
  },

  // Chooses a result to compare with, and takes it away again: the handlers alone, and until the frame that shows every
  // chart with it.
  async choose(name, n) {
    const labels = [...document.querySelectorAll("label")].filter((label) => label.textContent.includes(name));
    const box = labels[0].querySelector("input") ?? document.getElementById(labels[0].htmlFor);
    box.scrollIntoView();
    const handled = [];
    const shown = [];
    for (let i = 0; i < n; i += 1) {
      await this.frame();
      await this.frame();
      shown.push(await this.untilShown(() => {
        const start = performance.now();
        box.click();
        // What follows from an event is done in the tasks that are queued by it.
        queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => handled.push(performance.now() - start))));
      }));
    }
    return { handled: this.spread(handled), shown: this.spread(shown) };
  },

  // The next frame, once it is there.
  frame() {
    return this.untilShown(() => {});
  },

  // How long it takes from the beginning of a frame that does something until that frame has been made.
  untilShown(act) {
    return new Promise((done) => requestAnimationFrame(() => {
      const start = performance.now();
      act();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(null);
    }));
  },

  // The least of some times, their median, and what 95 % of them do not exceed.
  spread(times) {
    const sorted = times.toSorted((a, b) => a - b);
    return [0, 0.5, 0.95].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
  },
})
