// What the security policy allows, and who may show the page in a frame.

const WHOLE_POLICY = "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " +
  "style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'";
// What the program cannot start without, and what it does less well without; each with the directives that stand in for it.
const NEEDED = [
  ["script-src", ["'self'"], ["script-src-elem", "script-src", "default-src"]],
  // Never judged by script-src-elem.
  ["script-src", ["'wasm-unsafe-eval'"], ["script-src", "default-src"]],
  ["style-src", ["'self'"], ["style-src-elem", "style-src", "default-src"]],
  ["connect-src", ["'self'"], ["connect-src", "default-src"]],
];
const USEFUL = [
  ["img-src", ["'self'", "data:", "blob:"], ["img-src", "default-src"]],
  ["manifest-src", ["'self'"], ["manifest-src", "default-src"]],
  ["worker-src", ["'self'"], ["worker-src", "child-src", "script-src", "default-src"]],
];

// Each policy of a header as a map from directive to sources. Several policies hold all at once.
const policies = (header) => header.split(",").map((policy) => {
  const directives = new Map();
  policy.split(";").map((one) => one.trim().split(/\s+/)).filter(([name]) => name).forEach(([name, ...sources]) => {
    // Of a directive that comes twice, the first one counts.
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  });
  return directives;
}).filter((directives) => directives.size);

const matchesHere = (source) => {
  if (source === "*" || source === `${location.protocol}`) return true;
  const host = source.replace(/^[a-z]+:\/\//i, "").replace(/\/.*$/, "").toLowerCase();
  return host === location.host || (host.startsWith("*.") && location.host.endsWith(host.slice(1)));
};

const allows = (sources, wanted) => {
  if (sources.includes(wanted)) return true;
  if (wanted === "'self'") return sources.some(matchesHere);
  if (wanted === "'wasm-unsafe-eval'") return sources.includes("'unsafe-eval'");
  return false;
};

// The sources of a policy that a need lacks; none where no directive says anything about it.
const lacking = (directives, [, wanted, inPlace]) => {
  const named = inPlace.find((name) => directives.has(name));
  return named ? wanted.filter((source) => !allows(directives.get(named), source)) : [];
};

// Whether a policy keeps the program from making addresses of scripts, which the service worker needs.
const forbidsOurName = (directives) => {
  const names = directives.get("trusted-types");
  return Boolean(names) && !names.includes("kommunkompass") && !names.includes("*");
};

const additions = (all, needs) => needs.map((need) => {
  const missing = [...new Set(all.flatMap((directives) => lacking(directives, need)))];
  return missing.length ? `${need[0]} ${missing.join(" ")}` : "";
}).filter(Boolean);

const testPolicy = (page) => {
  const all = policies(page.header("Content-Security-Policy"));
  if (!all.length) return outcome("policy", "change", "none", { code: [WHOLE_POLICY] });
  const stopping = additions(all, NEEDED);
  const code = stopping.concat(additions(all, USEFUL));
  if (all.some(forbidsOurName)) code.push("trusted-types kommunkompass");
  if (stopping.length) return outcome("policy", "bad", "stops", { code });
  if (code.length) return outcome("policy", "change", "less", { code });
  const isLoose = (directives) => (directives.get("script-src") || directives.get("default-src") || [])
    .some((source) => source === "'unsafe-inline'" || source === "'unsafe-eval'");
  return outcome("policy", "good", all.every(isLoose) ? "loose" : "good");
};

const testEmbedding = (page) => {
  const all = policies(page.header("Content-Security-Policy"));
  const ancestors = all.map((directives) => directives.get("frame-ancestors")).find(Boolean);
  // Where the policy names them, browsers pass over the older header.
  const options = page.header("X-Frame-Options").toUpperCase();
  const code = ["frame-ancestors 'self' https://intranet.example"];
  if (ancestors ? !ancestors.length || ancestors.includes("'none'") : options.includes("DENY")) {
    return outcome("embedding", "change", "nobody", { code });
  }
  if (ancestors ? ancestors.every((one) => one === "'self'") : options.includes("SAMEORIGIN")) {
    return outcome("embedding", "good", "same");
  }
  if (!ancestors || ancestors.includes("*")) return outcome("embedding", "good", "anyone");
  return outcome("embedding", "good", "listed", { values: { origins: ancestors.join(", ") } });
};
