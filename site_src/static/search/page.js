// What does the search page do? It reads the query and the facets, keeps them in the address after
// the #, and shows what answers them. The index and the code that reads it are loaded when somebody
// starts to search, not before. All words come from the page and from the index.

const STEP = 20; // results that are shown at a time
const WAIT = 150; // milliseconds without a key before a search
const EXCERPT = 220; // letters of a text around its first match
const BEFORE_MATCH = 80; // of these, at most so many before the match
const MOST_ACRONYMS = 3;

const form = document.querySelector("form[data-index]");
const field = form.querySelector("input[type=search]");
const boxes = [...form.querySelectorAll("input[data-facet]")];
const counters = boxes.map((box) => box.parentElement.appendChild(makeElement("span", "count")));
const status = document.getElementById("search-status");
const section = document.getElementById("search-results");
const list = section.querySelector("ul");
const moreButton = section.querySelector("button");
const moduleLinks = document.getElementById("search-modules");
const noneTemplate = document.getElementById("search-none");
const failedTemplate = document.getElementById("search-failed");
let loading; // the promise of the index and its code
let timer;
let turn = 0; // the number of the newest search: the answer to an older one is dropped

/** The index and its code, loaded once. After a failure the next use tries again. */
function load() {
  loading ??= loadIndex().catch((reason) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

/**
 * The code of the index. Its modules are asked for by links of the page, all at once; a link can
 * have a hash (`integrity`), which an import cannot.
 */
function loadCode() {
  document.head.append(moduleLinks.content);
  return import("./find.js");
}

async function loadIndex() {
  const request = fetch(form.dataset.index, { cache: "no-cache", credentials: "omit" });
  const [code, response] = await Promise.all([loadCode(), request]);
  if (!response.ok) throw new Error(`the index: HTTP ${response.status}`);
  const data = await response.json();
  if (data.format !== code.FORMAT) throw new Error(`the index has the format ${data.format}`);
  return { code, index: await code.prepare(data) };
}

/** The query and the facets as the form has them. */
function readForm() {
  const facets = {};
  for (const box of boxes) {
    facets[box.dataset.facet] ??= new Set();
    if (box.checked) facets[box.dataset.facet].add(box.value);
  }
  return { query: field.value.trim(), facets };
}

/** Put the search of the address into the form. False if its fragment is none, or something else. */
function restoreForm() {
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

/** Keep a search in the address, where no server sees it, and in the links to other languages. */
function keepInAddress({ query, facets }) {
  const wanted = new URLSearchParams(query ? { q: query } : {});
  for (const [kind, ids] of Object.entries(facets)) {
    for (const id of ids) wanted.append(kind, id);
  }
  const fragment = String(wanted);
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname);
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = fragment;
}

/** Search for what the form says, and show the answer. */
async function search() {
  clearTimeout(timer);
  const current = ++turn;
  const wanted = readForm();
  keepInAddress(wanted);
  try {
    const { code, index } = await load();
    if (current !== turn) return;
    const answer = code.find(index, wanted.query, wanted.facets);
    showAnswer(code, index, answer, wanted);
    setTimeout(() => {
      if (current === turn) showCounts(index, code.countValues(index, answer));
    });
  } catch {
    if (current !== turn) return;
    section.hidden = true;
    status.replaceChildren(failedTemplate.content.cloneNode(true));
  }
}

/** Say how many results there are, and show the first of them. */
function showAnswer(code, index, answer, { query, facets }) {
  const asked = query !== "" || Object.values(facets).some((ids) => ids.size);
  const hasResults = answer.numbers.length > 0;
  list.replaceChildren();
  section.hidden = !hasResults;
  const message = hasResults ? countOf(index, answer) : noneTemplate.content.cloneNode(true);
  status.replaceChildren(asked ? message : "");
  showResults(code, index, answer, 0);
}

/** Load the index and show what each facet value would leave. A search will say if that fails. */
async function fillCounts() {
  const current = turn;
  const { code, index } = await load().catch(() => ({}));
  if (!index || current !== turn) return;
  const { query, facets } = readForm();
  showCounts(index, code.countValues(index, code.find(index, query, facets)));
}

/** Put beside each facet value how many results it would leave. Only the live region is announced. */
function showCounts(index, counts) {
  boxes.forEach((box, i) => {
    const count = counts[box.dataset.facet]?.[box.value] ?? 0;
    counters[i].textContent = writeNumber(index, count);
  });
}

/** Add a step of results to the list. The first new one gets the focus if a person asked for more. */
function showResults(code, index, answer, from, takesFocus = false) {
  const to = from + STEP;
  const entries = answer.numbers.slice(from, to).map((number) => index.entries[number]);
  const items = entries.map((entry) => makeResult(code, index, entry, answer.terms));
  list.append(...items);
  moreButton.hidden = to >= answer.numbers.length;
  moreButton.onclick = () => showResults(code, index, answer, to, true);
  if (takesFocus) items[0].querySelector("a").focus();
}

/**
 * How many results there are, in the plural form of the language. The index has gettext's rule as a
 * table of the form for each number; it repeats every hundred.
 */
function countOf(index, { numbers, complete }) {
  const count = numbers.length;
  const { forms, table } = index.words[complete ? "count" : "some"];
  const place = count < table.length ? count : 100 + (count % 100);
  const value = forms[Number(table[place])];
  const fill = (text) => text.replace("{n}", writeNumber(index, count));
  return makePiece(index, Array.isArray(value) ? [fill(value[0]), value[1]] : fill(value));
}

/** A number in the digits of the language. */
function writeNumber(index, number) {
  return String(number).replace(/\d/g, (digit) => index.words.digits[digit]);
}

/** One result: name, acronyms, what has changed, summary, and texts with what these do not have. */
function makeResult(code, index, entry, terms) {
  const answered = new Set(); // the words of the query that are seen in the result
  const mark = (value) => {
    const match = code.matches(value, index.language, terms);
    for (const word of match.answered) answered.add(word);
    return makePiece(index, value, match.places);
  };
  const item = makeElement("li", "card");
  item.append(makeHeading(code, index, entry, mark));
  const state = entry.g.status?.[0];
  if (state && state !== "active") {
    const label = makePiece(index, index.groups.status[state]);
    item.append(makeParagraph(`flag flag-${state}`, label));
  }
  if (entry.s !== undefined) item.append(makeParagraph("", mark(entry.s)));
  item.append(...makeExcerpts(code, index, entry, terms, answered));
  return item;
}

/** The linked name of a result, and the acronyms that are not in it. */
function makeHeading(code, index, entry, mark) {
  const heading = makeElement("h3");
  const link = makeElement("a");
  link.href = index.root + entry.u;
  link.append(mark(entry.n));
  heading.append(link);
  const name = code.textOf(entry.n);
  const others = (entry.a ?? []).filter((acronym) => !name.includes(acronym));
  for (const acronym of others.slice(0, MOST_ACRONYMS)) {
    const element = makeElement("bdi", "acronym");
    element.dir = "ltr";
    element.append(mark(acronym));
    heading.append(" ", element);
  }
  return heading;
}

/** Excerpts of other names, bodies and facts, as long as each answers a word that is not yet seen. */
function makeExcerpts(code, index, entry, terms, answered) {
  const excerpts = [];
  const needed = new Set([...terms.values()].flatMap((words) => [...words]));
  for (const value of ["o", "b", "f"].flatMap((kind) => code.valuesOf(entry, kind))) {
    if (answered.size === needed.size) break;
    const match = code.matches(value, index.language, terms);
    if ([...match.answered].every((word) => answered.has(word))) continue;
    const piece = makePiece(index, ...excerptOf(value, match.places));
    excerpts.push(makeParagraph("excerpt", piece));
    for (const word of match.answered) answered.add(word);
  }
  return excerpts;
}

/** The part of a long text around its first match, and the places of the matches in it. */
function excerptOf(value, places) {
  const text = Array.isArray(value) ? value[0] : value;
  if (text.length <= EXCERPT) return [value, places];
  const [from, to] = cutAround(text, places[0]);
  const head = from > 0 ? "… " : "";
  const tail = to < text.length ? " …" : "";
  const excerpt = head + text.slice(from, to) + tail;
  const move = head.length - from;
  const inside = places.filter(([start, end]) => start >= from && end <= to);
  const moved = inside.map(([start, end]) => [start + move, end + move]);
  return [Array.isArray(value) ? [excerpt, value[1]] : excerpt, moved];
}

/** Where to cut a long text so that a match is inside: between words, if it has spaces. */
function cutAround(text, [start, end]) {
  let from = Math.max(0, Math.min(start - BEFORE_MATCH, text.length - EXCERPT));
  let to = Math.min(text.length, from + EXCERPT);
  const space = text.indexOf(" ", from);
  if (from > 0 && space >= 0 && space < start) from = space + 1;
  const lastSpace = text.lastIndexOf(" ", to);
  if (to < text.length && lastSpace > end) to = lastSpace;
  return [from, to];
}

/** A text with its matches marked. One of another language says so (WCAG 3.1.2). */
function makePiece(index, value, places = []) {
  const isForeign = Array.isArray(value);
  const text = isForeign ? value[0] : value;
  const holder = isForeign ? makeElement("span") : document.createDocumentFragment();
  if (isForeign) {
    holder.lang = value[1];
    holder.dir = index.directions[value[1]];
  }
  let done = 0;
  for (const [start, end] of places) {
    const mark = makeElement("mark");
    mark.textContent = text.slice(start, end);
    holder.append(text.slice(done, start), mark);
    done = end;
  }
  holder.append(text.slice(done));
  return holder;
}

function makeParagraph(className, content) {
  const paragraph = makeElement("p", className);
  paragraph.append(content);
  return paragraph;
}

function makeElement(name, className = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}

// The first use loads the index and fills the counts. Nothing is announced before somebody asks.
form.addEventListener("focusin", fillCounts, { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
form.addEventListener("reset", () => {
  setTimeout(search); // once the fields are empty
  field.focus();
});
addEventListener("hashchange", () => {
  if (location.hash && !location.hash.includes("=")) return;
  restoreForm();
  search();
});
if (restoreForm()) search();
