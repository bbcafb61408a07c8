// For browsers from before modules: they cannot read the other scripts. Only what such browsers know is used here.
(function () {
  var failed = document.getElementById("start-failed");
  var loading = document.getElementById("start-loading");
  failed.textContent = /^(nb|nn|no)/i.test(navigator.language || "")
    ? "Nettleseren er for gammel for Kommunkompass. Åpne siden i en nyere, for eksempel Edge, Chrome, Firefox eller Safari."
    : "Webbläsaren är för gammal för Kommunkompass. Öppna sidan i en nyare, till exempel Edge, Chrome, Firefox eller Safari.";
  failed.removeAttribute("hidden");
  loading.setAttribute("hidden", "");
})();
