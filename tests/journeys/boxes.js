// What a page looks like by its boxes: evaluates to functions that return findings in words.
(() => {
  const ALLOWED = 1.5; // CSS pixels that rounding may cost
  const LEAST_OVERLAP = 3;
  const ROOM_OF_LETTERS = 0.12; // of a line's height, above and below what is drawn

  const name = (element) => {
    const words = (element.innerText || element.alt || "").trim().slice(0, 30);
    const part = element.className?.split?.(" ")[0];
    return `<${element.localName}${part ? `.${part}` : ""}> “${words}”`;
  };

  const top = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;

  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest(".visually-hidden, .trap, .skip-link:not(:focus)");

  /** The part of `rect` that the boxes around `element` let be seen; null when none is. */
  function seen(rect, element) {
    let { left, top, right, bottom } = rect;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.clipPath !== "none") return null;
      if (style.position === "absolute" && box.offsetWidth <= 1) return null;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const edge = box.getBoundingClientRect();
      left = Math.max(left, edge.left);
      right = Math.min(right, edge.right);
      top = Math.max(top, edge.top);
      bottom = Math.min(bottom, edge.bottom);
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  /** Lines that are set tight share the room around their letters. */
  function letters({ left, top, right, bottom }) {
    const room = (bottom - top) * ROOM_OF_LETTERS;
    return { left, right, top: top + room, bottom: bottom - room };
  }

  const floats = (element) => {
    for (let box = element; box; box = box.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(box).position)) return box;
    }
    return null;
  };

  /** Lines of words, pictures and fields: what must not lie on each other. */
  function pieces() {
    const found = [];
    const add = (element, rects) => {
      for (const rect of rects) {
        const box = seen(rect, element);
        if (box) found.push({ element, floats: floats(element), ...box });
      }
    };
    const texts = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !isShown(element)) continue;
      if (element.closest("script, style, noscript, option, svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      add(element, [...range.getClientRects()].map(letters));
    }
    for (const element of top().querySelectorAll("img, input, textarea, select, button, .button")) {
      if (isShown(element)) add(element, [element.getBoundingClientRect()]);
    }
    return found;
  }

  const overlap = (a, b) =>
    Math.min(
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    );

  return {
    overflowing() {
      const wide = [document.documentElement, ...document.querySelectorAll("dialog[open]")]
        .filter((box) => box.scrollWidth > Math.ceil(box.getBoundingClientRect().width))
        .map((box) => `${name(box)} scrolls sideways: ${box.scrollWidth} px`);
      const edge = document.documentElement.clientWidth + ALLOWED;
      const beyond = pieces()
        .filter((piece) => piece.right > edge || piece.left < -ALLOWED)
        .map((piece) => `${name(piece.element)} reaches out to ${Math.round(piece.right)} px`);
      return [...wide, ...beyond];
    },

    /** Words cut off by a box around them, where no ellipsis says so. */
    clipped() {
      return [...top().querySelectorAll("*")]
        .filter((element) => {
          const style = getComputedStyle(element);
          const cuts = ["hidden", "clip"];
          if (!cuts.includes(style.overflowX) && !cuts.includes(style.overflowY)) return false;
          if (!isShown(element) || !element.innerText?.trim()) return false;
          if (style.clipPath !== "none" || style.textOverflow === "ellipsis") return false;
          if (style.webkitLineClamp !== "none") return false;
          return (
            element.scrollWidth > element.clientWidth + ALLOWED ||
            element.scrollHeight > element.clientHeight + ALLOWED
          );
        })
        .map((element) => `${name(element)} is cut off`);
    },

    overlapping() {
      const found = pieces().sort((a, b) => a.top - b.top);
      const findings = new Set();
      for (const [index, a] of found.entries()) {
        for (const b of found.slice(index + 1)) {
          if (b.top > a.bottom) break;
          if (a.element === b.element || a.floats !== b.floats) continue;
          if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
          if (overlap(a, b) > LEAST_OVERLAP) {
            findings.add(`${name(a.element)} lies on ${name(b.element)}`);
          }
        }
      }
      return [...findings];
    },

    /** Controls outside running text that are smaller than `least` and have no room around. */
    small(least) {
      const controls = [...top().querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter((control) => isShown(control) && control.type !== "hidden" && !control.disabled)
        .filter((control) => !runsInText(control));
      const area = (control) => {
        const label = control.matches("[type=checkbox], [type=radio]") && control.labels[0];
        const whole = getComputedStyle(control, "::after");
        const covers = whole.content !== "none" && whole.position === "absolute";
        const box = covers ? control.closest(".card, .lead-story, .hit") : label;
        return (box || control).getBoundingClientRect();
      };
      return controls
        .filter((control) => {
          const { width, height } = area(control);
          return width < least - 0.5 || height < least - 0.5;
        })
        .map((control) => {
          const { width, height } = area(control);
          return `${name(control)} is ${Math.round(width)} × ${Math.round(height)}`;
        });
    },
  };

  /** A link among words on a line is as high as the line: WCAG 2.5.8 excepts it. */
  function runsInText(control) {
    if (!control.matches("a")) return false;
    const block = control.closest("p, li, dd, figcaption, blockquote, h1, h2, h3");
    if (!block || getComputedStyle(control).display !== "inline") return false;
    return block.innerText.trim().length > control.innerText.trim().length;
  }
})()
