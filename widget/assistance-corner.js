// Assistance Corner: the list of programs on a partner's page. See README.md for attributes, events and colors.
//
// The host's own link stays until a list has been made, and stays for good if none can be. Texts come from a data file and
// are only ever text: no innerHTML, no style element, no eval, no storage, no cookie, no global name. A link may lead to
// the origins of SITE alone, which is written when a version is released; so the hash of this file guards them too.
(() => {
  const SITE = { home: "https://directory.example/", origins: ["https://directory.example"], tags: ["en"] };
  const NAME = "assistance-corner";
  const HOST = `div[data-${NAME}]`;
  const OPTIONS = ["section", "audience", "kind", "ids", "limit", "heading-level", "layout", "theme", "filter", "src", "timeout"];
  const requests = new Map(); // address and hash -> data: one request, however many instances
  const sheets = new WeakMap(); // document -> style sheet, which cannot be shared with another document

  // The colors are the system's own, which follow the page's color-scheme and are readable in light, dark and forced colors.
  const STYLE = `
:host{display:block!important}
:host([hidden]){display:none!important}
.box{all:initial;display:block;color-scheme:inherit;padding:var(--ac-padding,1em);overflow-wrap:anywhere;
color:var(--ac-text,CanvasText);background:var(--ac-background,Canvas);font-family:var(--ac-font,inherit);font-size:var(--ac-font-size,max(1em,14px));line-height:1.5}
.light{color-scheme:light}
.dark{color-scheme:dark}
[hidden]{display:none}
*{margin:0;padding:0;font-size:1em}
[part=heading]{font-size:1.25em;margin-block-start:1em}
ul{list-style-type:"";display:grid;gap:var(--ac-gap,.75em);margin-block:.75em}
.cards ul{grid-template-columns:repeat(auto-fill,minmax(min(17em,100%),1fr))}
.cards li{padding:.75em}
.cards li,input{border:1px solid var(--ac-line,currentColor);border-radius:var(--ac-radius,.375em)}
a{color:var(--ac-link,LinkText);display:inline-block;min-block-size:24px}
[part=status],[part=foot]{color:var(--ac-quiet,inherit);font-size:.875em}
label{display:block;font-weight:bold}
bdi{font-weight:normal;white-space:nowrap}
input{display:block;box-sizing:border-box;inline-size:100%;max-inline-size:24em;min-block-size:2.5em;padding:.25em .5em;
font:inherit;color:inherit;background:transparent}
:focus-visible{outline:3px solid var(--ac-focus,LinkText);outline-offset:2px}
@media print{
.box{color-scheme:light}
label,[role=status]{display:none}
li[hidden]{display:list-item}
section[hidden]{display:block}
a::after{content:attr(href);display:block;direction:ltr;font:.875em sans-serif}
}`;

  // When are two words the same? The rules of the site's own search (static/search/fold.js); a test holds the two together.
  const SAME = { đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ŧ: "t",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ک": "ك" };
  const LETTER = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
  const MARK = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f]/g;
  const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f]/g;
  const ARTICLE = /^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})/;
  const SIGN = /[^\p{L}\p{N}\p{M}\s]+/gu;

  const fold = (text) => text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(MARK, "").normalize("NFC")
    .replace(LETTER, (letter) => SAME[letter])
    .replace(DIGIT, (digit) => String((digit.charCodeAt(0) & 15) - (digit.charCodeAt(0) < 0x900 ? 0 : 6)));

  /** The folded words of a query; a sign parts words, as it is no part of the texts that are looked through. */
  const wordsOf = (query) => fold(query).replace(SIGN, " ").split(/\s+/).map((word) => word.replace(ARTICLE, "")).filter((word) => word);

  /** The data at an address, asked for once. Rejects if the network, the server, the hash, the time or the form is wrong. */
  function load(address, integrity, wait) {
    const key = `${address} ${integrity}`;
    if (!requests.has(key)) {
      requests.set(key, request(address, integrity, wait).catch((error) => {
        requests.delete(key); // another try may succeed
        throw error;
      }));
    }
    return requests.get(key);
  }

  async function request(address, integrity, wait) {
    const answer = await fetch(address, { integrity, signal: AbortSignal.timeout(wait), credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const data = await answer.json();
    if (data.format !== 1) throw new Error(`format ${data.format}`);
    for (const link of [data.home, data.all, data.page]) {
      if (!SITE.origins.includes(new URL(link).origin)) throw new Error(`origin ${link}`);
    }
    return data;
  }

  /** The tag of the data that answers a wanted tag: itself, cut at its hyphens (RFC 4647), or of the same language. */
  function lookUp(wanted) {
    for (let tag = wanted.toLowerCase(); tag; tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0))) {
      for (const known of SITE.tags) if (known.toLowerCase() === tag) return known;
    }
    const language = wanted.toLowerCase().split("-")[0];
    for (const known of SITE.tags) if (known.split("-")[0] === language) return known;
  }

  /** True for a div that asks for a list; a text, a document or a shadow root does not. */
  const asks = (node) => node.matches?.(HOST);

  /** The property that mirrors an attribute: heading-level, headingLevel. */
  const propertyOf = (option) => option.replace(/-(.)/, (_, letter) => letter.toUpperCase());

  /** A value of the data is a text, or [text, tag] where it is in another language than the rest. */
  const textOf = (value) => (typeof value === "string" ? value : value[0]);

  /** Put a value into an element, which says its language and direction where they are not those around it. */
  function say(element, value, directions) {
    element.textContent = textOf(value);
    element.removeAttribute("lang");
    element.removeAttribute("dir");
    if (value !== textOf(value)) {
      element.lang = value[1];
      element.dir = directions[value[1]];
    }
    return element;
  }

  class Corner extends HTMLElement {
    static observedAttributes = ["lang", "data-integrity", ...OPTIONS];
    #turn = 0; // the update that is under way; a later one takes its place
    #frame; // the elements that stay: box, label, field, status, body, foot
    #entries = []; // of each program shown: its item, its group, its text
    #data;
    #seen; // the data and attributes that are shown

    connectedCallback() {
      for (const name of OPTIONS.map(propertyOf)) {
        if (Object.hasOwn(this, name)) { // set before the script came
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#update();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#update();
    }

    /** Load and show. Changes made together are one update; one that fails leaves what is there. */
    async #update() {
      const turn = ++this.#turn;
      await null;
      try {
        const data = await this.#load();
        if (turn !== this.#turn || !this.isConnected) return;
        this.#render(data);
        this.#tell("ready", { language: data.language, count: this.#entries.length });
      } catch (error) {
        if (!error.told) console.warn(`${NAME}:`, error.message); // lists that share a request share its error
        error.told = true;
        this.#tell("error", { message: error.message });
      }
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`ac-${name}`, { bubbles: true, composed: true, detail }));
    }

    /** The data in the language of the attribute, of the nearest ancestor, or else of the directory. */
    async #load() {
      const own = this.getAttribute("lang");
      let wanted = own;
      for (let node = this; !wanted && node; node = node.parentNode || node.host) {
        wanted = node.getAttribute?.("lang") || node.getAttribute?.("xml:lang");
      }
      const get = (tag) => {
        const address = this.src || `${SITE.home}widget/data/v1/`;
        return load(new URL(address.endsWith("/") ? `${address}${tag}.json` : address, this.baseURI).href, this.dataset.integrity || "", +this.timeout || 10000);
      };
      const known = lookUp(wanted || "");
      if (known || !own) return get(known || SITE.tags[0]);
      try {
        return await get(own); // a language that is younger than this file
      } catch (error) {
        if (error.message !== "HTTP 404") throw error;
        return get(SITE.tags[0]);
      }
    }

    /** Show the chosen programs. Everything is made before anything is shown. */
    #render(data) {
      const doc = this.ownerDocument;
      if (!sheets.has(doc)) {
        const sheet = new doc.defaultView.CSSStyleSheet();
        sheet.replaceSync(STYLE);
        sheets.set(doc, sheet);
      }
      const seen = [data, ...Corner.observedAttributes.map((name) => this.getAttribute(name))];
      if (!this.#seen || seen.some((value, i) => value !== this.#seen[i])) this.#make(data);
      this.#seen = seen;
      this.shadowRoot.adoptedStyleSheets = [sheets.get(doc)];
    }

    #make(data) {
      const make = (name, part, ...content) => {
        const element = this.ownerDocument.createElementNS("http://www.w3.org/1999/xhtml", name);
        if (part) element.setAttribute("part", part);
        element.append(...content);
        return element;
      };
      const put = (element, value) => say(element, value, data.directions);
      const link = (address, value) => {
        const element = put(make("a", "link"), value);
        element.href = address;
        return element;
      };
      const list = (option) => this[option].split(/[\s,]+/).filter((id) => id);
      const among = (wanted, own) => !wanted.length || own.some((id) => wanted.includes(id));

      const sections = list("section");
      const chosen = data.programs.filter((program) => among(sections, program.sections) && among(list("audience"), program.audiences)
        && among(list("kind"), [program.kind]) && among(list("ids"), [program.id])).slice(0, +this.limit || undefined);
      if (!chosen.length) throw new Error("programs 0");
      const grouped = sections.length !== 1;
      const compact = this.layout === "compact";
      const level = Math.min(Math.max(parseInt(this.headingLevel) || 2, 2), 6);
      const entries = [];
      const groups = [];
      for (const section of data.sections) {
        const items = make("ul", "list");
        const group = make("section", "section");
        if (grouped) {
          group.append(put(make(`h${level}`, "heading"), section.name));
        }
        for (const program of chosen) {
          if (program.sections.find((id) => among(sections, [id])) !== section.id) continue;
          const name = make(compact || level + grouped > 6 ? "p" : `h${level + grouped}`, "name", link(data.page.replace("{id}", encodeURIComponent(program.id)), program.name));
          let gap = " ";
        for (const acronym of program.acronyms) {
            const short = make("bdi", "acronym", acronym);
            short.dir = "ltr";
            name.append(gap, short);
          gap = " · ";
          }
          const item = make("li", "item", name);
          if (!compact) item.append(put(make("p", "summary"), program.summary), put(make("p", "status"), data.statuses[program.status]));
          items.append(item);
          entries.push({ item, group, text: [textOf(program.name), ...program.acronyms, textOf(program.summary)].join(" ") });
        }
        group.append(items);
        if (items.firstChild) groups.push(group);
      }

      const { words } = data;
      const [before, after] = textOf(words.source).split("{site}");
      const source = put(make("p", "source"), words.source);
      const home = link(data.home, typeof words.site === "string" ? [words.site, data.language] : words.site);
      source.replaceChildren(before, home, after);
      const foot = [make("p", "all", link(data.all, words.all)), source];
      if (words.notice) foot.push(put(make("p", "notice"), words.notice));

      this.#frame ??= this.#begin(make);
      const { box, name, label, field, body, bottom } = this.#frame;
      box.lang = data.language;
      box.dir = data.directions[data.language];
      box.className = `box ${this.layout} ${this.theme}`;
      put(name, words.filter);
      label.hidden = this.filter === "off";
      if (label.hidden) field.value = "";
      body.replaceChildren(...groups);
      bottom.replaceChildren(...foot);
      this.#data = data;
      this.#entries = entries;
      this.#filter();
      if (!this.shadowRoot) this.#open(box);
    }

    /** The parts that stay. */
    #begin(make) {
      const field = make("input", "field");
      field.type = "search";
      field.addEventListener("input", () => this.#tell("filter", { query: field.value, count: this.#filter() }));
      const name = make("span");
      const label = make("label", "label", name, field);
      const status = make("p", "count");
      status.setAttribute("role", "status");
      const body = make("div");
      const bottom = make("div", "foot");
      return { box: make("div", "box", label, status, body, bottom), name, label, field, status, body, bottom };
    }

    /** The list comes, whole, so that its status is no change that a screen reader tells; the host's own link goes under it, unseen. */
    #open(box) {
      const host = asks(this.parentNode) ? this.parentNode : this;
      const focused = host.contains(this.ownerDocument.activeElement);
      if (host !== this) this.append(...[...host.childNodes].filter((node) => node !== this));
      this.attachShadow({ mode: "open" }).append(box);
      if (focused) setTimeout(() => box.querySelector("input:not([hidden] *),a").focus({ preventScroll: true }));
    }

    /** Hide what does not have every word of the field; returns how many are left. */
    #filter() {
      const { field, status } = this.#frame;
      const words = wordsOf(field.value);
      let count = 0;
      for (const entry of this.#entries) entry.group.hidden = true;
      for (const entry of this.#entries) {
        if (words.length) entry.folded ??= fold(entry.text).replace(SIGN, "");
        entry.item.hidden = !words.every((word) => entry.folded.includes(word));
        if (!entry.item.hidden) {
          entry.group.hidden = false;
          count++;
        }
      }
      const said = this.#data.count[count];
      if (status.textContent !== textOf(said)) say(status, said, this.#data.directions);
      return count;
    }
  }

  /** Put an element into each div that asks for one, in a part of the document. */
  function find(root) {
    for (const host of [root, ...root.querySelectorAll(HOST)]) {
      if (!asks(host) || host.querySelector(NAME)) continue;
      const corner = document.createElementNS("http://www.w3.org/1999/xhtml", NAME);
      for (const name of Corner.observedAttributes) {
        const value = host.getAttribute(name.startsWith("data-") ? name : `data-${name}`);
        if (value !== null) corner.setAttribute(name, value);
      }
      host.append(corner);
    }
  }

  if (customElements.get(NAME)) return; // another script tag was first
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
  find(document);
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes) {
        const shown = asks(target) && target.querySelector(NAME);
        if (shown?.shadowRoot && node !== shown) shown.append(node); // a link that was parsed after
        else if (node.querySelectorAll) find(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });
})();
