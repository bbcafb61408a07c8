// What the check page says, in English.

TEXTS.en = {
  title: "Does this work on our intranet?",
  lead: "The page checks the site that it is on, the frame that it is shown in and the browser, and says what has to be changed. Nothing is sent anywhere else.",
  languages: "Language",
  report: "For whoever makes the changes",
  copy: "Copy the result as text",
  copied: "The result is copied. Paste it into a message.",
  notCopied: "The browser did not allow copying. The text is selected below; copy it with Ctrl+C.",
  print: "Print",
  again: "Check again",
  asText: "The result as text",
  testing: (name, at, of) => `Checking: ${name} (${at} of ${of}) …`,
  summary: (bad, change) => {
    if (bad === 1) return "One thing has to be changed for it to work";
    if (bad) return `${bad} things have to be changed for it to work`;
    if (change === 1) return "It works, but one thing should be changed";
    if (change) return `It works, but ${change} things should be changed`;
    return "Everything works";
  },
  verdict: { good: "Works", change: "Should be changed", bad: "Does not work" },
  working: "This works",
  todo: "What to do:",
  whom: "Who:",
  who: {
    server: "whoever runs the web server, often the IT department or the supplier",
    upload: "whoever uploads the files, often the web editor",
    host: "whoever looks after the page with the frame, often the web editor",
    browser: "whoever looks after the browsers’ settings, often the IT department",
  },
  about: (address, time, browser) => `Address: ${address}\nTime: ${time}\nBrowser: ${browser}`,
  tests: {
    address: {
      name: "The page’s address",
      https: ["The address counts as secure (https, or this very computer)."],
      http: ["The page came by http.", "Put it on an address that begins with https. Otherwise it cannot be used without a network, and the browser may clear drafts earlier."],
      file: ["The page was opened from disk. Browsers cannot start the program like that.", "Put the folder on a web server, or use the single file kommunkompass.html, which can be opened from disk."],
    },
    files: {
      name: "The files",
      good: [(v) => `All ${v.count} files that the check knows of are there.`],
      silent: [(v) => `The web server does not answer when these files are fetched: ${v.files}.`, "See whether the web server has too much to do, and whether a firewall, proxy or virus scanner holds the files back. They must be let through."],
      missing: [(v) => `These files cannot be fetched: ${v.files}.`, "Upload the whole folder again. Also see that the web server may send files that end in .wasm, .json and .webmanifest; some servers refuse types that they do not know."],
      page: [(v) => `A web page comes instead of these files: ${v.files}.`, "Upload the whole folder again, and see that the files do not need a login of their own."],
    },
    version: {
      name: "The same version",
      good: ["The start page and this page belong to the same version."],
      mixed: ["The start page is of another version than this page.", "Upload the whole folder, and empty the cache of the web server or the content network."],
    },
    types: {
      name: "File types (MIME)",
      good: ["The files are sent with the right type."],
      change: [(v) => `It works, but these files are sent with the wrong type: ${v.files}.`, "Set these types on the web server:"],
      bad: [(v) => `These files are sent with the wrong type, so the browser does not use them: ${v.files}.`, "Set these types on the web server:"],
    },
    program: {
      name: "The program (WebAssembly)",
      good: ["The browser can read the program."],
      absent: ["The browser cannot run WebAssembly, or it is switched off.", "Use a newer browser. If a policy has switched WebAssembly off, allow it for this address."],
      forbidden: ["The security policy does not allow WebAssembly.", "Add this source to script-src. It allows WebAssembly and nothing else:"],
      damaged: [(v) => `The file ${v.file} cannot be read.`, "Upload it again, as a binary file. Also try a newer browser."],
    },
    compression: {
      name: "Compression",
      good: [(v) => `The files are sent compressed (${v.encodings}). The program is ${v.sent} instead of ${v.whole}.`],
      none: [(v) => `These files are not sent compressed: ${v.files}. The program is ${v.sent} to fetch; it could be about a third.`, "Switch compression on (brotli, else gzip) for these types. Compressed files (.br and .gz) are beside the originals in the published folder."],
    },
    cache: {
      name: "Caching",
      good: ["The browser may keep what never changes, and asks for the rest."],
      short: ["Files with a checksum in their name never change, but may not be kept for long. They are fetched again for nothing.", "Send this header for files whose name ends in a hyphen and 16 characters before the extension:"],
      long: [(v) => `These files may be kept without the browser asking whether they are new: ${v.files}. A new version may then be mixed with an old one.`, "Send this header for them:"],
    },
    absent: {
      name: "Files that are missing",
      good: ["A request for a file that does not exist is answered with 404."],
      page: [(v) => `A request for a file that does not exist is answered with ${v.status} and a page. A missing file is then noticed late.`, "Answer 404 when a file of the folder does not exist."],
    },
    policy: {
      name: "Security policy",
      good: ["The security policy (Content-Security-Policy) allows what is needed."],
      loose: ["The security policy allows what is needed, and more: Kommunkompass needs neither 'unsafe-inline' nor 'unsafe-eval'."],
      none: ["The page is sent without a security policy (Content-Security-Policy). It works like that, but a policy protects against scripts of others.", "Send this header for the folder:"],
      less: ["The program starts, but the security policy stops some of it: charts as pictures, installation or use without a network.", "Add to the policy:"],
      stops: ["The security policy stops the program.", "Add to the policy:"],
    },
    sniff: {
      name: "X-Content-Type-Options",
      good: ["The browser may not guess file types."],
      none: ["The browser may guess file types. It works, but the header protects against files that are passed off as something else.", "Send this header, once the file types above are right:"],
    },
    embedding: {
      name: "Showing the page in a frame",
      anyone: ["Every site may show the page in a frame. To limit that, name them in frame-ancestors of the security policy."],
      same: ["Only pages of the same address may show the page in a frame. If another site is to show it, add that to frame-ancestors."],
      listed: [(v) => `These sites may show the page in a frame: ${v.origins}.`],
      nobody: ["No site may show the page in a frame. Opened by itself it works.", "If it is to be shown on an intranet page, take away X-Frame-Options: DENY and name the intranet’s address in the security policy:"],
    },
    framePage: {
      name: "The page for frames (embed.html)",
      good: ["The page that is shown in frames, and its scripts, are sent as they should be."],
      missing: [(v) => `These files cannot be fetched: ${v.files}. Opened by itself the page works, but not in a frame on the intranet.`, "Upload the whole folder again. If the web server answers with a web page instead, see that the files do not need a login of their own."],
      type: [(v) => `These files are sent with the wrong type: ${v.files}. Opened by itself the page works, but not as it should in a frame on the intranet.`, "Set these types on the web server:"],
      mixed: ["The page for frames, embed.html, is of another version than this page.", "Upload the whole folder, and empty the cache of the web server or the content network."],
    },
    element: {
      name: "The element <kommun-kompass>",
      good: ["The script of the element, kommun-kompass.js, is sent as it should be."],
      missing: [(v) => `This file cannot be fetched: ${v.files}. The page works, but the element on pages of the intranet shows nothing.`, "Upload the whole folder again. If the web server answers with a web page instead, see that the file does not need a login of its own."],
      type: [(v) => `This file is sent with the wrong type, so the browser does not run it: ${v.files}. The page works, but the element on pages of the intranet shows nothing.`, "Set this type on the web server:"],
    },
    origins: {
      name: "The element on other sites",
      none: ["The element can be used on pages of the same address. If pages of another site are to use it, send the header Access-Control-Allow-Origin with that site’s address for all files of the folder."],
      anyone: ["Pages of every site may fetch the element and its files."],
      listed: [(v) => `Pages of ${v.origins} may fetch the element and its files.`],
      several: [(v) => `The header Access-Control-Allow-Origin has several addresses: ${v.origins}. It then counts for none of them.`, "Send a single address, the one that asks, or to everyone:"],
      some: [(v) => `Pages of other sites may fetch the element, but not these files that it needs: ${v.files}.`, "Send this header for all files of the folder:"],
    },
    worker: {
      name: "The file for use without a network (sw.js)",
      good: ["The file that keeps the program in the browser and changes to new versions is sent as it should be."],
      missing: [(v) => `This file cannot be fetched: ${v.files}. With a network the page works, but without one it cannot be opened.`, "Upload the whole folder again. The file must be beside index.html."],
      type: [(v) => `This file is sent with the wrong type, so the browser does not use it: ${v.files}. With a network the page works, but without one it cannot be opened.`, "Set this type on the web server:"],
    },
    frame: {
      name: "The frame",
      alone: ["The page is opened by itself and not in a frame. Open it also where it is to be shown, and the frame is checked."],
      same: ["The page is shown in a frame of a page with the same address."],
      foreign: ["The page is shown in a frame of another site. Browsers then keep its drafts apart from those of the page opened by itself, and some do not save them at all.", "Preferably put Kommunkompass on the same address as the intranet."],
      opaque: ["The frame (sandbox) lacks allow-same-origin. Nothing can be saved in the browser then, and the program may not fetch its own files.", "Give the frame these permissions:"],
      sandbox: [(v) => `The frame (sandbox) lacks permissions: ${v.missing}. Without them files, links or questions cannot be opened.`, "Give the frame these permissions:"],
    },
    storage: {
      name: "Storage in the browser",
      good: ["Drafts can be saved in the browser."],
      refused: ["The browser does not allow drafts to be saved. One can work, but everything has to be saved as files.", "Allow local storage (cookies and site data) for the address. If the page is shown in a frame of another site, put it on the same address as the intranet."],
      full: ["The browser’s storage is full.", "Remove site data that is not needed, or give it more room."],
    },
    journal: {
      name: "Protection against crashes (IndexedDB)",
      good: ["Drafts get to disk even if the computer stops."],
      refused: ["The browser does not allow IndexedDB. In a power cut the last minute’s work may be lost.", "Allow site data for the address. In private windows it may be switched off."],
    },
    room: {
      name: "Room",
      good: [(v) => `The browser gives room for ${v.size}.`],
      unknown: ["The browser does not say how much room it gives."],
      small: [(v) => `The browser gives room for ${v.size} only.`, "Make room on the disk, or give site data more room in the browser."],
    },
    offline: {
      name: "Use without a network",
      good: ["The browser can keep the program and open it without a network."],
      insecure: ["The page came by http. It cannot be opened without a network then.", "Put it on an address that begins with https."],
      absent: ["The browser cannot keep the program here (service worker). With a network it works.", "In private windows and some frames this is so. Otherwise: allow service workers for the address."],
    },
    unpack: {
      name: "The single file (kommunkompass.html)",
      good: ["The browser can unpack the single file."],
      absent: ["The browser is too old for the single file, kommunkompass.html. The folder on the web server works.", "Use a newer browser for the single file."],
    },
  },
};
