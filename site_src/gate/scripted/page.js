// What the scripted checks ask of a page. Put into every document before its own scripts; one global, `accessibilityGate`.
globalThis.accessibilityGate = (() => {
  // What the page's own scripts listen to: [type, target], in the order in which they asked.
  const listeners = [];
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    listeners.push([type, this ?? globalThis]);
    return listen.call(this, type, ...rest);
  };

  const FOCUSABLE = 'a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]';

  // Every element, those in open shadow trees too.
  const all = (root = document.documentElement) => {
    const found = [];
    const walk = (node) => {
      for (const element of node.querySelectorAll('*')) {
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(root);
    return found;
  };

  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

  // A short selector that a person can find the element by.
  const name = (element) => {
    if (!element) return '';
    if (element.id) return `${element.localName}#${element.id}`;
    const kind = element.localName + [...element.classList].map((c) => `.${c}`).join('');
    const up = parent(element);
    if (!up || up === document.body || up === document.documentElement) return kind;
    const like = [...(up.children ?? [])].filter((e) => e.localName === element.localName);
    const place = like.length > 1 ? `:nth-of-type(${like.indexOf(element) + 1})` : '';
    const above = up.id ? `#${up.id}` : up.localName + [...up.classList].map((c) => `.${c}`).join('');
    return `${above} > ${kind}${place}`;
  };

  const visible = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const clipped = (element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return /inset\((50%|100%)/.test(style.clipPath) || style.clip === 'rect(0px, 0px, 0px, 0px)' || (box.width <= 1 && box.height <= 1);
  };
  const hidden = (element) => { for (let e = element; e; e = parent(e)) if (clipped(e)) return true; return !visible(element); };

  const focusable = () =>
    all().filter((e) => e.matches(FOCUSABLE) && !e.disabled && e.tabIndex >= 0 && !e.closest('[inert]') && visible(e) && !(e.localName === 'input' && e.type === 'hidden'));

  // Colours as [r, g, b, a], 0-255 and 0-1, whatever the notation: the browser paints them.
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const seen = new Map();
  const colour = (text) => {
    if (!seen.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = '#000';
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      seen.set(text, [r, g, b, a / 255]);
    }
    return seen.get(text);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const paper = () => (getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = parent(e)) {
      const own = colour(getComputedStyle(e).backgroundColor);
      if (own[3]) layers.push(own);
      if (own[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), paper());
  };

  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, two) => {
    const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const adopt = (css) => {
    const roots = [document, ...all().map((e) => e.shadowRoot).filter(Boolean)];
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };

  // Text that its own box cuts off: [selector, text]. A box that scrolls loses nothing.
  const cut = () =>
    all(document.body)
      .filter((e) => visible(e) && !hidden(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
      .filter((e) => {
        for (let box = e; box && box !== document.body; box = parent(box)) {
          const style = getComputedStyle(box);
          const cutsX = /hidden|clip/.test(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
          const cutsY = /hidden|clip/.test(style.overflowY) && box.scrollHeight > box.clientHeight + 1;
          if (box.localName !== 'svg' && (cutsX || cutsY)) return true;
        }
        return false;
      })
      .map((e) => [name(e), e.textContent.trim().slice(0, 40)]);

  return { listeners, all, name, visible, hidden, clipped, focusable, colour, ground, over, contrast, adopt, cut, parent };
})();
