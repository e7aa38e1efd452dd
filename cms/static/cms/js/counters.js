// Under a field with data-counter: how many characters it has, and how many too many.

// Milliseconds without a key after which the count is read aloud.
const PAUSE = 1000;

function count(field) {
  const { counter: limit, counterFits: fits, counterOver: over } = field.dataset;
  // As the server counts: by characters, without blanks around them.
  const length = [...field.value.trim()].length;
  const values = { count: length, limit, over: length - limit };
  const sentence = length > limit ? over : fits;
  return {
    isOver: length > limit,
    text: sentence.replace(/%\((\w+)\)s/g, (_match, name) => values[name]),
  };
}

function attach(field) {
  const shown = document.createElement("p");
  shown.className = "counter";
  shown.ariaHidden = "true";
  const said = document.createElement("p");
  said.className = "w-sr-only";
  said.role = "status";
  field.after(shown, said);
  let timer;

  function show() {
    const { isOver, text } = count(field);
    shown.textContent = text;
    shown.classList.toggle("counter-over", isOver);
    return text;
  }

  field.addEventListener("input", () => {
    const text = show();
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = text), PAUSE);
  });
  show();
}

document.querySelectorAll("[data-counter]").forEach(attach);
