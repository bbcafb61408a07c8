// What the tests of two tabs run in each: edits through the fields of the views, one after the other, without waiting
// for the other tab. Every edit is noted in local storage in the same instant, so that it is known of also when the tab
// is closed in the middle.
const [draft, edits] = arguments;

// Gives way to the events of the browser; not by a timer, which is slowed down in a tab behind another.
const turn = () => new Promise((done) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(null);
});

const field = async (edit) => {
  const route = `${draft}/delomrade/${edit.subarea}`;
  if (location.hash !== route) location.hash = route;
  const deadline = performance.now() + 20000;
  for (;;) {
    const found = document.getElementById(edit.field);
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`there is no ${edit.field}`);
    await turn();
  }
};

const enter = (element, edit) => {
  if (edit.kind === "answer") return element.click();
  // Who writes goes on where the text ends; points are written anew.
  element.value = edit.kind === "text" ? `${element.value} ${edit.value}`.trim() : edit.value;
  element.dispatchEvent(new Event("input", { bubbles: true }));
};

window.kkWork = "goes on";
(async () => {
  for (const edit of edits) {
    // At least once: what a person enters is an event of its own, before which the field shows what the page has heard of.
    for (let n = 0; n <= edit.turns; n += 1) await turn();
    const element = await field(edit);
    element.focus();
    // Before it is saved, for which Firefox at times waits for the other tab.
    const at = Date.now();
    enter(element, edit);
    localStorage.setItem(`noted/${edit.id}`, JSON.stringify({ ...edit, at }));
  }
  window.kkWork = "done";
})().catch((error) => {
  window.kkWork = String(error);
});
