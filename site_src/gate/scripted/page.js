// What the scripted checks ask of a page. Put into every document before its own scripts; it adds
// one global name, `accessibilityGate`.
globalThis.accessibilityGate = (() => {
  // What the page's own scripts listen to: [type, target], in the order in which they asked.
  const listeners = [];
  const addListener = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    listeners.push([type, this ?? globalThis]);
    return addListener.call(this, type, ...rest);
  };

  const FOCUSABLE =
    "a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls]," +
    "video[controls],[tabindex],[contenteditable]";

  // Every element, those in open shadow trees too.
  const all = (root = document.documentElement) => {
    const elements = [];
    const addElements = (node) => {
      for (const element of node.querySelectorAll("*")) {
        elements.push(element);
        if (element.shadowRoot) addElements(element.shadowRoot);
      }
    };
    addElements(root);
    return elements;
  };

  // The element around another one, as the page is painted: through slots and out of shadow trees.
  const parent = (element) =>
    element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

  // An element and those around it, from the inside out.
  const outward = function* (element) {
    for (let node = element; node; node = parent(node)) yield node;
  };

  const withClasses = (element) =>
    element.localName + [...element.classList].map((className) => `.${className}`).join("");

  // A short selector that a person can find the element by.
  const name = (element) => {
    if (!element) return "";
    if (element.id) return `${element.localName}#${element.id}`;
    const own = withClasses(element);
    const around = parent(element);
    if (!around || around === document.body || around === document.documentElement) return own;
    const siblings = [...(around.children ?? [])];
    const alike = siblings.filter((sibling) => sibling.localName === element.localName);
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : "";
    return `${around.id ? `#${around.id}` : withClasses(around)} > ${own}${place}`;
  };

  const visible = (element) => {
    if (element.getClientRects().length === 0) return false;
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  // True for what is cut to nothing, as text for screen readers alone is.
  const clipped = (element) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    if (/inset\((50%|100%)/.test(style.clipPath)) return true;
    if (style.clip === "rect(0px, 0px, 0px, 0px)") return true;
    return width <= 1 && height <= 1;
  };

  const hidden = (element) => {
    for (const node of outward(element)) if (clipped(node)) return true;
    return !visible(element);
  };

  const isFocusable = (element) => {
    if (!element.matches(FOCUSABLE) || element.disabled || element.tabIndex < 0) return false;
    if (element.closest("[inert]") || !visible(element)) return false;
    return element.localName !== "input" || element.type !== "hidden";
  };
  const focusable = () => all().filter(isFocusable);

  // Colours as [red, green, blue, alpha], 0-255 and 0-1, whatever the notation: the browser paints
  // them.
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const colours = new Map(); // notation -> colour
  const colour = (notation) => {
    if (!colours.has(notation)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = "#000"; // stays, if the notation is none
      pen.fillStyle = notation;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      colours.set(notation, [red, green, blue, alpha / 255]);
    }
    return colours.get(notation);
  };

  // The colour of a layer over an opaque one.
  const over = ([red, green, blue, alpha], below) => {
    const mixed = [red, green, blue].map((part, i) => part * alpha + below[i] * (1 - alpha));
    return [...mixed, 1];
  };

  // What a browser paints where the page paints nothing.
  const paper = () => {
    const canBeDark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
    const isDark = canBeDark && matchMedia("(prefers-color-scheme: dark)").matches;
    return isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  };

  // The colour behind an element's text, from the layers of background around it.
  const ground = (element) => {
    const layers = [];
    for (const node of outward(element)) {
      const layer = colour(getComputedStyle(node).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), paper());
  };

  // WCAG 2.2, relative luminance and contrast ratio.
  const linear = (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const adopt = (css) => {
    const shadowRoots = all().map((element) => element.shadowRoot);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const root of [document, ...shadowRoots.filter(Boolean)]) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  };

  const hasOwnText = (element) => {
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
    return [...element.childNodes].some(isText);
  };

  // True if a box hides a part of what is in it. One that scrolls loses nothing.
  const cutsOff = (box) => {
    if (box.localName === "svg") return false;
    const { overflowX, overflowY } = getComputedStyle(box);
    const cutsX = /hidden|clip/.test(overflowX) && box.scrollWidth > box.clientWidth + 1;
    const cutsY = /hidden|clip/.test(overflowY) && box.scrollHeight > box.clientHeight + 1;
    return cutsX || cutsY;
  };

  const isCutOff = (element) => {
    for (const box of outward(element)) {
      if (box === document.body) return false;
      if (cutsOff(box)) return true;
    }
    return false;
  };

  // Text that a box cuts off: [selector, text].
  const cut = () => {
    const texts = all(document.body).filter(hasOwnText);
    const seen = texts.filter((element) => visible(element) && !hidden(element));
    return seen
      .filter(isCutOff)
      .map((element) => [name(element), element.textContent.trim().slice(0, 40)]);
  };

  return {
    listeners,
    all,
    name,
    visible,
    hidden,
    clipped,
    focusable,
    colour,
    ground,
    over,
    contrast,
    adopt,
    cut,
    parent,
  };
})();
