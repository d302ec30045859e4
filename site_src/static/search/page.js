// What does the search page do? It reads the query and the facets, keeps them in the address after the #, and shows what is found.
// The index and the code that reads it are loaded when somebody starts to search, not before. Words come from the page and the index.

const STEP = 20;
const WAIT = 150; // milliseconds without a key before a search
const EXCERPT = 220; // letters of a text around the first match

const form = document.querySelector("form[data-index]");
const field = form.querySelector("input[type=search]");
const boxes = [...form.querySelectorAll("input[data-facet]")];
const counters = boxes.map((box) => box.parentElement.appendChild(element("span", "count")));
const status = document.getElementById("search-status");
const section = document.getElementById("search-results");
const list = section.querySelector("ul");
const more = section.querySelector("button");
const modules = document.getElementById("search-modules");
const none = document.getElementById("search-none");
const failed = document.getElementById("search-failed");
let loading;
let timer;
let turn = 0;

/** The code of the index. Links ask for its modules, because a link can have a hash (`integrity`), which an import cannot. */
function loadCode() {
  document.head.append(modules.content);
  return import("./find.js");
}

/** The index and its code, loaded once; after a failure the next use tries again. */
function load() {
  loading ??= Promise.all([loadCode(), fetch(form.dataset.index, { cache: "no-cache", credentials: "omit" })])
    .then(async ([code, answer]) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const data = await answer.json();
      if (data.format !== code.FORMAT) throw new Error("format");
      return { code, index: await code.prepare(data) };
    })
    .catch((reason) => {
      loading = undefined;
      throw reason;
    });
  return loading;
}

/** The query and the facets as the form has them. */
function read() {
  const facets = {};
  for (const box of boxes) {
    facets[box.dataset.facet] ??= new Set();
    if (box.checked) facets[box.dataset.facet].add(box.value);
  }
  return { query: field.value.trim(), facets };
}

/** Put the query and the facets of the address into the form; false if the address has another fragment, or none. */
function restore() {
  const fragment = location.hash.slice(1);
  if (fragment && !fragment.includes("=")) return false;
  const wanted = new URLSearchParams(fragment);
  field.value = wanted.get("q") ?? "";
  for (const box of boxes) {
    box.checked = wanted.getAll(box.dataset.facet).includes(box.value);
    if (box.checked) box.closest("details").open = true;
  }
  return fragment !== "";
}

/** Keep the query and the facets in the address, where no server sees them, and in the links to the other languages. */
function keep({ query, facets }) {
  const wanted = new URLSearchParams(query ? { q: query } : {});
  for (const [kind, ids] of Object.entries(facets)) for (const id of ids) wanted.append(kind, id);
  const fragment = String(wanted);
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname);
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = fragment;
}

/** Search for what the form says and show it; an answer that comes after a newer question is dropped. */
async function search() {
  clearTimeout(timer);
  const own = ++turn;
  const wanted = read();
  keep(wanted);
  try {
    const { code, index } = await load();
    if (own !== turn) return;
    const found = code.find(index, wanted.query, wanted.facets);
    const asked = wanted.query !== "" || Object.values(wanted.facets).some((ids) => ids.size);
    list.replaceChildren();
    section.hidden = !found.numbers.length;
    status.replaceChildren(...(!asked ? [] : found.numbers.length ? [countOf(index, found)] : [none.content.cloneNode(true)]));
    show(code, index, found, 0);
    setTimeout(() => own === turn && count(index, code.countValues(index, found)));
  } catch {
    if (own !== turn) return;
    section.hidden = true;
    status.replaceChildren(failed.content.cloneNode(true));
  }
}

/** Load the index and show what each value of a facet would leave; a failure is said when somebody searches. */
async function fill() {
  const own = turn;
  const { code, index } = await load().catch(() => ({}));
  const { query, facets } = read();
  if (index && own === turn) count(index, code.countValues(index, code.find(index, query, facets)));
}

/** Put beside each value of a facet how many results it would leave; only the live region is announced. */
function count(index, counts) {
  boxes.forEach((box, i) => {
    counters[i].textContent = digits(index, counts[box.dataset.facet]?.[box.value] ?? 0);
  });
}

/** Add a step of results to the list; the first new one gets the focus if a person asked for more. */
function show(code, index, found, from, focus = false) {
  const items = found.numbers.slice(from, from + STEP).map((number) => result(code, index, index.entries[number], found.terms));
  list.append(...items);
  more.hidden = from + STEP >= found.numbers.length;
  more.onclick = () => show(code, index, found, from + STEP, true);
  if (focus) items[0].querySelector("a").focus();
}

/** How many results there are, in the plural form of the language (gettext's rule, kept as a table; it repeats every hundred). */
function countOf(index, { numbers, complete }) {
  const n = numbers.length;
  const { forms, table } = index.words[complete ? "count" : "some"];
  const value = forms[Number(table[n < table.length ? n : 100 + (n % 100)])];
  const filled = (text) => text.replace("{n}", digits(index, n));
  return piece(index, Array.isArray(value) ? [filled(value[0]), value[1]] : filled(value), []);
}

/** A number in the digits of the language. */
function digits(index, number) {
  return String(number).replace(/\d/g, (digit) => index.words.digits[digit]);
}

/** One result: name, short forms, what changed, summary, and a text that has what the others have not. */
function result(code, index, entry, terms) {
  const answered = new Set();
  const marked = (value) => {
    const found = code.matches(value, index.language, terms);
    for (const place of found.answered) answered.add(place);
    return piece(index, value, found.places);
  };
  const item = element("li", "card");
  const heading = element("h3");
  const link = element("a");
  link.href = index.root + entry.u;
  link.append(marked(entry.n));
  heading.append(link);
  const name = code.textOf(entry.n);
  for (const acronym of (entry.a ?? []).filter((short) => !name.includes(short)).slice(0, 3)) {
    const short = element("bdi", "acronym");
    short.dir = "ltr";
    short.append(marked(acronym));
    heading.append(" ", short);
  }
  item.append(heading);
  const state = entry.g.status?.[0];
  if (state && state !== "active") item.append(line(`flag flag-${state}`, piece(index, index.groups.status[state], [])));
  if (entry.s !== undefined) item.append(line("", marked(entry.s)));
  const needed = new Set([...terms.values()].flatMap((places) => [...places]));
  for (const value of ["o", "b", "f"].flatMap((kind) => code.textsOf(entry, kind))) {
    if (answered.size === needed.size) break;
    const found = code.matches(value, index.language, terms);
    if ([...found.answered].some((place) => !answered.has(place))) {
      item.append(line("excerpt", piece(index, ...excerpt(value, found.places))));
      for (const place of found.answered) answered.add(place);
    }
  }
  return item;
}

/** The part of a long text around its first match, and the places of the matches in it. */
function excerpt(value, places) {
  const text = Array.isArray(value) ? value[0] : value;
  if (text.length <= EXCERPT) return [value, places];
  let from = Math.max(0, Math.min(places[0][0] - 80, text.length - EXCERPT));
  let to = Math.min(text.length, from + EXCERPT);
  const gap = text.indexOf(" ", from);
  if (from && gap >= 0 && gap < places[0][0]) from = gap + 1;
  const last = text.lastIndexOf(" ", to);
  if (to < text.length && last > places[0][1]) to = last;
  const head = from ? "… " : "";
  const cut = head + text.slice(from, to) + (to < text.length ? " …" : "");
  const move = head.length - from;
  const kept = places.filter(([start, end]) => start >= from && end <= to).map(([start, end]) => [start + move, end + move]);
  return [Array.isArray(value) ? [cut, value[1]] : cut, kept];
}

/** A text with its matches marked; one of another language says so (WCAG 3.1.2). */
function piece(index, value, places) {
  const foreign = Array.isArray(value);
  const text = foreign ? value[0] : value;
  const holder = foreign ? element("span") : document.createDocumentFragment();
  if (foreign) {
    holder.lang = value[1];
    holder.dir = index.directions[value[1]];
  }
  let at = 0;
  for (const [start, end] of places) {
    const mark = element("mark");
    mark.textContent = text.slice(start, end);
    holder.append(text.slice(at, start), mark);
    at = end;
  }
  holder.append(text.slice(at));
  return holder;
}

/** A paragraph. */
function line(style, content) {
  const paragraph = element("p", style);
  paragraph.append(content);
  return paragraph;
}

/** An element with a class. */
function element(name, style = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  return made;
}

// The first use loads the index and shows what each value of a facet would leave; nothing is announced before something is asked.
form.addEventListener("focusin", fill, { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
form.addEventListener("reset", () => {
  setTimeout(search);
  field.focus();
});
addEventListener("hashchange", () => {
  if (!location.hash || location.hash.includes("=")) {
    restore();
    search();
  }
});
if (restore()) search();
