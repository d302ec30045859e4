// Which office serves this place? The form with data-index on the page of offices.
// Names of states and offices are read from the page, in its language; counties come from one file,
// which is loaded on first use.

import { fold, withoutArticle } from "./search/fold.js";

const SHOWN = 20; // places that are listed at most

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
 * A text to look words up in. A word with the Arabic article is there without it, too: whoever types
 * the start of a word has not yet typed enough to tell whether it begins with the article.
 */
function searchable(...texts) {
  const words = texts.flatMap(wordsOf);
  return ` ${words.flatMap((word) => [word, withoutArticle(word)]).join(" ")} `;
}

/** A text to compare as a whole. */
const wholeOf = (text) => ` ${wordsOf(text).map(withoutArticle).join(" ")} `;

/** True if one of the words of a text begins with a word. Chinese has no spaces: it may stand inside. */
function holds(text, word) {
  return [word, withoutArticle(word)].some((form) =>
    text.includes(/\p{Script=Han}/u.test(form) ? form : ` ${form}`),
  );
}

/** How many letters of a query an entry answers. A county must have a word in its own name. */
function scoreOf(entry, words) {
  if (!words.some((word) => holds(entry.own, word))) return 0;
  const answered = words.filter((word) => holds(entry.own, word) || holds(entry.within, word));
  return answered.reduce((sum, word) => sum + word.length, 0);
}

/**
 * The entries that answer most letters of a query; words that fit nothing do not count. First those
 * whose whole name is in the query, then states before counties.
 */
export function search(entries, query) {
  const words = wordsOf(query);
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry, words) }));
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  if (!best) return [];
  const whole = wholeOf(query);
  const rank = ({ entry }) => (whole.includes(entry.whole) ? 0 : 2) + (entry.isCounty ? 1 : 0);
  const answers = scored.filter(({ score }) => score === best);
  answers.sort((a, b) => rank(a) - rank(b)); // the sort is stable: otherwise the order of the entries
  return answers.map(({ entry }) => entry);
}

/** All places: states with the offices of their row in the table, counties with their office. */
export function entriesOf(index, states, offices) {
  const entries = [];
  for (const [place, { name: source, offices: counties }] of Object.entries(index)) {
    const state = states.get(place) ?? source;
    const own = searchable(state, source, place);
    const links = Object.keys(counties).map((id) => offices.get(id));
    entries.push({ name: state, own, within: "", whole: wholeOf(state), isCounty: false, links });
    for (const [id, names] of Object.entries(counties)) {
      for (const name of names) {
        const county = { name, own: searchable(name), within: own, whole: wholeOf(name) };
        entries.push({ ...county, isCounty: true, state, links: [offices.get(id)] });
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
