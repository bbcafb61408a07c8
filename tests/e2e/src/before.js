// Tells the harness what goes wrong in the page, where the driver cannot: comes before every script of the page's own
// (between.rs). A request that waits for its answer, so that nothing is told too late.
(() => {
  const Request = XMLHttpRequest;
  const tell = (text) => {
    try {
      const request = new Request();
      request.open("POST", "/harness/error", false);
      request.send(text);
    } catch {
      // A page that is being left may not wait.
      navigator.sendBeacon?.("/harness/error", text);
    }
  };
  const told = (value) => value instanceof Error ? `${value}\n${value.stack ?? ""}` : String(value);
  addEventListener("error", (event) => {
    // No more than a remark that something is drawn a frame later; Chromium's console does not hold it either.
    if (!(event instanceof ErrorEvent) || event.message.startsWith("ResizeObserver loop")) return;
    tell(`${event.message} (${event.filename}:${event.lineno})\n${event.error?.stack ?? ""}`);
  });
  addEventListener("unhandledrejection", (event) => tell(`Uncaught (in promise) ${told(event.reason)}`));
  document.addEventListener("securitypolicyviolation", (event) =>
    tell(`Content Security Policy: ${event.effectiveDirective} has blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));
  const print = console.error;
  console.error = (...values) => {
    tell(values.map(told).join(" "));
    print.apply(console, values);
  };
  document.currentScript.remove();
})();
