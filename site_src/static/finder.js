// Which office serves this place? The form with data-index on the page of offices.
// Names of states and offices are read from the page, in its language; counties come from one file,
// which is loaded on first use.

import { fold, withoutArticle } from "./search/fold.js";

const SHOWN = 20; // places that are listed at most
const HAN = /\p{Script=Han}/u;

/**
 * The words of a text as they are compared. Syllables of Hangul are taken apart, so that one that is
 * still being typed begins the whole one (서우, 서울).
 */
export function wordsOf(text) {
  const folded = fold(text).replace(/['’.]/g, "");
  const words = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return words.map((word) => word.replace(/[\uac00-\ud7a3]+/g, (run) => run.normalize("NFD")));
}

/**
 * Words as a text to look words up in. One with the Arabic article is there without it, too: whoever
 * types the start of a word has not yet typed enough to tell whether it begins with the article.
 */
function searchable(words) {
  return ` ${words.flatMap((word) => [word, withoutArticle(word)]).join(" ")} `;
}

/** Words as a text to compare as a whole. */
const wholeOf = (words) => ` ${words.map(withoutArticle).join(" ")} `;

/** A word of a query: how it may stand in a text, and its length. Chinese has no spaces. */
function queryWord(word) {
  const forms = [...new Set([word, withoutArticle(word)])];
  const places = forms.map((form) => (HAN.test(form) ? form : ` ${form}`));
  return { length: word.length, isIn: (text) => places.some((place) => text.includes(place)) };
}

/** How many letters of a query an entry answers. A county must have a word in its own name. */
function scoreOf({ own, within }, words) {
  if (!words.some((word) => word.isIn(own))) return 0;
  const answered = words.filter((word) => word.isIn(own) || word.isIn(within));
  return answered.reduce((sum, word) => sum + word.length, 0);
}

/**
 * The entries that answer most letters of a query; words that fit nothing do not count. First those
 * whose whole name is in the query, then states before counties.
 */
export function search(entries, query) {
  const words = wordsOf(query);
  const queryWords = words.map(queryWord);
  let best = 1;
  let answers = [];
  for (const entry of entries) {
    const score = scoreOf(entry, queryWords);
    if (score > best) answers = [];
    best = Math.max(best, score);
    if (score === best) answers.push(entry);
  }
  const whole = wholeOf(words);
  const isNamed = (entry) => whole.includes(entry.whole);
  const named = answers.filter(isNamed);
  const others = answers.filter((entry) => !isNamed(entry));
  return [named, others].flatMap((group) => [
    ...group.filter((entry) => !entry.isCounty),
    ...group.filter((entry) => entry.isCounty),
  ]);
}

/** All places: states with the offices of their row in the table, counties with their office. */
export function entriesOf(index, states, offices) {
  const entries = [];
  for (const [place, { name: source, offices: counties }] of Object.entries(index)) {
    const state = states.get(place) ?? source;
    const own = searchable([state, source, place].flatMap(wordsOf));
    const whole = wholeOf(wordsOf(state));
    const links = Object.keys(counties).map((id) => offices.get(id));
    entries.push({ own, within: "", whole, isCounty: false, name: state, links });
    for (const [id, names] of Object.entries(counties)) {
      const shown = { isCounty: true, state, links: [offices.get(id)] };
      for (const name of names) {
        const words = wordsOf(name);
        entries.push({
          own: searchable(words),
          within: own,
          whole: wholeOf(words),
          name,
          ...shown,
        });
      }
    }
  }
  return entries;
}

/** The names of the states as the page has them, by the code of the place. */
function statesOf(table) {
  const rows = [...table.querySelectorAll("[data-place]")];
  return new Map(rows.map((row) => [row.dataset.place, row.querySelector("th").textContent]));
}

/** The links to the offices that the page has, by id. */
function officesOf(page) {
  const links = [...page.querySelectorAll(".card h3 a")];
  return new Map(links.map((link) => [new URL(link.href).pathname.split("/").at(-2), link]));
}

class Finder {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.status = form.querySelector("[role=status]");
    this.list = form.querySelector("ul");
    this.language = document.documentElement.lang;
    form.addEventListener("submit", (event) => event.preventDefault());
    this.input.addEventListener("input", () => this.show());
    form.hidden = false;
  }

  /** The places, loaded once. After a failure the next use tries again. */
  load() {
    this.entries ??= this.loadEntries().catch((reason) => {
      this.entries = undefined;
      throw reason;
    });
    return this.entries;
  }

  async loadEntries() {
    const response = await fetch(this.form.dataset.index);
    if (!response.ok) throw new Error(`the places: HTTP ${response.status}`);
    const table = document.getElementById(this.form.dataset.table).closest("table");
    return entriesOf(await response.json(), statesOf(table), officesOf(document));
  }

  /** Show what answers the query, unless another one was typed meanwhile. */
  async show() {
    const query = this.input.value;
    try {
      const entries = await this.load();
      if (query === this.input.value) this.showResults(search(entries, query), query);
    } catch {
      this.list.replaceChildren();
      this.status.textContent = this.form.dataset.failed;
    }
    this.list.hidden = !this.list.firstElementChild; // an empty list would be announced as one
  }

  showResults(entries, query) {
    const items = entries.slice(0, SHOWN).map((entry) => this.makeItem(entry));
    this.status.textContent = wordsOf(query).length ? this.countOf(entries) : "";
    this.list.replaceChildren(...items);
  }

  /** The sentence that says how many places there are. */
  countOf(entries) {
    const number = new Intl.NumberFormat(this.language);
    const text = this.form.dataset[this.countNameOf(entries)];
    return text
      .replace("{n}", number.format(entries.length))
      .replace("{shown}", number.format(SHOWN));
  }

  /** The data attribute that has the sentence. */
  countNameOf(entries) {
    if (!entries.length) return "nothing";
    return entries.length > SHOWN ? "more" : "found";
  }

  /** "County, State: Office, Office". Counties have the language of the list, the rest the page's. */
  makeItem(entry) {
    const item = document.createElement("li");
    if (entry.isCounty) {
      item.append(this.makeName(entry.name, ""), ", ", this.makeName(entry.state));
    } else {
      item.append(this.makeName(entry.name));
    }
    entry.links.forEach((office, i) => {
      item.append(i === 0 ? ": " : ", ");
      item.append(office ? this.makeLink(office) : this.makeName(this.form.dataset.none));
    });
    return item;
  }

  /** A name that keeps its own direction. */
  makeName(text, language = this.language) {
    const name = document.createElement("bdi");
    if (language) name.lang = language;
    name.textContent = text;
    return name;
  }

  makeLink(office) {
    const link = document.createElement("a");
    link.href = office.href;
    link.textContent = office.textContent;
    return link;
  }
}

for (const form of document.querySelectorAll("form[data-index]")) new Finder(form);
