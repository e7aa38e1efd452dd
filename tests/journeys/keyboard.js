// A walk by Tab, seen from inside the page: `begin`, a `step` after each press, `end` with findings.
(() => {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const LEAST_OUTLINE = 2; // CSS pixels
  const INSET = 3; // corners are round

  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const reached = [];
  const findings = [];

  const name = (element) =>
    `<${element.localName}> “${(element.innerText || element.name || element.ariaLabel || "").trim().slice(0, 30)}”`;

  const expected = [...top.querySelectorAll(CONTROLS)].filter(
    (control) =>
      control.tabIndex >= 0 &&
      !control.disabled &&
      !control.closest("[inert]") &&
      control.checkVisibility({ visibilityProperty: true }) &&
      (control.type !== "radio" || control.checked || !isGroupChecked(control)),
  );

  function isGroupChecked(radio) {
    return document.querySelector(`[type=radio][name="${radio.name}"]:checked`);
  }

  const look = (element) =>
    [null, "::after"].map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element, part);
      return { outlineStyle, outlineWidth, outlineColor, boxShadow };
    });

  /** Whether an outline is drawn that was not there without the focus. */
  const isMarked = (element) =>
    look(element).some(
      ({ outlineStyle, outlineWidth }) =>
        outlineStyle !== "none" && parseFloat(outlineWidth) >= LEAST_OUTLINE,
    );

  /** What of the page lies over a control: null when it is seen whole. */
  function cover(control) {
    for (const { left, top, right, bottom } of control.getClientRects()) {
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + INSET, top + INSET],
        [right - INSET, top + INSET],
        [left + INSET, bottom - INSET],
        [right - INSET, bottom - INSET],
      ];
      for (const [index, [x, y]] of points.entries()) {
        const found = document.elementFromPoint(x, y);
        if (!found && index === 0) return "the edge of the window";
        if (!found) continue; // a tall field need not be seen whole
        const own = control.contains(found) || found.contains(control) || label(control, found);
        if (!own) return name(found);
      }
    }
    return null;
  }

  const label = (control, found) => [...(control.labels ?? [])].some((one) => one.contains(found));

  return {
    expected,

    begin() {
      const start = document.createElement("span");
      start.tabIndex = -1;
      top.prepend(start);
      start.focus();
      scrollTo(0, 0);
      start.remove();
    },

    /** Note where the focus is; true when the walk is over. */
    step() {
      const control = document.activeElement;
      if (!control || control === document.body || control === top) return reached.length > 0;
      if (reached.includes(control)) {
        if (control !== reached[0]) findings.push(`${name(control)} is reached twice`);
        return true;
      }
      reached.push(control);
      if (!expected.includes(control)) findings.push(`${name(control)} is hidden and reached`);
      if (!isMarked(control)) findings.push(`${name(control)} shows no focus`);
      const over = cover(control);
      if (over) findings.push(`${name(control)} is covered by ${over}`);
      return false;
    },

    end() {
      for (const control of expected) {
        if (!reached.includes(control)) findings.push(`${name(control)} is never reached`);
      }
      document.activeElement?.blur();
      return findings;
    },
  };
})()
