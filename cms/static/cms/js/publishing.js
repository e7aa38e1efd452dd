// “Ready to publish?”: the count on the button that opens the panel, and the way to each place.

const panel = document.querySelector("[data-side-panel=ready]");
const counter = document.querySelector(
  "[data-side-panel-toggle=ready] [data-side-panel-toggle-counter]",
);
const FIELDS = "input:not([type=hidden]), textarea, select, [contenteditable=true], button";
const NARROW = 800;

function count() {
  const errors = panel.querySelector("[data-ready]")?.dataset.ready ?? "0";
  counter.textContent = errors;
  counter.hidden = errors === "0";
}

// A chooser keeps its value in a hidden field; what people see is the panel around it.
function visible(place) {
  return place.matches("[type=hidden]") ? place.closest("[data-field], [data-panel]") : place;
}

function show(id) {
  const found = document.getElementById(id);
  if (!found) return false;
  const place = visible(found) ?? found;
  for (let box = place; box; box = box.parentElement) {
    if (box.matches("[role=tabpanel][hidden]")) {
      document.getElementById(box.getAttribute("aria-labelledby"))?.click();
    }
    const toggle = box.querySelector(":scope > .w-panel__header > [data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
  place.scrollIntoView({ block: "center" });
  // The heading's own buttons come first, and a chooser hides the state it is not in.
  const content = place.querySelector(".w-panel__content") ?? place;
  const fields = place.matches(FIELDS) ? [place] : [...content.querySelectorAll(FIELDS)];
  fields.find((field) => field.checkVisibility())?.focus();
  return true;
}

if (panel && counter) {
  // Autosave puts the panel in anew.
  new MutationObserver(count).observe(panel, { childList: true, subtree: true });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-ready-place]");
    // On a narrow screen the panel lies over the form.
    if (link && innerWidth < NARROW) document.querySelector("[data-form-side-close-button]").click();
    if (link && show(link.hash.slice(1))) event.preventDefault();
  });
  count();
}

// The message after a refusal leads here from another page; blocks are there a moment later.
window.addEventListener("load", () => setTimeout(() => show(location.hash.slice(1)), 100));
