// Shows where a string of the page comes from, on pointing, focus or touch (WCAG 2.2, 1.4.13), and goes from string to string.
"use strict";
{
  const panel = document.getElementById("pv-panel");
  const messages = JSON.parse(document.getElementById("pv-messages").textContent);
  const STRING = "[data-message], [data-attributes], [data-show]";
  const OWNER = "a, button, summary, label, select, [tabindex]";
  const STATES = {
    reviewed: ["reviewed", "by a person"],
    draft: ["draft", "translated, not reviewed"],
    stale: ["stale", "the source changed since it was translated, so the source is shown"],
    fuzzy: ["fuzzy", "the source is shown until somebody has checked the entry"],
    missing: ["not translated", "the source or a related language is shown"],
  };
  let origin = null;
  let waiting = 0;
  let quiet = false;
  let pressed = null;

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const numbersOf = (element) => {
    const found = [];
    const take = (node) => found.push(...`${node.dataset.message ?? ""} ${node.dataset.attributes ?? ""} ${node.dataset.show ?? ""}`.split(" ").filter(Boolean));
    for (let node = element.closest(STRING); node; node = node.parentElement.closest(STRING)) {
      take(node);
      if (node.matches(OWNER)) break;
    }
    if (element.matches(OWNER)) element.querySelectorAll(STRING).forEach(take);
    return [...new Set(found)];
  };

  const copy = async (context, said) => {
    try {
      await navigator.clipboard.writeText(context);
      said.textContent = "copied";
    } catch {
      said.textContent = "the browser does not allow it: select the text";
    }
  };

  const describe = (number) => {
    const message = messages[number];
    const block = make("div", "", { class: "pv-string" });
    const first = make("p", "");
    const said = make("span", "", { role: "status" });
    const button = make("button", "Copy msgctxt", { type: "button" });
    button.addEventListener("click", () => copy(message.context, said));
    first.append(make("code", message.context, { class: "pv-context" }), " ", button, " ", said);
    const source = make("p", message.source, { lang: message.lang, dir: message.dir, class: "pv-source" });
    block.append(first, source);
    if (message.plural) block.append(make("p", message.plural, { lang: message.lang, dir: message.dir, class: "pv-source" }));
    const state = make("p", "");
    state.append(make("span", STATES[message.state][0], { class: `pv-${message.kind}` }), STATES[message.state][1]);
    block.append(state, make("p", message.place || "in the language of the source: nothing to translate", { class: "pv-place" }));
    if (message.place && !message.line) block.append(make("p", "The catalog has no such entry yet: run i18n extract and i18n update."));
    return block;
  };

  const place = (element) => {
    const box = element.getBoundingClientRect();
    const room = innerHeight - box.bottom;
    const height = panel.offsetHeight;
    const top = room >= height || room >= box.top ? box.bottom : box.top - height;
    const begin = getComputedStyle(element).direction === "rtl" ? box.right - panel.offsetWidth : box.left;
    const last = document.documentElement.clientWidth - panel.offsetWidth - 8;
    panel.style.top = `${Math.max(0, top + scrollY)}px`;
    panel.style.left = `${Math.max(8, Math.min(begin, last)) + scrollX}px`;
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
    place(element);
  };

  // The pointer may cross other strings on its way into the panel: one is shown after the pointer has rested on it.
  document.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    if (event.pointerType !== "mouse" || panel.contains(event.target)) return;
    const element = event.target.closest(STRING);
    if (element) waiting = setTimeout(show, panel.hidden ? 0 : 250, element);
  });

  document.addEventListener("focusin", (event) => {
    if (quiet || panel.contains(event.target)) return;
    if (event.target.matches(OWNER) && numbersOf(event.target).length) show(event.target);
    else hide();
  });

  // A touch on a string inside a link shows the panel; a second one follows the link. (Pressing moves the focus before the click.)
  document.addEventListener("pointerdown", () => (pressed = origin), true);
  document.addEventListener("click", (event) => {
    if (panel.contains(event.target)) return;
    const element = event.target.closest(STRING);
    const touched = event.pointerType === "touch" || event.pointerType === "pen";
    const control = element?.closest("a, button, summary");
    if (!element) hide();
    else if (touched && control && !element.dataset.show && pressed !== control && pressed !== element) {
      event.preventDefault();
      event.stopPropagation();
      show(element);
    } else if (touched || element.dataset.show) show(element);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") {
      const back = panel.contains(document.activeElement) ? origin?.closest(OWNER) : null;
      hide();
      quiet = true;
      back?.focus();
      quiet = false;
    } else if (event.key === "F2" || (event.key === "Enter" && event.target === origin && event.target.matches("span"))) {
      event.preventDefault();
      panel.querySelector("button").focus();
    }
  });

  for (const button of document.querySelectorAll("[data-next]")) {
    let at = -1;
    button.addEventListener("click", () => {
      const all = [...document.querySelectorAll(`.pv-${button.dataset.next}:is([data-message], .pv-unplaced *)`)];
      at = (at + 1) % all.length;
      const element = all[at];
      element?.closest("details")?.setAttribute("open", "");
      element?.closest(OWNER)?.focus();
    });
  }

  // After a renewal the reader's place stays: the same string has the focus again.
  const PLACE = "preview-place";
  const contextOf = (element) => messages[numbersOf(element)[0]]?.context;
  addEventListener("pagehide", () => sessionStorage.setItem(PLACE, document.activeElement?.matches(OWNER) ? (contextOf(document.activeElement) ?? "") : ""));
  const before = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (before) {
    const same = [...document.querySelectorAll("[data-message]")].find((element) => messages[element.dataset.message].context === before);
    same?.closest(OWNER)?.focus({ preventScroll: true });
  }
}
