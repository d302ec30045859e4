// How does a page respond to its reader? Called in the page by answers.py.
(() => {
  const gate = globalThis.accessibilityGate;
  const { all, colour, contrast, ground, hidden, name, over, parent, visible } = gate;

  const TEXT_CONTRAST = 4.5; // 1.4.3
  const MOST = 50; // elements that one rule of a stylesheet is looked at on
  const KEYS = [..."abcdefghijklmnopqrstuvwxyz0123456789/?.,;!"];
  const LIVE =
    "output,[role=status],[role=alert],[role=log],[role=timer]," +
    "[aria-live=polite],[aria-live=assertive]";

  const names = (elements) => elements.map((element) => name(element));
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const placeOf = (target) => {
    if (target === document || target === window) return "page";
    return target instanceof Element ? name(target) : "";
  };

  /** The places where scripts of the page listen to some types of events, each once. */
  const placesOf = (...types) => {
    const heard = gate.listeners.filter(([type]) => types.includes(type));
    return [...new Set(heard.map(([, target]) => placeOf(target)))].filter(Boolean);
  };

  const listens = () => {
    const draggable = all().filter((element) => element.draggable && !element.matches("a,img"));
    return {
      down: placesOf("mousedown", "pointerdown", "touchstart"),
      moves: placesOf("touchmove", "pointermove", "gesturechange"),
      device: placesOf("devicemotion", "deviceorientation"),
      drags: [...names(draggable), ...placesOf("dragstart")],
    };
  };

  /** Send an event from an element; true if a script of the page takes it for itself. */
  const isTaken = (element, Kind, type, details) => {
    const common = { bubbles: true, cancelable: true, composed: true };
    return !element.dispatchEvent(new Kind(type, { ...common, ...details }));
  };

  /** Letters, digits and marks that the page takes while nothing to write in has the focus. */
  const takenKeys = () => {
    document.activeElement?.blur?.();
    return KEYS.filter((key) => isTaken(document.body, KeyboardEvent, "keydown", { key }));
  };

  /** Fields that take nothing that is pasted. */
  const fieldsWithoutPaste = () => {
    const fields = all().filter(
      (element) => element.matches("input:not([type=hidden]),textarea") && !hidden(element),
    );
    const open = fields.filter((field) => !field.disabled && !field.readOnly);
    return names(open.filter((field) => isTaken(field, ClipboardEvent, "paste", {})));
  };

  /** The rules of a list, and the rules in them. */
  const flatten = (rules) =>
    [...rules].flatMap((rule) => [rule, ...(rule.cssRules ? flatten(rule.cssRules) : [])]);

  /** The same without what is for other media. */
  const flattenInForce = (rules) => {
    const inForce = [...rules].filter(
      (rule) => !(rule instanceof CSSMediaRule) || matchMedia(rule.media.mediaText).matches,
    );
    return inForce.flatMap((rule) => [
      rule,
      ...(rule.cssRules ? flattenInForce(rule.cssRules) : []),
    ]);
  };

  const hoverRules = (flat) =>
    [...document.styleSheets]
      .flatMap((sheet) => flat(sheet.cssRules))
      .filter((rule) => rule.selectorText?.includes(":hover"));

  /** Selectors of rules that show words under the pointer: generated, or hidden otherwise. */
  const wordsUnderThePointer = () => {
    const hasWords = ({ selectorText, style }) =>
      /::(before|after)/.test(selectorText) &&
      /["'].*["']|attr/.test(style.content) &&
      style.content.length > 3;
    const shows = ({ style }) =>
      /^(block|inline|flex|grid)/.test(style.display) || style.visibility === "visible";
    return hoverRules(flatten)
      .filter((rule) => hasWords(rule) || shows(rule))
      .map((rule) => rule.selectorText);
  };

  /** The elements with text that a rule paints while the pointer is over them. */
  const textsOf = (rule) => {
    try {
      return [...document.querySelectorAll(rule.selectorText.replaceAll(":hover", ""))]
        .filter((element) => !hidden(element) && element.textContent.trim())
        .slice(0, MOST);
    } catch {
      return []; // without :hover it is not a valid selector
    }
  };

  /** Texts that turn faint under the pointer, with their contrast. */
  const faintUnderThePointer = () => {
    const probe = document.body.appendChild(document.createElement("span"));
    const valueOf = (text) => {
      probe.style.color = "";
      probe.style.color = text;
      return colour(getComputedStyle(probe).color);
    };
    const ratioOf = (element, { color, backgroundColor }) => {
      const back = backgroundColor ? valueOf(backgroundColor) : ground(element);
      const ink = color ? valueOf(color) : colour(getComputedStyle(element).color);
      return contrast(over(ink, back), back);
    };
    const paints = ({ style }) => style.color || style.backgroundColor;
    const faint = [];
    for (const rule of hoverRules(flattenInForce).filter(paints)) {
      const ratios = textsOf(rule).map((element) => [name(element), ratioOf(element, rule.style)]);
      const first = ratios.find(([, ratio]) => ratio < TEXT_CONTRAST);
      if (first) faint.push(first);
    }
    probe.remove();
    return faint;
  };

  /** Hints in empty fields that are faint, which no engine measures, with their contrast. */
  const faintHints = () => {
    const ratioOf = (field) => {
      const back = ground(field);
      const ink = colour(getComputedStyle(field, "::placeholder").color);
      return contrast(over(ink, back), back);
    };
    return all()
      .filter((element) => element.placeholder && !hidden(element))
      .map((field) => [name(field), ratioOf(field)])
      .filter(([, ratio]) => ratio < TEXT_CONTRAST);
  };

  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  const isLive = (node) => {
    for (let element = elementOf(node); element; element = parent(element)) {
      if (element.matches(LIVE)) return true;
    }
    return false;
  };

  /** The changes of words in main from now on; `settled` gives those since its last call. */
  const watchChanges = () => {
    let changes = [];
    let last = 0;
    const note = ({ addedNodes, target, type }) => {
      last = performance.now();
      const isOfWords =
        type === "characterData" || [...addedNodes].some((node) => node.textContent.trim());
      const place = elementOf(target);
      if (isOfWords && place && visible(place) && place.closest("main")) {
        changes.push({ announced: isLive(target), place });
      }
    };
    const observer = new MutationObserver((records) => records.forEach(note));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });

    const settled = async () => {
      const begin = performance.now();
      last = begin;
      const isWaiting = () => changes.length === 0 || performance.now() - last < 150;
      while (performance.now() - begin < 1500 && isWaiting()) await pause(25);
      const seen = changes;
      changes = [];
      return seen;
    };
    return { settled, stop: () => observer.disconnect() };
  };

  /** Keep the page open; `to` says where it would have gone. */
  const holdPage = () => {
    const leaving = { to: "" };
    addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      leaving.to = "submit";
      event.preventDefault();
    });
    globalThis.navigation.addEventListener("navigate", (event) => {
      if (event.hashChange || !event.cancelable) return;
      leaving.to = event.destination.url;
      event.preventDefault();
    });
    return leaving;
  };

  /** ["untold", place] if words changed and no live region announced it. */
  const unannounced = (changes) => {
    const isSilent = changes.length > 0 && !changes.some(({ announced }) => announced);
    return isSilent ? [["untold", name(changes[0].place)]] : [];
  };

  const isUsable = (element) =>
    !hidden(element) && !element.disabled && !element.closest("[inert]");

  /** Write into a field, then press the button of its form. */
  const write = async (field, changes, leaving) => {
    field.focus();
    field.value = "a";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: "a" }));
    const faults = unannounced(await changes.settled());
    const button = field.form?.querySelector("button:not([type]),button[type=submit]");
    if (!button || !isUsable(button)) return faults;
    leaving.to = "";
    button.click();
    const seen = await changes.settled();
    const isMarked = field.matches("[aria-invalid=true]");
    if (isMarked && !leaving.to && !seen.length) faults.push(["error", name(field)]);
    return [...faults, ...unannounced(seen)];
  };

  /** Choose in a list, or tick a box. */
  const choose = async (control, leaving) => {
    leaving.to = "";
    if (control.localName === "select") control.selectedIndex = control.options.length - 1;
    else control.checked = !control.checked;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    await pause(30);
    return leaving.to ? [["leaves", name(control)]] : [];
  };

  /** Use the fields, buttons and lists of the page: [kind of fault, place] of what goes wrong. */
  const act = async () => {
    const changes = watchChanges();
    const leaving = holdPage();
    const faults = [];
    const fields = all().filter((element) =>
      element.matches("input[type=search],input[type=text],input:not([type])"),
    );
    for (const field of fields.filter(isUsable)) {
      faults.push(...(await write(field, changes, leaving)));
    }
    const choices = all().filter((element) =>
      element.matches("select,input[type=checkbox],input[type=radio]"),
    );
    for (const control of choices.filter(({ disabled }) => !disabled).slice(0, 3)) {
      faults.push(...(await choose(control, leaving)));
    }
    changes.stop();
    return faults;
  };

  return {
    act,
    faintHints,
    faintUnderThePointer,
    fieldsWithoutPaste,
    listens,
    takenKeys,
    wordsUnderThePointer,
  };
})();
