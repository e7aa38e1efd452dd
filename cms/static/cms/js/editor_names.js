// Wagtail's rich text boxes have no name that can be read aloud: each gets that of its field.

const NAMELESS = "[role=textbox][contenteditable=true]:not([aria-label])";
let waiting = false;

function name(box) {
  const field = box.closest("[data-contentpath], [data-panel]");
  const label = field?.querySelector("label, [data-panel-heading-text]")?.textContent;
  // Without the mark of what must be filled in.
  if (label) box.setAttribute("aria-label", label.replace(/[\s*]+$/, "").trim());
}

function nameAll() {
  waiting = false;
  document.querySelectorAll(NAMELESS).forEach(name);
}

// Boxes come with new blocks, and a moment after the page.
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(nameAll);
}).observe(document.body, { childList: true, subtree: true });
nameAll();
