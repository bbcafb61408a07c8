// Runs the tests in turn, and shows what they found: what has to be changed first.

const tag = document.currentScript;
const byId = (id) => document.getElementById(id);
const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

// The language asked for in the address, else bokmål where the browser is Norwegian, else Swedish, as the program does.
const chosen = () => {
  const asked = new URLSearchParams(location.search).get("lang");
  if (Object.keys(TEXTS).includes(asked)) return asked;
  return /^(nb|nn|no)\b/i.test(navigator.language) ? "nb" : "sv";
};

const language = chosen();
const texts = TEXTS[language];

const translate = () => {
  document.documentElement.lang = language;
  document.title = `${texts.title} – Kommunkompass`;
  document.querySelectorAll("[data-text]").forEach((one) => { one.textContent = texts[one.dataset.text]; });
  document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", texts[one.dataset.label]));
  byId("languages").setAttribute("aria-label", texts.languages);
  document.querySelectorAll("#languages a").forEach((link) => {
    if (link.lang === language) link.setAttribute("aria-current", "true");
  });
  byId("no-script").remove();
};

// Each test with the name it goes by while it runs.
const tests = (files, others, wasm) => {
  const page = files.find((file) => kind(file.address) === "html") || { header: () => "" };
  // What other pages show in a frame.
  const framed = others.find((file) => file.ok && kind(file.address) === "html") || page;
  return [
    ["types", () => testTypes(files)],
    ["files", () => testFiles(files.concat(others.filter((file) => file.isSilent)))],
    ["version", () => testVersion(files, wasm)],
    ["program", () => testProgram(files, wasm)],
    ["policy", () => testPolicy(page)],
    ["compression", () => testCompression(files, wasm)],
    ["cache", () => testCache(files.concat(others))],
    ["absent", () => testAbsent()],
    ["embedding", () => testEmbedding(framed)],
    ["framePage", () => testFramePage(files, others, wasm)],
    ["element", () => testElement(files, others)],
    ["origins", () => testOrigins(files, others)],
    ["worker", () => testWorker(files, others)],
    ["sniff", () => testSniff(page)],
  ];
};
const LOCAL = [
  ["address", testAddress],
  ["frame", testFrame],
  ["storage", testStorage],
  ["journal", testJournal],
  ["room", testRoom],
  ["offline", testOffline],
  ["unpack", testUnpack],
];

const say = (name, at, of) => { byId("state").textContent = texts.testing(name, at, of); };

const run = async () => {
  const addresses = tag.dataset.files.split(" ");
  // From disk, and in a frame without an origin, no file can be asked for.
  const isServed = location.protocol !== "file:" && (window.origin !== "null" || (await ask("index.html")).ok);
  const files = [];
  const others = [];
  const count = LOCAL.length + (isServed ? addresses.length + FOR_OTHERS.length + tests([], [], "").length : 0);
  let at = 0;
  const askAll = async (asked, answers) => {
    for (const address of asked) {
      say(nameOf(address), at += 1, count);
      answers.push(await ask(address));
    }
  };
  if (isServed) {
    await askAll(addresses, files);
    await askAll(FOR_OTHERS, others);
  }
  const outcomes = [];
  for (const [id, test] of (isServed ? tests(files, others, tag.dataset.wasm) : []).concat(LOCAL)) {
    say(texts.tests[id].name, at += 1, count);
    const found = await test();
    if (found) outcomes.push(found);
  }
  const rank = { bad: 0, change: 1, good: 2 };
  return outcomes.sort((one, other) => rank[one.verdict] - rank[other.verdict]);
};

// The sentences of an outcome: what was found, and what to do.
const sentences = ({ id, key, values }) => texts.tests[id][key]
  .map((text) => (typeof text === "function" ? text(values) : text));

const shown = (one) => {
  const [found, todo] = sentences(one);
  const mark = element("span", `kk-check__verdict kk-check__verdict--${one.verdict}`, texts.verdict[one.verdict]);
  const part = element("section", "kk-check__outcome", element("h3", "", texts.tests[one.id].name), mark);
  part.append(element("p", "", found), element("p", "", element("strong", "", texts.todo), ` ${todo}`));
  if (one.code.length) part.append(element("pre", "kk-check__code", one.code.join("\n")));
  part.append(element("p", "kk-hint", `${texts.whom} ${texts.who[one.who]}.`));
  return part;
};

const shownGood = (good) => {
  const items = good.map((one) => {
    const name = element("strong", "", texts.tests[one.id].name);
    return element("li", "", name, ": ", sentences(one)[0]);
  });
  return [element("h2", "", texts.working), element("ul", "kk-check__good", ...items)];
};

const asText = (outcomes, summary) => {
  const one = (outcome) => {
    const [found, todo] = sentences(outcome);
    const lines = [`[${texts.verdict[outcome.verdict]}] ${texts.tests[outcome.id].name}: ${found}`];
    if (todo) lines.push(`  ${texts.todo} ${todo}`, ...outcome.code.map((line) => `    ${line}`), `  ${texts.whom} ${texts.who[outcome.who]}.`);
    return lines.join("\n");
  };
  const about = texts.about(location.href.split("?")[0], new Date().toLocaleString(language), navigator.userAgent);
  return [texts.title, about, summary, ...outcomes.map(one)].join("\n\n") + "\n";
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(byId("text").value);
    byId("copied").textContent = texts.copied;
  } catch (error) {
    byId("as-text").open = true;
    byId("text").select();
    byId("copied").textContent = texts.notCopied;
  }
};

const show = (outcomes) => {
  const of = (verdict) => outcomes.filter((one) => one.verdict === verdict);
  const summary = texts.summary(of("bad").length, of("change").length);
  const faults = outcomes.filter((one) => one.verdict !== "good");
  byId("results").append(element("h2", "", summary), ...faults.map(shown), ...shownGood(of("good")));
  byId("text").value = asText(outcomes, summary);
  byId("report").hidden = false;
  // Said aloud; to be seen it is the heading.
  byId("state").className = "kk-visually-hidden";
  byId("state").textContent = summary;
};

translate();
byId("copy").addEventListener("click", copy);
byId("print").addEventListener("click", () => window.print());
byId("again").addEventListener("click", () => location.reload());
run().then(show);
