// The inquiry form in a dialog, on the article it is about. Without this module the link leads to
// the form's own page, and everything works there. All words come from the templates.

const TIMEOUT = 15_000; // milliseconds until a visitor is told that sending failed

const dialog = document.querySelector("#inquiry-dialog");
const part = (name) => dialog.querySelector(`[data-dialog-${name}]`);

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

function show({ inquiry, heading }) {
  const sent = "inquirySent" in inquiry.dataset;
  part("body").replaceChildren(document.importNode(inquiry, true));
  part("done").hidden = !sent;
  if (sent && heading) part("title").textContent = heading.textContent;
  const summary = part("body").querySelector("[data-error-summary]");
  const firstField = part("body").querySelector(".field :is(input, select, textarea)");
  (sent ? part("title") : (summary ?? firstField ?? part("title"))).focus();
}

async function load(address) {
  part("status").textContent = part("status").dataset.loading;
  try {
    show(await fetchInquiry(address));
  } catch {
    if (dialog.open) location.assign(address);
  } finally {
    part("status").textContent = "";
  }
}

function empty() {
  part("body").replaceChildren();
  part("done").hidden = true;
  part("failure").hidden = true;
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
  dialog.dataset.state = "loading";
  load(link.href).finally(() => delete dialog.dataset.state);
}

async function send(form) {
  if (isSending(form)) return;
  setSending(form, true);
  part("failure").hidden = true;
  part("status").textContent = form.querySelector("[data-sending]").dataset.sending;
  try {
    const body = new URLSearchParams(new FormData(form));
    show(await fetchInquiry(form.action, { method: "POST", body }));
  } catch {
    // The form stays as it is, with its token, so that trying again cannot send it twice.
    setSending(form, false);
    form.parentElement.querySelector("[data-error-summary]")?.remove();
    part("failure").hidden = false;
    part("failure").focus();
  } finally {
    part("status").textContent = "";
  }
}

/** On the form's own page: the same button, the ordinary way of sending. */
function guardPlainForm(event) {
  if (isSending(event.target)) event.preventDefault();
  else setSending(event.target, true);
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

if (dialog) {
  part("title").dataset.first = part("title").textContent;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-opens="inquiry-dialog"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-again]")) send(part("body").querySelector("form"));
    // Fields named in the summary are gone to without a step in the browser's history.
    const named = event.target.closest("[data-error-summary] a");
    if (!named) return;
    event.preventDefault();
    dialog.querySelector(named.hash)?.focus();
  });
}

document.querySelector("main [data-error-summary]")?.focus();
