// Which office serves this place? The form that carries data-index, on the page of offices.
// State names and office names are read from the page, in its language; counties come from one JSON, loaded on first use.
const SHOWN = 20;

/** Lower case, without accents; Arabic alef, ya and ta marbuta each in one form, no article; words apart. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|[\u0640'\u2019.]/gu, "")
    .toLowerCase()
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(^| )\u0627\u0644(?=\p{L}{3})/gu, "$1")
    .trim();
}

const holds = (text, word) => ` ${text}`.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word}`);

/** The entries that match most letters of the query; a county must match by its own name, words that fit nothing do not count. */
export function search(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  let best = 0;
  let found = [];
  for (const entry of entries) {
    let score = 0;
    if (words.some((word) => holds(entry.folded, word)))
      for (const word of words) if (holds(entry.folded, word) || holds(entry.within, word)) score += word.length;
    if (score > best) [best, found] = [score, []];
    if (score && score === best) found.push(entry);
  }
  const whole = (entry) => (` ${words.join(" ")} `.includes(` ${fold(entry.name)} `) ? 0 : 1);
  return found.map((entry, i) => [whole(entry), entry.county, i, entry]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((x) => x[3]);
}

/** All places: states with the offices of their row in the table, counties with theirs. */
export function entriesOf(index, states, offices) {
  const entries = [];
  for (const [place, { name: source, offices: byOffice }] of Object.entries(index)) {
    const state = states.get(place) ?? source;
    const ids = Object.keys(byOffice);
    const within = fold(`${state} ${source} ${place}`);
    entries.push({ name: state, folded: within, within: "", county: 0, links: ids.map((id) => offices.get(id)) });
    for (const id of ids)
      for (const name of byOffice[id]) entries.push({ name, state, folded: fold(name), within, county: 1, links: [offices.get(id)] });
  }
  return entries;
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

  /** The places, loaded once; a failed load may be tried again. */
  load() {
    this.entries ??= fetch(this.form.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((index) => {
        const table = document.getElementById(this.form.dataset.table).closest("table");
        const states = new Map([...table.querySelectorAll("[data-place]")].map((row) => [row.dataset.place, row.querySelector("th").textContent]));
        const offices = new Map([...document.querySelectorAll(".card h3 a")].map((a) => [new URL(a.href).pathname.split("/").at(-2), a]));
        return entriesOf(index, states, offices);
      });
    return this.entries;
  }

  async show() {
    const query = this.input.value;
    try {
      const entries = await this.load();
      if (query === this.input.value) this.list.replaceChildren(...this.results(search(entries, query), query));
    } catch {
      this.entries = undefined;
      this.list.replaceChildren();
      this.status.textContent = this.form.dataset.failed;
    }
    this.list.hidden = !this.list.firstElementChild; // an empty list is announced as one
  }

  results(found, query) {
    const { nothing, found: some, more } = this.form.dataset;
    const number = new Intl.NumberFormat(this.language);
    const text = found.length > SHOWN ? more : found.length ? some : nothing;
    this.status.textContent = fold(query) ? text.replace("{n}", number.format(found.length)).replace("{shown}", number.format(SHOWN)) : "";
    return found.slice(0, SHOWN).map((entry) => this.item(entry));
  }

  item(entry) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = entry.name;
    item.append(name);
    if (entry.state) {
      const state = document.createElement("bdi");
      state.lang = this.language;
      state.textContent = entry.state;
      item.append(", ", state);
    } else name.lang = this.language;
    entry.links.forEach((office, i) => {
      item.append(i ? ", " : ": ");
      if (office) {
        const link = document.createElement("a");
        link.href = office.href;
        link.textContent = office.textContent;
        item.append(link);
      } else {
        const none = document.createElement("bdi");
        none.lang = this.language;
        none.textContent = this.form.dataset.none;
        item.append(none);
      }
    });
    return item;
  }
}

if (typeof document !== "undefined") for (const form of document.querySelectorAll("form[data-index]")) new Finder(form);
