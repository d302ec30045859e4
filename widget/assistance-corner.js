// Assistance Corner: the list of programs on a partner's page. See README.md for attributes, events
// and colors.
//
// The host's own link stays until a list has been made, and stays permanently if none can be. Texts
// come from a data file and are only ever text: no innerHTML, no style element, no eval, no storage,
// no cookie. Links may lead only to the site that SITE names. A release has that inside, so the hash
// of the released file guards the links, too.
//
// The build (site_src/embed/script.py) fills SITE, puts the text of the imported file in place of
// the import, and wraps everything in a function: one classic script that adds no global name.

import { fold, withoutArticle } from "../site_src/static/search/fold.js";

const SITE = { home: "https://directory.example/", tags: ["en"] };
const NAME = "assistance-corner";
const HOST = `div[data-${NAME}]`;
const OPTIONS = [
  "section",
  "audience",
  "kind",
  "ids",
  "limit",
  "heading-level",
  "layout",
  "theme",
  "filter",
  "src",
  "timeout",
];
// The options that choose programs by ids, with the field of a program that has its id or ids.
const CHOICES = { section: "sections", audience: "audiences", kind: "kind", ids: "id" };

// The colors are the system's own, which follow the color-scheme of the page and are readable in
// light, dark and forced colors.
const STYLE = `
:host { display: block !important }
:host([hidden]) { display: none !important }
.box {
  all: initial;
  display: block;
  color-scheme: inherit;
  padding: var(--ac-padding, 1em);
  overflow-wrap: anywhere;
  color: var(--ac-text, CanvasText);
  background: var(--ac-background, Canvas);
  font-family: var(--ac-font, inherit);
  font-size: var(--ac-font-size, max(1em, 14px));
  line-height: 1.5
}
.light { color-scheme: light }
.dark { color-scheme: dark }
[hidden] { display: none }
* { margin: 0; padding: 0; font-size: 1em }
[part=heading] { font-size: 1.25em; margin-block-start: 1em }
ul { list-style-type: ""; display: grid; gap: var(--ac-gap, .75em); margin-block: .75em }
.cards ul { grid-template-columns: repeat(auto-fill, minmax(min(17em, 100%), 1fr)) }
.cards li { padding: .75em }
.cards li, input {
  border: 1px solid var(--ac-line, currentColor);
  border-radius: var(--ac-radius, .375em)
}
a { color: var(--ac-link, LinkText); display: inline-block; min-block-size: 24px }
[part=status], [part=foot] { color: var(--ac-quiet, inherit); font-size: .875em }
label { display: block; font-weight: bold }
bdi { font-weight: normal; white-space: nowrap }
input {
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  max-inline-size: 24em;
  min-block-size: 2.5em;
  padding: .25em .5em;
  font: inherit;
  color: inherit;
  background: transparent
}
:focus-visible { outline: 3px solid var(--ac-focus, LinkText); outline-offset: 2px }
@media print {
  .box { color-scheme: light }
  label, [role=status] { display: none }
  li[hidden] { display: list-item }
  section[hidden] { display: block }
  a::after { content: attr(href); display: block; direction: ltr; font: .875em sans-serif }
}`;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SIGN = /[^\p{L}\p{N}\p{M}\s]+/gu;

const requests = new Map(); // address and hash -> promise of the data, however many lists ask
const sheets = new WeakMap(); // document -> style sheet, which documents cannot share

/** The folded words of a query. Signs part words, and are not in the texts that are searched. */
function wordsOf(query) {
  return (fold(query).match(WORD) || []).map(withoutArticle);
}

/** The data at an address, requested once. Its errors name the address. */
function load(address, integrity, timeout) {
  const key = `${address} ${integrity}`;
  if (!requests.has(key)) {
    const request = requestData(address, integrity, timeout).catch((error) => {
      requests.delete(key); // another try may succeed
      throw new Error(`${address}: ${error.message}`);
    });
    requests.set(key, request);
  }
  return requests.get(key);
}

/** The data, if the network, the server, the hash, the time and the format are right. */
async function requestData(address, integrity, timeout) {
  const response = await fetch(address, {
    integrity,
    signal: AbortSignal.timeout(timeout),
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const data = await response.json();
  if (data.format !== 1) throw new Error(`unknown format ${data.format}`);
  for (const link of [data.home, data.all, data.page]) {
    if (originOf(link) !== originOf(SITE.home)) throw new Error(`foreign link ${link}`);
  }
  return data;
}

const originOf = (address) => new URL(address).origin;

/** The language that answers a wanted one: it, cut at its hyphens (RFC 4647), or a sibling. */
function lookUp(wanted) {
  const lower = wanted.toLowerCase();
  for (let tag = lower; tag; tag = tag.replace(/-?[^-]*$/, "")) {
    const known = SITE.tags.find((known) => known.toLowerCase() === tag);
    if (known) return known;
  }
  return SITE.tags.find((known) => known.split("-")[0] === lower.split("-")[0]);
}

/** True for a div that asks for a list. A text, a document or a shadow root cannot. */
const asksForList = (node) => node.matches?.(HOST);

/** The property that mirrors an attribute: headingLevel for heading-level. */
const propertyOf = (option) => option.replace(/-(.)/, (_hyphen, letter) => letter.toUpperCase());

/** The items of a list that is written with spaces or commas. */
const split = (list) => list.match(/[^\s,]+/g) || [];

/** The text of a value of the data, which is a text, or [text, tag] in another language. */
const textOf = (value) => [value].flat()[0];

/** The folded text of a program that the filter looks through, without signs. */
function foldProgram({ name, acronyms, summary }) {
  return fold([textOf(name), ...acronyms, textOf(summary)].join(" ")).replace(SIGN, "");
}

/** Put a value of the data into an element, with its language and direction if it names one. */
function put(element, value, data) {
  const [text, tag] = [value].flat();
  element.textContent = text;
  element.removeAttribute("lang");
  element.removeAttribute("dir");
  if (tag) {
    element.lang = tag;
    element.dir = data.directions[tag];
  }
  return element;
}

/** An element with content; `part` is its name for the style sheets of hosts. */
function make(name, part, ...content) {
  const element = document.createElementNS("http://www.w3.org/1999/xhtml", name); // XML needs it
  if (part) element.part = part;
  element.append(...content);
  return element;
}

function makeLink(address, value, data) {
  const link = put(make("a", "link"), value, data);
  link.href = address;
  return link;
}

/** A program in the list. There is no heading below level 6; `brief` is the name alone. */
function makeItem(program, level, brief, data) {
  const address = data.page.replace("{id}", encodeURIComponent(program.id));
  const name = make(level > 6 ? "p" : `h${level}`, "name", makeLink(address, program.name, data));
  program.acronyms.forEach((acronym, i) => {
    const element = make("bdi", "acronym", acronym);
    element.dir = "ltr";
    name.append(i ? " · " : " ", element);
  });
  const item = make("li", "item", name);
  if (!brief) {
    item.append(put(make("p", "summary"), program.summary, data));
    item.append(put(make("p", "status"), data.statuses[program.status], data));
  }
  return item;
}

/** What stands below the list: the link to everything, the source, and a notice if there is one. */
function makeFoot(data) {
  const { words } = data;
  const [before, after] = textOf(words.source).split("{site}");
  // The sentence may be in another language than the name of the site inside it.
  const site = [words.site, data.language].flat();
  const source = put(make("p", "source"), words.source, data);
  source.replaceChildren(before, makeLink(data.home, site, data), after);
  const foot = [make("p", "all", makeLink(data.all, words.all, data)), source];
  if (words.notice) foot.push(put(make("p", "notice"), words.notice, data));
  return foot;
}

class Corner extends HTMLElement {
  static observedAttributes = ["lang", "data-integrity", ...OPTIONS];
  #turn = 0; // the update that is under way; a later one takes its place
  #box; // this element and the next six stay while the list changes
  #label;
  #name;
  #field;
  #status;
  #body;
  #foot;
  #entries = []; // for each program that is shown: its item, its group, itself, and its text
  #data;
  #shown = []; // the data and the values of the attributes that are shown

  connectedCallback() {
    for (const name of OPTIONS.map(propertyOf)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name]; // was set before the script came, and hides the accessor
      delete this[name];
      this[name] = value;
    }
    this.#update();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#update();
  }

  /** Load and show. Changes made together are one update; one that fails changes nothing. */
  async #update() {
    const turn = ++this.#turn;
    await null;
    try {
      const data = await this.#load();
      if (turn !== this.#turn || !this.isConnected) return;
      this.#render(data);
      this.#tell("ready", { language: data.language, count: this.#entries.length });
    } catch (error) {
      if (!error.told) console.warn(`${NAME}:`, error.message); // lists can share an error
      error.told = true;
      this.#tell("error", { message: error.message });
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`ac-${name}`, { bubbles: true, composed: true, detail }));
  }

  /** The data in the language of the attribute, or of the page here, or else of the directory. */
  async #load() {
    const wanted = this.getAttribute("lang");
    const known = lookUp(wanted || this.#languageAround());
    if (known || !wanted) return this.#loadIn(known || SITE.tags[0]);
    try {
      return await this.#loadIn(wanted); // a language that is younger than this script
    } catch (error) {
      if (!error.message.endsWith("HTTP 404")) throw error;
      return this.#loadIn(SITE.tags[0]);
    }
  }

  /** The language of the nearest ancestor that has one, out of shadow roots, too. */
  #languageAround() {
    for (let node = this; node; node = node.parentNode || node.host) {
      const tag = node.getAttribute?.("lang") || node.getAttribute?.("xml:lang");
      if (tag) return tag;
    }
    return "";
  }

  #loadIn(tag) {
    const source = this.src || `${SITE.home}widget/data/v1/`;
    const address = source.endsWith("/") ? `${source}${tag}.json` : source;
    return load(
      new URL(address, this.baseURI).href,
      this.dataset.integrity || "",
      +this.timeout || 10000,
    );
  }

  /** Show the data as the attributes want it, unless that is what is shown. */
  #render(data) {
    const wanted = [data, ...Corner.observedAttributes.map((name) => this.getAttribute(name))];
    if (wanted.some((value, i) => value !== this.#shown[i])) this.#show(data);
    this.#shown = wanted;
    this.shadowRoot.adoptedStyleSheets = [this.#styleSheet()];
  }

  /** The style sheet of the document, which changes when the element is moved to another one. */
  #styleSheet() {
    const doc = this.ownerDocument;
    if (!sheets.has(doc)) {
      const sheet = new doc.defaultView.CSSStyleSheet();
      sheet.replaceSync(STYLE);
      sheets.set(doc, sheet);
    }
    return sheets.get(doc);
  }

  /** Everything is made before anything is shown, so that an error leaves what is there. */
  #show(data) {
    const entries = this.#makeEntries(data, this.#choose(data.programs));
    const foot = makeFoot(data);
    if (!this.#box) this.#makeFrame();
    this.#box.lang = data.language;
    this.#box.dir = data.directions[data.language];
    this.#box.className = `box ${this.layout} ${this.theme}`;
    put(this.#name, data.words.filter, data);
    this.#label.hidden = this.filter === "off";
    if (this.#label.hidden) this.#field.value = "";
    this.#body.replaceChildren(...new Set(entries.map(({ group }) => group)));
    this.#foot.replaceChildren(...foot);
    this.#data = data;
    this.#entries = entries;
    this.#filter();
    if (!this.shadowRoot) this.#open();
  }

  /** The programs that the attributes choose. Throws if there are none: an id may be wrong. */
  #choose(programs) {
    let chosen = programs;
    const conditions = [];
    for (const [option, field] of Object.entries(CHOICES)) {
      const ids = split(this[option]);
      if (!ids[0]) continue;
      chosen = chosen.filter((program) => [program[field]].flat().some((id) => ids.includes(id)));
      conditions.push(`the ${field.replace(/s$/, "")} ${ids.join(" or ")}`);
    }
    if (!chosen[0]) throw new Error(`no program has ${conditions.join(" and ")}`);
    return chosen.slice(0, Math.max(+this.limit, 0) || undefined);
  }

  /** For each program to show, section by section: its item, its group, and itself. */
  #makeEntries(data, programs) {
    const wanted = split(this.section);
    const isWanted = (id) => !wanted[0] || wanted.includes(id);
    const grouped = wanted.length !== 1; // one section alone needs no heading of its own
    const level = Math.min(Math.max(parseInt(this.headingLevel) || 2, 2), 6);
    const brief = this.layout === "compact";
    const nameLevel = brief ? 7 : level + grouped;
    const entries = [];
    for (const section of data.sections) {
      const list = make("ul", "list");
      const group = make("section", "section", list);
      if (grouped) group.prepend(put(make(`h${level}`, "heading"), section.name, data));
      for (const program of programs) {
        // A program stands in the first of its sections that is wanted.
        if (program.sections.find(isWanted) !== section.id) continue;
        const item = makeItem(program, nameLevel, brief, data);
        list.append(item);
        entries.push({ item, group, program });
      }
    }
    return entries;
  }

  /** The elements that stay while programs, language and layout change. */
  #makeFrame() {
    this.#field = make("input", "field");
    this.#field.type = "search";
    this.#field.addEventListener("input", () => {
      this.#tell("filter", { query: this.#field.value, count: this.#filter() });
    });
    this.#name = make("span");
    this.#label = make("label", "label", this.#name, this.#field);
    this.#status = make("p", "count");
    this.#status.setAttribute("role", "status");
    this.#body = make("div");
    this.#foot = make("div", "foot");
    this.#box = make("div", "box", this.#label, this.#status, this.#body, this.#foot);
  }

  /**
   * Put the list into the page: whole, so that a screen reader does not announce its status as a
   * change. The host's own link goes under it, unseen.
   */
  #open() {
    const host = asksForList(this.parentNode) ? this.parentNode : this;
    const hadFocus = host.contains(this.ownerDocument.activeElement);
    if (host !== this) this.append(...[...host.childNodes].filter((node) => node !== this));
    this.attachShadow({ mode: "open" }).append(this.#box);
    if (!hadFocus) return;
    setTimeout(() => {
      this.#box.querySelector("input:not([hidden] *),a").focus({ preventScroll: true });
    });
  }

  /** Hide the programs that lack a word of the field. Returns how many are left. */
  #filter() {
    const words = wordsOf(this.#field.value);
    let count = 0;
    for (const { group } of this.#entries) group.hidden = true;
    for (const entry of this.#entries) {
      if (words[0]) entry.text ??= foldProgram(entry.program);
      entry.item.hidden = !words.every((word) => entry.text.includes(word));
      if (entry.item.hidden) continue;
      entry.group.hidden = false;
      count++;
    }
    const value = this.#data.count[count];
    // The same text, put again, would be announced again.
    if (this.#status.textContent !== textOf(value)) put(this.#status, value, this.#data);
    return count;
  }
}

/** Put an element into each div that asks for one, in a part of the document. */
function addElements(root) {
  for (const host of [root, ...root.querySelectorAll(HOST)]) {
    if (!asksForList(host) || host.querySelector(NAME)) continue;
    const corner = make(NAME);
    for (const name of Corner.observedAttributes) {
      const value = host.getAttribute(name.startsWith("data-") ? name : `data-${name}`);
      if (value !== null) corner.setAttribute(name, value);
    }
    host.append(corner);
  }
}

/** Follow what the page adds later: more divs, and a div's own link that is parsed after the script. */
function followChanges(changes) {
  for (const { target, addedNodes } of changes) {
    const corner = asksForList(target) && target.querySelector(NAME);
    for (const node of addedNodes) {
      if (corner?.shadowRoot && node !== corner) corner.append(node);
      else if (node.querySelectorAll) addElements(node);
    }
  }
}

// Another script tag may have been first.
if (!customElements.get(NAME)) {
  for (const option of OPTIONS) {
    Object.defineProperty(Corner.prototype, propertyOf(option), {
      enumerable: true,
      get() {
        return this.getAttribute(option) || "";
      },
      set(value) {
        this.setAttribute(option, value);
      },
    });
  }
  customElements.define(NAME, Corner);
  addElements(document);
  new MutationObserver(followChanges).observe(document, { childList: true, subtree: true });
}
