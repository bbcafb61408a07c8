// Starts the program. The page's security policy allows scripts from files only, so this is one.
//
// The tag that loads it names the two halves of the program, with the hashes of their content:
// <script type="module" src="start.js" data-program="….js" data-wasm="….wasm">

const tag = document.querySelector("script[data-program][data-wasm]");
const loading = document.getElementById("start-loading");
const failed = document.getElementById("start-failed");

// The addresses are relative to the page, not to this file.
const address = (name) => new URL(tag.dataset[name], document.baseURI);

try {
  // Loaded here and not with an `import` at the top, so that a failure can be shown.
  const program = await import(address("program"));
  await program.default({ module_or_path: address("wasm") });
} catch (error) {
  console.error(error);
  failed?.removeAttribute("hidden");
} finally {
  loading?.setAttribute("hidden", "");
}
