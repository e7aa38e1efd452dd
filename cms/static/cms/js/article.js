// Beside the words of an article: the dialog of contact details, copying and sharing.
// Buttons that need this module are hidden until it has run.

const CONFIRMED_FOR = 2_000; // milliseconds

// On paper a link is followed by its address; the style sheet sees only what is written in it.
for (const link of document.querySelectorAll(".prose a[href]")) {
  link.dataset.address = link.href.replace(/^(mailto|tel):/, "");
}

// With a dialog behind it a link is a button, for those who hear the page too.
for (const link of document.querySelectorAll("a[data-opens]")) {
  link.role = "button";
  link.ariaHasPopup = "dialog";
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-opens="contact-dialog"]');
  const dialog = document.querySelector("#contact-dialog");
  if (!link || !dialog) return;
  event.preventDefault();
  dialog.showModal();
  dialog.querySelector("h2").focus();
  dialog.addEventListener("close", () => link.focus(), { once: true });
});

async function copy(button) {
  let outcome = button.dataset.copied;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    outcome = button.dataset.failed; // The browser's user said no.
  }
  const words = button.querySelector("[data-words]");
  // Said beside the button: what changes inside of one is not read aloud everywhere.
  const status = button.parentElement.querySelector("[role=status]");
  if (status.textContent) return;
  const before = words.textContent;
  words.textContent = status.textContent = outcome;
  setTimeout(() => {
    words.textContent = before;
    status.textContent = "";
  }, CONFIRMED_FOR);
}

// The clipboard is there on https and on localhost only.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

if (navigator.share) {
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, shareTitle: title } = button.dataset;
      navigator.share({ title, url }).catch(() => {});
    });
  }
}
