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

  // Stores results of municipalities as an import would have stored them, each with these subareas: pairs of id and maximum.
  results(municipalities, years, subareas) {
    let number = 5;
    const share = () => {
      number = (number * 1103515245 + 12345) % 2147483648;
      return number / 2147483648;
    };
    for (let i = 0; i < municipalities * years; i += 1) {
      const points = subareas.map(([id, max]) => ({ id, points: Math.floor(share() * (max + 1)), max }));
      const id = `k-${i}`;
      localStorage.setItem(`kommunkompass/evaluation/${id}`, JSON.stringify({
        format: "kommunkompass-evaluations",
        schema: 2,
        means: [],
        evaluations: [{
          id,
          year: 2016 + 2 * Math.floor(i / municipalities),
          edition: "2021",
          municipality: { name: `Kommun ${i % municipalities}` },
          source: { title: { sv: "Fil" }, publisher: "Fil" },
          total: { points: points.reduce((sum, part) => sum + part.points, 0), max: 800, printed: true },
          areas: [],
          subareas: points,
          discrepancies: [],
        }],
      }));
    }
    return localStorage.length;
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

  // Chooses a result to compare with, and takes it away again: the handlers alone, the frame that shows the choice, each
  // frame after it by the figure that changes in it (its room, its drawing or its words), and until the last one.
  async choose(name, n) {
    const labels = [...document.querySelectorAll("label")].filter((label) => label.textContent.includes(name));
    const box = labels[0].querySelector("input") ?? document.getElementById(labels[0].htmlFor);
    box.scrollIntoView();
    const figures = [...document.querySelectorAll(".kk-figure")];
    const handled = [];
    const chosen = [];
    const whole = [];
    const frames = new Map(figures.map((figure) => [figure, []]));
    for (let i = 0; i < n; i += 1) {
      await this.frame();
      await this.frame();
      const changed = new Set();
      const observers = figures.map((figure) => {
        const observer = new MutationObserver(() => changed.add(figure));
        observer.observe(figure, { subtree: true, attributes: true, characterData: true, childList: true });
        return observer;
      });
      let begun;
      const act = () => {
        begun = performance.now();
        box.click();
        // What follows from an event is done in the tasks that are queued by it.
        queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => handled.push(performance.now() - begun))));
      };
      let quiet = 0;
      let isFirst = true;
      await this.frames(act, (time) => {
        if (isFirst) chosen.push(time);
        quiet = changed.size > 0 ? 0 : quiet + 1;
        if (changed.size > 0) whole[i] = performance.now() - begun;
        for (const figure of changed) frames.get(figure).push(time);
        isFirst = false;
        changed.clear();
        return quiet < 5;
      });
      for (const observer of observers) observer.disconnect();
    }
    const charts = [...frames].filter(([, times]) => times.length > 0).map(([figure, times]) => (
      { name: figure.querySelector("figcaption").textContent, n: times.length, shown: this.spread(times) }
    ));
    return { handled: this.spread(handled), chosen: this.spread(chosen), charts, whole: this.spread(whole.filter(Boolean)) };
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

  // How long each frame takes from its beginning until it has been made, from the one that does something on, as long as
  // it is asked for the next one.
  frames(act, each) {
    return new Promise((done) => {
      let first = act;
      let isOver = false;
      const frame = () => {
        if (isOver) return;
        const start = performance.now();
        // Before anything of the page's own, so that the beginning is that of the next frame, too.
        requestAnimationFrame(frame);
        first?.();
        first = undefined;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          if (isOver || each(performance.now() - start)) return;
          isOver = true;
          done();
        };
        channel.port2.postMessage(null);
      };
      requestAnimationFrame(frame);
    });
  },

  // The least of some times, their median, and what 95 % of them do not exceed.
  spread(times) {
    const sorted = times.toSorted((a, b) => a - b);
    return [0, 0.5, 0.95].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
  },
})
