// What of a page can only its document tell? Put into every document before its own scripts, for
// the reader of the journeys: which texts live regions got, one entry a change; in which languages
// the name of an element is; which element has the focus.

window.journey = (() => {
  const LIVE =
    "[role=status],[role=alert],[role=log],[aria-live=polite],[aria-live=assertive],output";
  const NOT_SPOKEN = "bdi:not([lang]),[aria-hidden=true]";
  const heard = [];

  const elementOf = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return node;
    return node.parentElement ?? node.host ?? null;
  };
  const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();

  const hear = (records) => {
    const regions = new Set(records.map(({ target }) => elementOf(target)?.closest(LIVE)));
    for (const region of regions) {
      if (!region || !textOf(region)) continue;
      heard.push({ region, text: textOf(region), languages: languages(region) });
    }
  };
  const observe = (root) =>
    new MutationObserver(hear).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
    });

  observe(document);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...options) {
    const root = attachShadow.apply(this, options);
    observe(root);
    return root;
  };

  /** The language that the nearest element with one names, out of shadow roots too. */
  const languageAround = (element) => {
    for (let node = element; node; node = node.getRootNode().host) {
      const named = node.closest("[lang]");
      if (named) return named.getAttribute("lang"); // SVG has no property
    }
    return "";
  };

  /** The elements that give an element its name. */
  const namesOf = (element) => {
    if (element.hasAttribute("aria-label")) return [];
    const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
    if (ids.length) {
      return ids.map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
    }
    return element.labels?.length ? [...element.labels] : [element];
  };

  /** The spoken texts in an element that have words. */
  const textsIn = (element) => {
    const texts = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const isSpoken = !text.parentElement.closest(NOT_SPOKEN);
      if (isSpoken && /\p{L}/u.test(text.data)) texts.push(text);
    }
    return texts;
  };

  /** The languages of the words that name an element, in their order, each once. */
  const languages = (element) => {
    const texts = namesOf(element).flatMap(textsIn);
    const found = texts.map((text) => languageAround(text.parentElement));
    return [...new Set(found.length ? found : [languageAround(element)])].join("+");
  };

  const focused = () => {
    let element = document.activeElement ?? document.body;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  return { heard, languages, focused };
})();
