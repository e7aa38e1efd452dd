// Pages whose titles fit what is being typed into the search box, as a list below it: the ARIA
// combobox pattern, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Without this module, or
// when the site cannot be reached, the box is a plain search box.

const PAUSE = 150; // milliseconds after the last key
const FEWEST_LETTERS = 2; // but one that is not Latin is enough

for (const form of document.querySelectorAll("[data-suggest]")) suggestIn(form);

function suggestIn(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let timer;
  let request;
  let active = -1;

  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const isOpen = () => !list.hidden;

  /** Forget what was asked and hide the list. */
  function close() {
    clearTimeout(timer);
    request?.abort();
    request = undefined;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  /** Point at one of the options; -1 points back at the box. */
  function choose(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[active];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  }

  function show(suggestions) {
    close();
    list.replaceChildren(
      ...suggestions.map(({ title, address }, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.role = "option";
        option.className = "suggestion";
        option.textContent = title;
        option.dataset.address = address;
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(isOpen()));
    status.textContent = suggestions.length
      ? `${status.dataset.suggested} ${suggestions.length}`
      : "";
  }

  async function ask() {
    const term = field.value.trim();
    request?.abort();
    if (!term || (term.length < FEWEST_LETTERS && term < "\u3000")) return show([]);
    const mine = (request = new AbortController());
    try {
      const address = `${form.dataset.suggest}?${new URLSearchParams({ q: term })}`;
      const answer = await fetch(address, { signal: mine.signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (request === mine && document.activeElement === field) show(suggestions);
    } catch {
      if (request === mine) close(); // Offline; an aborted one was followed by another.
    }
  }

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  const open = (option) => option && location.assign(option.dataset.address);

  const keys = {
    ArrowDown: () => choose(active + 1 < list.children.length ? active + 1 : -1),
    ArrowUp: () => choose(active < 0 ? list.children.length - 1 : active - 1),
    Home: () => active >= 0 && choose(0),
    End: () => active >= 0 && choose(list.children.length - 1),
    Enter: () => open(list.children[active]),
    Escape: close,
  };

  // Where an option is pointed at, these two belong to the list, else to the text.
  const inText = (key) => ["Home", "End", "Enter"].includes(key) && active < 0;

  field.addEventListener("keydown", (event) => {
    // While characters are being composed, keys belong to the input method.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" && !isOpen()) {
      event.preventDefault();
      return ask();
    }
    if (!isOpen() || !keys[event.key] || inText(event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  field.addEventListener("input", (event) => event.isComposing || askSoon());
  field.addEventListener("compositionend", askSoon);
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The box keeps the focus, or the list would be gone before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => open(event.target.closest("[role=option]")));
}
