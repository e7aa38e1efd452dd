// The inquiry form in a dialog, on the article it is about. Without this module the link leads to
// the form's own page, and everything works there. All words come from the templates.
// What is typed is kept by keeping.js, which hears of forms shown and sent.

const TIMEOUT = 15_000; // milliseconds until a visitor is told that sending failed

const dialog = document.querySelector("#inquiry-dialog");
const part = (name) => dialog.querySelector(`[data-dialog-${name}]`);
const tell = (form, what) => form.dispatchEvent(new Event(`inquiry:${what}`, { bubbles: true }));

/** Fetch an address and return its inquiry part; the answer to a wrong form (422) is one too. */
async function fetchInquiry(address, options = {}) {
  const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(TIMEOUT) });
  if (!answer.ok && answer.status !== 422) throw new Error(`Answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const inquiry = page.querySelector("[data-inquiry]");
  if (!inquiry) throw new Error("Answered with another page");
  return { inquiry, heading: page.querySelector("[data-inquiry-heading]") };
}

/** Say on the button that the form is under way, or that it may be sent again. */
function setSending(form, sending) {
  const button = form.querySelector("[data-sending]");
  form.dataset.state = sending ? "sending" : "";
  button.dataset.ready ??= button.textContent;
  button.textContent = sending ? button.dataset.sending : button.dataset.ready;
  button.setAttribute("aria-disabled", String(sending));
}

const isSending = (form) => form.dataset.state === "sending";

/** Say beside the form what failed, "sending" or "loading" it; with null, that nothing did. */
function setFailure(failed) {
  const box = document.querySelector("[data-failure]");
  box.hidden = !failed;
  if (!failed) return;
  for (const words of box.querySelectorAll("[data-while]")) {
    words.hidden = words.dataset.while !== failed;
  }
  box.focus();
}

function show({ inquiry, heading }) {
  const sent = "inquirySent" in inquiry.dataset;
  part("body").replaceChildren(document.importNode(inquiry, true));
  const form = part("body").querySelector("[data-inquiry-form]");
  if (form) tell(form, "shown");
  part("done").hidden = !sent;
  if (sent && heading) part("title").textContent = heading.textContent;
  const summary = part("body").querySelector("[data-error-summary]");
  const firstField = part("body").querySelector(".field :is(input, select, textarea)");
  (sent ? part("title") : (summary ?? firstField ?? part("title"))).focus();
}

async function load(address) {
  setFailure(null);
  part("status").textContent = part("status").dataset.loading;
  try {
    show(await fetchInquiry(address));
  } catch {
    // Without a network the form's own page would not come either, and the article would go.
    if (!navigator.onLine) setFailure("loading");
    else if (dialog.open) location.assign(address);
  } finally {
    part("status").textContent = "";
  }
}

function empty() {
  part("body").replaceChildren();
  part("done").hidden = true;
  setFailure(null);
  part("title").textContent = part("title").dataset.first;
}

/** Open the dialog as it was left: with the text typed, or with a new form after one was sent. */
function open(link) {
  dialog.showModal();
  part("title").focus();
  dialog.addEventListener(
    "close",
    () => {
      if (!part("done").hidden) empty();
      link.focus();
    },
    { once: true },
  );
  if (part("body").childElementCount || dialog.dataset.state === "loading") return;
  start(link.href);
}

function start(address) {
  dialog.dataset.state = "loading";
  dialog.dataset.address = address;
  load(address).finally(() => delete dialog.dataset.state);
}

async function send(form) {
  if (isSending(form)) return;
  setSending(form, true);
  setFailure(null);
  part("status").textContent = form.querySelector("[data-sending]").dataset.sending;
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetchInquiry(form.action, { method: "POST", body });
    if ("inquirySent" in answer.inquiry.dataset) tell(form, "sent");
    show(answer);
  } catch {
    // The form stays as it is, with its token, so that trying again cannot send it twice.
    setSending(form, false);
    form.parentElement.querySelector("[data-error-summary]")?.remove();
    setFailure("sending");
  } finally {
    part("status").textContent = "";
  }
}

/** On the form's own page: the same button, the ordinary way of sending, while there is one. */
function guardPlainForm(event) {
  if (!navigator.onLine) setFailure("sending");
  if (!navigator.onLine || isSending(event.target)) {
    event.preventDefault();
    return;
  }
  setFailure(null);
  setSending(event.target, true);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-inquiry-form]")) return;
  if (!dialog?.contains(form)) {
    guardPlainForm(event);
    return;
  }
  event.preventDefault();
  send(form);
});

// A page taken from the browser's memory comes back ready.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-inquiry-form]")) {
    if (isSending(form)) setSending(form, false);
  }
});

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-again]")) return;
  const form = document.querySelector("[data-inquiry-form]");
  if (form) form.requestSubmit();
  else start(dialog.dataset.address);
});

if (dialog) {
  part("title").dataset.first = part("title").textContent;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-opens="inquiry-dialog"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  dialog.addEventListener("click", (event) => {
    // Fields named in the summary are gone to without a step in the browser's history.
    const named = event.target.closest("[data-error-summary] a");
    if (!named) return;
    event.preventDefault();
    dialog.querySelector(named.hash)?.focus();
  });
}

document.querySelector("main [data-error-summary]")?.focus();
