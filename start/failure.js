// Says why the program could not start, or that it has stopped, and what to do: in words for whoever sits there, who then
// has to tell the web editor.

// f is the file, d the detail of the failure.
const TEXTS = {
  sv: {
    title: "Kommunkompass kunde inte öppnas.",
    stopped: "Kommunkompass stannade. Sparade utkast ligger kvar i webbläsaren. Ladda om sidan.",
    missing: (f, d) => `Filen ${f} finns inte på webbplatsen (svar ${d}). Hela mappen behöver laddas upp igen.`,
    page: (f) => `Webbplatsen skickar en webbsida i stället för filen ${f}. Filen behöver laddas upp, och den som söker en fil som saknas ska få svaret 404.`,
    type: (f, d) => `Filen ${f} skickas med fel MIME-typ (${d || "ingen"}). Den ska skickas som text/javascript.`,
    blocked: (f) => `Webbplatsens säkerhetspolicy (Content-Security-Policy) stoppar filen ${f}. Lägg till 'self' i connect-src och script-src.`,
    forbidden: () => "Webbplatsens säkerhetspolicy (Content-Security-Policy) eller webbläsaren tillåter inte WebAssembly. Lägg till 'wasm-unsafe-eval' i script-src.",
    unreachable: (f) => `Filen ${f} kunde inte hämtas. Kontrollera anslutningen och ladda om sidan.`,
    broken: (f) => `Filen ${f} kom inte fram hel. Kontrollera anslutningen och ladda om sidan.`,
    damaged: (f) => `Filen ${f} går inte att läsa. Prova en nyare webbläsare. Hjälper inte det är filen skadad och behöver laddas upp igen.`,
    without: () => "Webbläsaren kan inte köra WebAssembly, eller så är det avstängt. Prova en nyare webbläsare, eller be IT-avdelningen att tillåta det.",
    other: () => "Ladda om sidan. Hjälper inte det, prova en nyare webbläsare.",
    kept: "Sparade utkast ligger kvar i webbläsaren.",
    check: "Visa felet för den som sköter webbplatsen: Fungerar det här på vårt intranät?",
  },
  nb: {
    title: "Kommunkompass kunne ikke åpnes.",
    stopped: "Kommunkompass stoppet. Lagrede utkast ligger fortsatt i nettleseren. Last siden på nytt.",
    missing: (f, d) => `Filen ${f} finnes ikke på nettstedet (svar ${d}). Hele mappen må lastes opp på nytt.`,
    page: (f) => `Nettstedet sender en nettside i stedet for filen ${f}. Filen må lastes opp, og den som ber om en fil som mangler, skal få svaret 404.`,
    type: (f, d) => `Filen ${f} sendes med feil MIME-type (${d || "ingen"}). Den skal sendes som text/javascript.`,
    blocked: (f) => `Nettstedets sikkerhetspolicy (Content-Security-Policy) stopper filen ${f}. Legg til 'self' i connect-src og script-src.`,
    forbidden: () => "Nettstedets sikkerhetspolicy (Content-Security-Policy) eller nettleseren tillater ikke WebAssembly. Legg til 'wasm-unsafe-eval' i script-src.",
    unreachable: (f) => `Filen ${f} kunne ikke hentes. Kontroller forbindelsen og last siden på nytt.`,
    broken: (f) => `Filen ${f} kom ikke hel frem. Kontroller forbindelsen og last siden på nytt.`,
    damaged: (f) => `Filen ${f} kan ikke leses. Prøv en nyere nettleser. Hjelper ikke det, er filen skadet og må lastes opp på nytt.`,
    without: () => "Nettleseren kan ikke kjøre WebAssembly, eller det er slått av. Prøv en nyere nettleser, eller be IT-avdelingen tillate det.",
    other: () => "Last siden på nytt. Hjelper ikke det, prøv en nyere nettleser.",
    kept: "Lagrede utkast ligger fortsatt i nettleseren.",
    check: "Vis feilen til den som har ansvar for nettstedet: Fungerer dette på intranettet vårt?",
  },
  en: {
    title: "Kommunkompass could not be opened.",
    stopped: "Kommunkompass has stopped. Saved drafts are still in the browser. Reload the page.",
    missing: (f, d) => `The file ${f} is not on the site (status ${d}). The whole folder has to be uploaded again.`,
    page: (f) => `The site sends a web page instead of the file ${f}. The file has to be uploaded, and a file that is missing should be answered with 404.`,
    type: (f, d) => `The file ${f} is sent with the wrong MIME type (${d || "none"}). It has to be sent as text/javascript.`,
    blocked: (f) => `The site’s security policy (Content-Security-Policy) stops the file ${f}. Add 'self' to connect-src and script-src.`,
    forbidden: () => "The site’s security policy (Content-Security-Policy) or the browser does not allow WebAssembly. Add 'wasm-unsafe-eval' to script-src.",
    unreachable: (f) => `The file ${f} could not be fetched. Check the connection and reload the page.`,
    broken: (f) => `The file ${f} did not arrive whole. Check the connection and reload the page.`,
    damaged: (f) => `The file ${f} cannot be read. Try a newer browser. If that does not help, the file is damaged and has to be uploaded again.`,
    without: () => "The browser cannot run WebAssembly, or it is switched off. Try a newer browser, or ask the IT department to allow it.",
    other: () => "Reload the page. If that does not help, try a newer browser.",
    kept: "Saved drafts are still in the browser.",
    check: "Show the error to whoever runs the site: Does this work on our intranet?",
  },
};

// The language that the program has set; before that as the program begins, in Norwegian where the browser is.
const language = () => {
  const set = document.documentElement.lang;
  if (set !== "sv" && TEXTS[set]) return set;
  return /^(nb|nn|no)\b/i.test(navigator.language) ? "nb" : "sv";
};

// Shows a text in the notice, with a link to the page that finds out what is wrong with the site.
const show = (notice, lang, text, checkPage) => {
  if (!notice) return;
  notice.lang = lang;
  notice.textContent = text;
  if (checkPage) {
    const link = document.createElement("a");
    link.href = `${checkPage}?lang=${lang}`;
    link.textContent = TEXTS[lang].check;
    notice.append(" ", link);
  }
  notice.hidden = false;
};

// Explains why the program could not start. The language is that of the page unless the shell has another.
export const explain = (error, notice, checkPage, lang = language()) => {
  const texts = TEXTS[lang] || TEXTS.sv;
  const why = Object.hasOwnProperty.call(texts, error.reason) ? texts[error.reason] : texts.other;
  show(notice, lang, `${texts.title} ${why(error.file, error.detail)} ${texts.kept}`, checkPage);
};

// Tells when the program stops after it has started: then the browser has thrown an error of its wasm.
export const watch = (notice, stopped) => {
  const look = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    const lang = language();
    show(notice, lang, TEXTS[lang].stopped);
    stopped();
  };
  addEventListener("error", (event) => look(event.error));
  addEventListener("unhandledrejection", (event) => look(event.reason));
};
