// Keeps what is typed into the inquiry form while the tab is open: a lost network, a reload or a
// look at another page costs no word. Nothing leaves the browser, and nothing outlives the tab.
// The token is kept too, so that sending again is the same inquiry; so is the first stamp, or a
// visitor whose text was put back would seem to have written it in no time.

const PREFIX = "inquiry ";
// The trap is for machines, and the source is part of the name under which a form is kept.
const NOT_KEPT = new Set(["website", "source"]);
const NOT_TYPED = new Set(["token", "stamp"]);

const nameOf = (form) =>
  `${PREFIX}${new URL(form.action).pathname} ${form.elements.source?.value ?? ""}`;

/** Do something with the tab's storage, which may be blocked or full; then nothing is kept. */
function withStorage(work) {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
}

const read = (name) => withStorage((storage) => JSON.parse(storage.getItem(name)));
const write = (name, kept) =>
  withStorage((storage) => storage.setItem(name, JSON.stringify(kept)));
const forget = (name) => withStorage((storage) => storage.removeItem(name));

function keep(form, sending = false) {
  const entries = [...new FormData(form)].filter(
    ([name, value]) => !NOT_KEPT.has(name) && typeof value === "string",
  );
  const typed = entries.some(([name, value]) => !NOT_TYPED.has(name) && value.trim());
  if (typed) write(nameOf(form), { entries, sending });
  else forget(nameOf(form));
}

function putBack(form) {
  const kept = read(nameOf(form));
  if (!Array.isArray(kept?.entries)) return;
  for (const field of form.elements) {
    if (!field.name || NOT_KEPT.has(field.name)) continue;
    const values = kept.entries.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.type === "select-multiple")
      for (const option of field.options) option.selected = values.includes(option.value);
    else if (values.length) field.value = values[0];
  }
}

/** A form just shown: a new one gets back what was typed, one with errors holds it already. */
function settle(form) {
  const answered = form.closest("[data-inquiry]")?.querySelector("[data-error-summary]");
  if (answered) keep(form);
  else putBack(form);
}

const isInquiry = (form) => form?.matches?.("[data-inquiry-form]");

for (const change of ["input", "change"]) {
  document.addEventListener(change, ({ target }) => isInquiry(target.form) && keep(target.form));
}
document.addEventListener("inquiry:shown", ({ target }) => settle(target));
document.addEventListener("inquiry:sent", ({ target }) => forget(nameOf(target)));

// Without the dialog the page that tells of the success is another one, and forgets.
document.addEventListener("submit", (event) => {
  if (isInquiry(event.target) && !event.defaultPrevented) keep(event.target, true);
});

const form = document.querySelector("main [data-inquiry-form]");
if (form) settle(form);
if (document.querySelector("main [data-inquiry-sent]")) {
  const names = withStorage((storage) => Object.keys(storage)) ?? [];
  for (const name of names) {
    if (name.startsWith(PREFIX) && read(name)?.sending) forget(name);
  }
}
