// Finds elements as a person with assistive technology meets them: by role and accessible name.
//
// Sent in front of every script of the harness; the browser runs it outside the page's security policy.
// It follows ARIA and HTML-AAM as far as tests need it, through open shadow roots, and is the same in every engine.
// One liberty: an alert, a status, a list item or a paragraph without a label of its own is named by its text.

const accessible = (() => {
  const ROLE_OF_TAG = {
    article: "article", aside: "complementary", blockquote: "blockquote", button: "button", caption: "caption",
    code: "code", datalist: "listbox", dd: "definition", details: "group", dialog: "dialog", dt: "term",
    fieldset: "group", figure: "figure", h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading",
    h6: "heading", hr: "separator", li: "listitem", main: "main", menu: "list", meter: "meter", nav: "navigation",
    ol: "list", optgroup: "group", option: "option", output: "status", p: "paragraph", progress: "progressbar",
    search: "search", summary: "button", table: "table", tbody: "rowgroup", textarea: "textbox", tfoot: "rowgroup",
    thead: "rowgroup", time: "time", tr: "row", ul: "list",
  };
  const ROLE_OF_INPUT = {
    button: "button", checkbox: "checkbox", file: "file", image: "button", number: "spinbutton", radio: "radio",
    range: "slider", reset: "button", search: "searchbox", submit: "button",
  };
  const NAMED_BY_CONTENT = new Set([
    "alert", "blockquote", "button", "caption", "cell", "checkbox", "code", "columnheader", "definition", "gridcell",
    "heading", "link", "listitem", "log", "menuitem", "menuitemcheckbox", "menuitemradio", "note", "option",
    "paragraph", "radio", "row", "rowheader", "status", "switch", "tab", "term", "time", "tooltip", "treeitem",
  ]);
  const PARTS = new Set([
    "article", "complementary", "dialog", "form", "group", "list", "main", "navigation", "region", "search", "table",
  ]);
  const SECTIONING = "article, aside, main, nav, section";

  const normal = (text) => (text ?? "").replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();

  const childNodes = (node) => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === "slot") {
      const assigned = node.assignedNodes({ flatten: true });
      if (assigned.length) return assigned;
    }
    return [...node.childNodes];
  };
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

  // Hidden with everything in it.
  const isTreeHidden = (element) => {
    if (element.getAttribute("aria-hidden") === "true" || element.inert) return true;
    if (element.closest("select") && element.localName !== "select") return false;
    const display = getComputedStyle(element).display;
    return display === "none" || (display !== "contents" && !element.checkVisibility());
  };
  const isHidden = (element) => {
    if (!["visible", ""].includes(getComputedStyle(element).visibility)) return true;
    for (let one = element; one; one = parent(one)) if (isTreeHidden(one)) return true;
    return false;
  };

  const role = (element) => {
    const explicit = (element.getAttribute("role") ?? "").trim().split(/\s+/)[0];
    if (explicit) return explicit === "image" ? "img" : explicit;
    const tag = element.localName;
    switch (tag) {
      case "a": case "area": return element.hasAttribute("href") ? "link" : null;
      case "header": return element.closest(SECTIONING) ? null : "banner";
      case "footer": return element.closest(SECTIONING) ? null : "contentinfo";
      case "form": return name(element, "form") ? "form" : null;
      case "section": return name(element, "region") ? "region" : null;
      case "img": return element.getAttribute("alt") === "" ? null : "img";
      case "input": return inputRole(element);
      case "select": return element.multiple || element.size > 1 ? "listbox" : "combobox";
      case "td": return element.closest("[role=grid], [role=treegrid]") ? "gridcell" : "cell";
      case "th": return headerRole(element);
      default: return ROLE_OF_TAG[tag] ?? null;
    }
  };
  const inputRole = (input) => {
    if (input.type === "hidden") return null;
    if (input.hasAttribute("list") && !ROLE_OF_INPUT[input.type]) return "combobox";
    return ROLE_OF_INPUT[input.type] ?? "textbox";
  };
  const headerRole = (cell) => {
    const scope = (cell.getAttribute("scope") ?? "").toLowerCase();
    if (scope.startsWith("row")) return "rowheader";
    if (scope.startsWith("col") || cell.closest("thead")) return "columnheader";
    return cell.parentElement?.querySelector(":scope > td") ? "rowheader" : "columnheader";
  };

  const name = (element, ofRole = role(element)) => {
    const labelledBy = byIds(element, "aria-labelledby").map((label) => content(label, element, true));
    return normal(labelledBy.join(" ")) || normal(element.getAttribute("aria-label")) || normal(nativeName(element)) ||
      (NAMED_BY_CONTENT.has(ofRole) ? normal(content(element, element)) : "") ||
      normal(element.getAttribute("title")) || normal(element.getAttribute("placeholder"));
  };
  const byIds = (element, attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)
    .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);
  const nativeName = (element) => {
    const first = (selector) => element.querySelector(`:scope > ${selector}`);
    switch (element.localName) {
      case "fieldset": return content(first("legend"), element);
      case "table": return content(first("caption"), element);
      case "figure": return content(first("figcaption"), element);
      case "svg": return first("title")?.textContent;
      case "img": case "area": return element.getAttribute("alt");
      case "optgroup": return element.label;
      case "option": return element.label || element.text;
    }
    if (element.localName === "input") {
      if (["button", "reset", "submit"].includes(element.type)) return element.value || { submit: "Submit", reset: "Reset" }[element.type];
      if (element.type === "image") return element.alt;
    }
    return [...(element.labels ?? [])].map((label) => content(label, element)).join(" ");
  };

  // The text of an element as it is read out, without what is hidden and without the control it labels.
  const content = (element, labelled, evenHidden = false) => {
    if (!element || (!evenHidden && isTreeHidden(element))) return "";
    return childNodes(element).map((child) => contentOf(child, labelled)).join("");
  };
  const contentOf = (node, labelled) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const holder = node.parentElement ?? node.getRootNode().host;
      return holder && getComputedStyle(holder).visibility !== "visible" ? "" : node.data;
    }
    if (!isElement(node) || node === labelled || ["script", "style", "template"].includes(node.localName) || isTreeHidden(node)) return "";
    const text = replacement(node) ?? content(node, labelled);
    return getComputedStyle(node).display.startsWith("inline") ? text : ` ${text} `;
  };
  const replacement = (element) => {
    if (element.localName === "br") return " ";
    const label = normal(element.getAttribute("aria-label"));
    // The label of a part names it; what is in it is read all the same.
    if (label && !PARTS.has(role(element))) return label;
    switch (element.localName) {
      case "img": case "svg": return nativeName(element) ?? "";
      case "select": return [...element.selectedOptions].map((option) => option.text).join(" ");
      case "input": return ["checkbox", "radio", "file", "hidden"].includes(element.type) ? "" : element.value;
      case "textarea": return element.value;
    }
    return null;
  };

  const walk = function* (element) {
    if (isTreeHidden(element)) return;
    yield element;
    for (const child of childNodes(element)) if (isElement(child)) yield* walk(child);
  };
  // What an open modal dialog covers cannot be reached.
  const reachable = () => {
    const modals = [...document.querySelectorAll("dialog")].filter((dialog) => dialog.matches(":modal"));
    return modals.at(-1) ?? document.body;
  };
  const all = (root) => [...walk(root ?? reachable())]
    .filter((element) => element !== root && getComputedStyle(element).visibility === "visible");

  const matches = (text, wanted) => {
    if (wanted.any) return true;
    return wanted.part ? text.includes(normal(wanted.text)) : text === normal(wanted.text);
  };
  const describe = (element) => {
    if (!element || element === document.body) return "nothing";
    const ofRole = role(element) ?? element.localName;
    return `${ofRole} “${name(element, ofRole)}”${element.disabled ? " (disabled)" : ""}`;
  };

  const fileInputs = (root) => [...root.querySelectorAll("*")].flatMap((element) => [
    ...element.matches("input[type=file]") ? [element] : [], ...element.shadowRoot ? fileInputs(element.shadowRoot) : [],
  ]);

  return {
    find: (wantedRole, wanted, root) => all(root)
      .filter((element) => role(element) === wantedRole && matches(name(element, wantedRole), wanted)),
    files: (wanted) => fileInputs(document).filter((element) => matches(name(element, "file"), wanted)),
    describe,
    name: (element) => name(element),
    focused: () => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element;
    },
    text: (root) => normal(content(root ?? document.body, null)),
    // A person clicks what is to be seen; a radio button that is drawn by its label is not.
    target: (element) => {
      if (!["checkbox", "radio"].includes(element.type) || !element.labels?.length) return element;
      const box = element.getBoundingClientRect();
      const drawn = box.width > 2 && box.height > 2 && getComputedStyle(element).opacity !== "0";
      return drawn ? element : element.labels[0];
    },
    outline: () => all(null).filter((element) => role(element) && !["paragraph", "rowgroup", "listitem"].includes(role(element)))
      .slice(0, 150).map(describe),
    isHidden,
  };
})();
