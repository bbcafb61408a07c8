// Loads the two halves of the program, and whatever else it cannot do without. When that fails, a StartFailure says which
// file is at fault and in what way; failure.js has the words.
//
// Written so that every browser that knows modules can read it: one that is too old for the program must still be able
// to say so.

export class StartFailure extends Error {
  // reason: a key of the texts in failure.js; detail: a status, or a type.
  constructor(reason, file, detail) {
    super([reason, file, detail].filter(Boolean).join(" "));
    this.reason = reason;
    this.file = file;
    this.detail = detail;
  }
}

// The files of the program that the security policy has stopped.
const blocked = new Set();
document.addEventListener("securitypolicyviolation", (event) => blocked.add(event.blockedURI));

export const fileName = (address) => new URL(address).pathname.split("/").pop();
const typeOf = (response) => (response.headers.get("Content-Type") || "").split(";")[0].trim().toLowerCase();

// The answer to a request for a file of the program; fails unless it can be the file.
export const answer = async (address) => {
  const file = fileName(address);
  const response = await fetch(address).catch(async () => {
    // The browser tells of a violated policy a moment after the failure.
    await new Promise((done) => setTimeout(done, 100));
    throw new StartFailure(blocked.has(address) ? "blocked" : "unreachable", file);
  });
  if (!response.ok) throw new StartFailure("missing", file, response.status);
  if (typeOf(response) === "text/html") throw new StartFailure("page", file);
  return response;
};

// The wasm, compiled: one program, however often it is started.
const compile = async (address) => {
  const file = fileName(address);
  const response = await answer(address);
  const failed = (error) => {
    if (isForbidden()) throw new StartFailure("forbidden", file);
    throw new StartFailure(error instanceof WebAssembly.CompileError ? "damaged" : "broken", file);
  };
  const whole = (response) => response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)).catch(failed);
  if (typeOf(response) === "application/wasm" && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response).catch(async (error) => {
      // Some browsers do not say whether the file broke off or is no program; what comes the second time tells.
      return error instanceof WebAssembly.CompileError || isForbidden() ? failed(error) : whole(await answer(address));
    });
  }
  // Browsers compile while they load only what has the right type. Without it the program still works, later.
  console.warn(`${file} is served as "${typeOf(response)}". Serve it as application/wasm; see check.html.`);
  return whole(response);
};

// Whether the policy forbids every wasm program, the smallest one too. Safari only minds when a program is to be started.
const isForbidden = () => {
  try {
    return !new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    return true;
  }
};

// The JavaScript half. Browsers do not say why a module cannot be had, so it is asked for once more.
const script = async (address) => {
  try {
    return await import(address);
  } catch (error) {
    if (error instanceof SyntaxError) throw new StartFailure("damaged", fileName(address));
    const type = typeOf(await answer(address));
    if (!/javascript|ecmascript/.test(type)) throw new StartFailure("type", fileName(address), type);
    throw error;
  }
};

// Loads the program: the function that its JavaScript is, and its wasm as a compiled WebAssembly.Module.
export const load = async (scriptAddress, wasmAddress) => {
  if (typeof WebAssembly !== "object") throw new StartFailure("without");
  const [module, wasm] = await Promise.all([script(String(scriptAddress)), compile(String(wasmAddress))]);
  if (isForbidden()) throw new StartFailure("forbidden", fileName(wasmAddress));
  return { program: module.program, wasm };
};
