// What of a page can only its document tell? Put into every document before its own scripts, for the reader of the journeys.
// Which texts live regions got, one entry a change; in which language the text of a node stands; how a list item reads.

window.journey = (() => {
  const LIVE = "[role=status],[role=alert],[role=log],[aria-live=polite],[aria-live=assertive],output";
  const heard = [];
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : (node.parentElement ?? node.host ?? null));
  const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();

  const observe = (root) =>
    new MutationObserver((records) => {
      for (const region of new Set(records.map(({ target }) => elementOf(target)?.closest(LIVE)))) {
        if (region && textOf(region)) heard.push({ region, text: textOf(region), languages: languages(region) });
      }
    }).observe(root, { subtree: true, childList: true, characterData: true });
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...options) {
    const root = attach.apply(this, options);
    observe(root);
    return root;
  };

  /** The language that the nearest element with one names, out of shadow roots too. */
  const nearest = (element) => {
    for (let at = element; at; at = at.getRootNode().host) {
      const found = at.closest("[lang]");
      if (found) return found.getAttribute("lang"); // SVG has no property
    }
    return "";
  };

  /** The languages of the words of an element, in their order, each once. */
  const languages = (element) => {
    const sources = element.hasAttribute("aria-label") ? [] : namesOf(element);
    const found = [];
    for (const source of sources) {
      const walk = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
      for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        if (/\p{L}/u.test(text.data) && !text.parentElement.closest("bdi:not([lang]),[aria-hidden=true]")) found.push(nearest(text.parentElement));
      }
    }
    return [...new Set(found.length ? found : [nearest(element)])].join("+");
  };

  /** The elements that give an element its name. */
  const namesOf = (element) => {
    const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
    if (ids.length) return ids.map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
    return element.labels?.length ? [...element.labels] : [element];
  };

  const focused = () => {
    let element = document.activeElement ?? document.body;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  return { heard, languages, focused };
})();
