// Shows where a string of the page comes from, on pointing, focus or touch (WCAG 2.2, 1.4.13), and
// goes from string to string.
"use strict";
{
  const panel = document.getElementById("pv-panel");
  const messages = JSON.parse(document.getElementById("pv-messages").textContent);
  const STRING = "[data-message], [data-attributes], [data-show]";
  const OWNER = "a, button, summary, label, select, [tabindex]"; // takes the focus for a string
  const CONTROL = "a, button, summary"; // what a touch would activate
  const STATES = {
    reviewed: ["reviewed", "by a person"],
    draft: ["draft", "translated, not reviewed"],
    stale: ["stale", "the source changed since it was translated, so the source is shown"],
    fuzzy: ["fuzzy", "the source is shown until somebody has checked the entry"],
    missing: ["not translated", "the source or a related language is shown"],
  };
  const REST = 250; // milliseconds that the pointer rests on a string before it replaces another
  const MARGIN = 8; // pixels between the panel and the sides of the window
  const PLACE = "preview-place"; // in the storage of the session: the string that had the focus

  let origin = null; // the element whose strings are shown
  let waiting = 0; // the timer of the pointer
  let quiet = false; // true while the focus goes back without showing anything
  let pressed = null; // what was shown when the finger came down

  const makeElement = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // The numbers of the strings of one element: its text, its attributes, what its button shows.
  const numbersOn = ({ dataset }) => {
    const lists = [dataset.message, dataset.attributes, dataset.show];
    return lists.flatMap((list) => (list ?? "").split(" ").filter(Boolean));
  };

  // The numbers of all strings that an element shows: those around it, up to what takes the focus
  // for them, and those inside it if it is that itself.
  const numbersOf = (element) => {
    const numbers = [];
    for (let node = element.closest(STRING); node; node = node.parentElement.closest(STRING)) {
      numbers.push(...numbersOn(node));
      if (node.matches(OWNER)) break;
    }
    if (element.matches(OWNER)) {
      for (const inner of element.querySelectorAll(STRING)) numbers.push(...numbersOn(inner));
    }
    return [...new Set(numbers)];
  };

  const copy = async (context, status) => {
    try {
      await navigator.clipboard.writeText(context);
      status.textContent = "copied";
    } catch {
      status.textContent = "the browser does not allow it: select the text";
    }
  };

  const makeContextLine = ({ context }) => {
    const line = makeElement("p", "");
    const status = makeElement("span", "", { role: "status" });
    const button = makeElement("button", "Copy msgctxt", { type: "button" });
    button.addEventListener("click", () => copy(context, status));
    line.append(makeElement("code", context, { class: "pv-context" }), " ", button, " ", status);
    return line;
  };

  const makeStateLine = ({ state, kind }) => {
    const [name, meaning] = STATES[state];
    const line = makeElement("p", "");
    line.append(makeElement("span", name, { class: `pv-${kind}` }), meaning);
    return line;
  };

  // What the panel says about one string.
  const describe = (number) => {
    const message = messages[number];
    const { source, plural, lang, dir, place, line } = message;
    const block = makeElement("div", "", { class: "pv-string" });
    block.append(makeContextLine(message));
    block.append(makeElement("p", source, { lang, dir, class: "pv-source" }));
    if (plural) block.append(makeElement("p", plural, { lang, dir, class: "pv-source" }));
    block.append(makeStateLine(message));
    const where = place || "in the language of the source: nothing to translate";
    block.append(makeElement("p", where, { class: "pv-place" }));
    if (place && !line) {
      const hint = "The catalog has no such entry yet: run i18n extract and i18n update.";
      block.append(makeElement("p", hint));
    }
    return block;
  };

  // Put the panel below an element, or above it if there is more room.
  const placePanel = (element) => {
    const box = element.getBoundingClientRect();
    const roomBelow = innerHeight - box.bottom;
    const height = panel.offsetHeight;
    const fitsBelow = roomBelow >= height || roomBelow >= box.top;
    const top = fitsBelow ? box.bottom : box.top - height;
    const isRightToLeft = getComputedStyle(element).direction === "rtl";
    const left = isRightToLeft ? box.right - panel.offsetWidth : box.left;
    const last = document.documentElement.clientWidth - panel.offsetWidth - MARGIN;
    panel.style.top = `${Math.max(0, top + scrollY)}px`;
    panel.style.left = `${Math.max(MARGIN, Math.min(left, last)) + scrollX}px`;
  };

  const hide = () => {
    panel.hidden = true;
    origin = null;
  };

  const show = (element) => {
    const numbers = numbersOf(element).filter((number) => messages[number]);
    if (!numbers.length || element === origin) return;
    origin = element;
    panel.replaceChildren(...numbers.map(describe));
    panel.hidden = false;
    placePanel(element);
  };

  // The pointer may cross other strings on its way into the panel.
  document.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    if (event.pointerType !== "mouse" || panel.contains(event.target)) return;
    const element = event.target.closest(STRING);
    if (element) waiting = setTimeout(show, panel.hidden ? 0 : REST, element);
  });

  document.addEventListener("focusin", (event) => {
    if (quiet || panel.contains(event.target)) return;
    if (event.target.matches(OWNER) && numbersOf(event.target).length) show(event.target);
    else hide();
  });

  // Pressing moves the focus before the click, which shows the panel already.
  document.addEventListener("pointerdown", () => (pressed = origin), true);

  // True if a touch would activate something whose strings were not shown before.
  const isFirstTouch = (element) => {
    const control = element.closest(CONTROL);
    return control && pressed !== control && pressed !== element;
  };

  // A touch on a string inside a link shows the panel; a second one follows the link.
  const onClick = (event) => {
    if (panel.contains(event.target)) return;
    const element = event.target.closest(STRING);
    if (!element) {
      hide();
      return;
    }
    const isTouch = ["touch", "pen"].includes(event.pointerType);
    const isShowButton = Boolean(element.dataset.show);
    if (isTouch && !isShowButton && isFirstTouch(element)) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (isTouch || isShowButton) show(element);
  };
  document.addEventListener("click", onClick, true);

  const closePanel = () => {
    const back = panel.contains(document.activeElement) ? origin?.closest(OWNER) : null;
    hide();
    quiet = true;
    back?.focus();
    quiet = false;
  };

  // Escape closes the panel; F2, or Enter on a string that is no control, moves into it.
  document.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    const isString = event.target === origin && event.target.matches("span");
    if (event.key === "Escape") {
      closePanel();
    } else if (event.key === "F2" || (event.key === "Enter" && isString)) {
      event.preventDefault();
      panel.querySelector("button").focus();
    }
  });

  // The buttons of the bar go to the next string of a kind.
  const goToNext = (kind, last) => {
    const strings = [
      ...document.querySelectorAll(`.pv-${kind}:is([data-message], .pv-unplaced *)`),
    ];
    const next = (last + 1) % strings.length;
    const element = strings[next];
    element?.closest("details")?.setAttribute("open", "");
    element?.closest(OWNER)?.focus();
    return next;
  };
  for (const button of document.querySelectorAll("[data-next]")) {
    let place = -1;
    button.addEventListener("click", () => {
      place = goToNext(button.dataset.next, place);
    });
  }

  // After a renewal the reader's place stays: the same string has the focus again.
  const contextOf = (element) => messages[numbersOf(element)[0]]?.context;
  addEventListener("pagehide", () => {
    const focused = document.activeElement;
    const context = focused?.matches(OWNER) ? contextOf(focused) : undefined;
    sessionStorage.setItem(PLACE, context ?? "");
  });
  const before = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (before) {
    const strings = [...document.querySelectorAll("[data-message]")];
    const same = strings.find(({ dataset }) => messages[dataset.message].context === before);
    same?.closest(OWNER)?.focus({ preventScroll: true });
  }
}
