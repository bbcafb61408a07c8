// The custom element: <kommun-kompass municipality="Nässjö" edition="2021" lang="sv" storage-key="…">. It is written
// about in docs/custom-element.md.
//
// The build writes the addresses of the bundle's files in here, so that the one script tag of a page, whose address never
// changes, always leads to files of one version. They are relative to this file, wherever the page is.

const file = (name) => new URL(name, import.meta.url);
const PROGRAM = file("%program%");
const WASM = file("%wasm%");
const STYLE = file("%style%");
const DATA = file("%data%");
const LOAD = file("%load%");
const FAILURE = file("%failure%");
const PAGE = file("index.html");
const CHECK = file("check.html");
const BUILD = { version: "%version%", build: "%commit%" };
// What the element itself has to say, by language; the program brings its own texts.
const TEXTS = "%texts%";

// Fetched once for all elements of the page; what failed is fetched anew when it is asked for again.
const fetched = new Map();
const once = (name, load) => {
  if (!fetched.has(name)) {
    const loading = load();
    fetched.set(name, loading);
    loading.catch(() => fetched.delete(name));
  }
  return fetched.get(name);
};

// How files of the program are fetched, with a reason when one cannot be had. Begun before an element asks for it.
const loader = () => once("loader", () => import(LOAD));
loader().catch(() => {});

// A sheet that is made of text is let pass by every security policy that lets the text be fetched, is shared by all
// elements, and is there before anything is shown.
const styles = async () => {
  const sheet = new CSSStyleSheet();
  const { answer } = await loader();
  sheet.replaceSync(await (await answer(STYLE.href)).text());
  return sheet;
};

// The unit of all lengths, for readers who have larger letters: `rem` is the page's, and says nothing of them.
const unit = (size) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer tokens { :host { --kk-rem: ${size}; } }`);
  return sheet;
};

// { status, text } of a data file; docs/host.md.
const read = (name) => once(name, async () => {
  const response = await fetch(new URL(name.replace(/^data\//, ""), DATA));
  return response.ok ? { status: response.status, text: await response.text() } : Promise.reject(response.status);
}).catch((status) => {
  if (typeof status !== "number") throw status;
  return { status };
});

// The elements that work in a storage, by its name: two that write to the same would undo each other's work.
const working = new Map();
// The elements that were refused the storage they want, the one that has waited longest first.
const refused = new Set();

const SETTINGS = ["municipality", "edition"];

// Takes a program down; nothing may hold on to it then, so that the browser can let its memory go.
const close = (run) => {
  try {
    run.methods.close?.();
  } catch (error) {
    // It has stopped already.
    console.error(error);
  }
  run.methods = {};
};

class KommunKompass extends HTMLElement {
  static observedAttributes = [...SETTINGS, "lang", "storage-key", "page-url"];

  // What runs now: nothing, or { key, methods, program }, where `program` is a promise of the methods.
  #run = null;
  #shadow = this.attachShadow({ mode: "open" });

  connectedCallback() {
    if (!this.#run) this.#start();
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again in one go, and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  static {
    // A program that stops throws an error of its wasm, in whose stack its JavaScript stands. Which of several it was,
    // nobody says; the remedy, loading the page again, is the same for all.
    const look = (error) => {
      if (!(error instanceof WebAssembly.RuntimeError) || !error.stack?.includes(PROGRAM.href)) return;
      for (const element of working.values()) element.#stopped();
    };
    addEventListener("error", (event) => look(event.error));
    addEventListener("unhandledrejection", (event) => look(event.reason));
  }

  // Leaves a storage to the element that has waited longest for it. A moment later: one that begins anew with the same
  // storage takes it again first.
  #leave(key) {
    if (working.get(key) !== this) return;
    working.delete(key);
    setTimeout(() => {
      if (working.has(key)) return;
      const next = [...refused].find((element) => element.#run?.key === key);
      if (next) next.#restart();
    });
  }

  #stopped() {
    const notice = this.#shadow.getElementById("start-failed");
    if (!notice?.hidden) return;
    notice.hidden = false;
    this.#tell("error", { code: "stopped", message: notice.textContent });
  }

  // Moved as it is (`moveBefore`): nothing is to be done.
  connectedMoveCallback() {}

  attributeChangedCallback(name, old, value) {
    if (!this.#run || old === value) return;
    if (name === "lang") {
      if (value) this.setLanguage(value).catch(() => {});
    } else if (SETTINGS.includes(name)) {
      this.#call("set", name, value ?? "").catch(() => {});
    } else {
      this.#restart();
    }
  }

  exportDraft(id) {
    return this.#call("exportDraft", id);
  }

  importDraft(file) {
    return this.#call("importDraft", file instanceof File ? file : new File([file], "kompass.json"));
  }

  setLanguage(tag) {
    return this.#call("setLanguage", tag);
  }

  async #call(method, ...given) {
    if (!this.#run) throw new Error("The element is not in a document.");
    const methods = await this.#run.program;
    return methods[method](...given);
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(`kompass:${event}`, { detail, bubbles: true, composed: true }));
  }

  #language() {
    const given = (this.getAttribute("lang") ?? "").split("-")[0].toLowerCase();
    const language = { no: "nb", nn: "nb" }[given] ?? given;
    return Object.hasOwn(TEXTS, language) ? language : "sv";
  }

  #text(name) {
    return TEXTS[this.#language()][name];
  }

  #start() {
    // As the program reads it (src/draft/namespace.rs): two names of one storage are one.
    const key = (this.getAttribute("storage-key") ?? "").trim().replaceAll("/", "_");
    const run = { key, methods: {} };
    this.#run = run;
    run.program = this.#open(run);
    run.program.catch((error) => {
      if (this.#run === run) this.#fail(run, error.code ?? "start-failed", error);
    });
  }

  #restart() {
    this.#stop();
    this.#start();
  }

  #stop() {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    refused.delete(this);
    this.#leave(run.key);
    close(run);
    this.#shadow.replaceChildren();
    this.#shadow.adoptedStyleSheets = [];
  }

  async #fail(run, code, error) {
    if (code === "storage-key-taken") refused.add(this);
    // Another element may have the storage now.
    this.#leave(run.key);
    // Told without a style sheet too, which may be what failed.
    const notice = document.createElement("p");
    notice.id = "start-failed";
    notice.className = "kk-start-failed";
    notice.setAttribute("role", "alert");
    notice.textContent = this.#text(code === "storage-key-taken" ? "storage_key_taken" : "failed");
    this.#shadow.replaceChildren(this.#shell(notice));
    once("style", styles).then((sheet) => {
      this.#shadow.adoptedStyleSheets = [sheet];
    }, () => {});
    if (code === "start-failed") {
      console.error(error);
      // Says which file is at fault; what says it may be lacking as well.
      const { explain } = await import(FAILURE).catch(() => ({}));
      explain?.(error, notice, CHECK.href, this.#language());
    }
    if (this.#run === run) this.#tell("error", { code, message: notice.textContent });
  }

  #shell(...content) {
    const shell = document.createElement("div");
    shell.className = "kk-shell";
    shell.append(...content);
    return shell;
  }

  async #open(run) {
    // Behind whatever the page does in one go: an element that was put in the wrong place first, attributes that follow.
    await null;
    const gone = () => Object.assign(new Error("The element was taken out of the document."), { code: "gone" });
    if (this.#run !== run) throw gone();
    if (working.has(run.key)) {
      throw Object.assign(new Error(`Another element has the storage-key "${run.key}".`), { code: "storage-key-taken" });
    }
    working.set(run.key, this);
    const loading = document.createElement("p");
    loading.setAttribute("role", "status");
    loading.textContent = this.#text("loading");
    this.#shadow.replaceChildren(this.#shell(loading));

    const [sheet, { program, wasm }] = await Promise.all([
      once("style", styles), once("program", async () => (await loader()).load(PROGRAM.href, WASM.href)),
    ]);
    if (this.#run !== run) throw gone();
    const place = document.createElement("div");
    const stopped = document.createElement("p");
    stopped.id = "start-failed";
    stopped.className = "kk-start-failed";
    stopped.hidden = true;
    stopped.setAttribute("role", "alert");
    stopped.textContent = this.#text("failed");
    const shell = this.#shell(stopped, place);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.replaceChildren(shell);
    this.#shadow.adoptedStyleSheets = [sheet, unit(getComputedStyle(shell).fontSize)];

    const settings = { ...BUILD, language: this.getAttribute("lang") ?? "" };
    for (const name of SETTINGS) settings[name] = this.getAttribute(name) ?? "";
    settings.page = new URL(this.getAttribute("page-url") ?? PAGE, document.baseURI).href;
    // The program is mounted when it has offered `close`, which comes last.
    let mount;
    let fail;
    const mounted = new Promise((resolve, reject) => {
      mount = resolve;
      fail = reject;
    });
    mounted.catch(() => {});
    await program({
      place, routes: "inside", namespace: run.key, settings, read,
      failed: (reason, file, detail) => fail(Object.assign(new Error(`${reason} ${file}`), { reason, file, detail })),
      tell: (event, detail) => this.#run === run && this.#tell(event, detail),
      offer: (name, method) => {
        run.methods[name] = method;
        if (name === "close") mount();
      },
    })({ module_or_path: wasm });
    await mounted;
    if (this.#run !== run) {
      close(run);
      throw gone();
    }
    this.#tell("ready");
    return run.methods;
  }
}

// A page may load the script from two places; the first is the one that counts.
if (!customElements.get("kommun-kompass")) customElements.define("kommun-kompass", KommunKompass);
