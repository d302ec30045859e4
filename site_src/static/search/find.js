// Which entries answer a query, in which order? An index is made of the file of one language; a query is looked up in it.
// No document here: words in, numbers of entries out.

import { fold, isNear, isUnspaced, words } from "./fold.js";

/** The form of the index file that this module reads. */
export const FORMAT = 1;
const SLICE = 250; // entries that are read before the page may breathe
// What a word in a field counts: name, acronym, other name, summary, body, facts, names of the groups.
const FIELDS = { n: 100, a: 80, o: 60, s: 30, b: 10, f: 5 };
const GROUPS = 3;
const EXACT = 1;
const BEGINS = 0.8;
const STEM = 0.6;
const NEAR = 0.4;
const JOINED = /[\p{L}\p{N}\p{M}]+(?:[^\s\p{L}\p{N}\p{M}]+[\p{L}\p{N}\p{M}]+)+/gu; // words with signs but no space between them

/** The text of a value of the index file: a text, or a text of another language with its tag. */
export function textOf(value) {
  return Array.isArray(value) ? value[0] : value;
}

/** Every text of a field, which holds one or a list. */
export function textsOf(entry, field) {
  const value = entry[field];
  if (value === undefined) return [];
  return field === "n" || field === "s" ? [value] : value;
}

/** An index of the file's data; other work of the page goes on meanwhile. */
export async function prepare(data) {
  const index = { ...data, terms: new Map(), whole: new Map() };
  const groups = new Map();
  for (const [kind, names] of Object.entries(data.groups)) {
    for (const [id, name] of Object.entries(names)) groups.set(`${kind} ${id}`, wordsOf(name, data.language, false));
  }
  for (let number = 0; number < data.entries.length; number++) {
    addEntry(index, number, groups);
    if (number % SLICE === SLICE - 1) await new Promise((go) => setTimeout(go));
  }
  index.vocabulary = [...index.terms.keys()].sort();
  index.lengths = new Map();
  for (const word of index.vocabulary) {
    if (!index.lengths.has(word.length)) index.lengths.set(word.length, []);
    index.lengths.get(word.length).push(word);
  }
  return index;
}

/** Put the words of an entry into the index, each with the weight of the first field that has it. */
function addEntry(index, number, groups) {
  const entry = index.entries[number];
  const add = (word, weight) => {
    let found = index.terms.get(word);
    if (!found) index.terms.set(word, (found = { numbers: [], weights: [] }));
    if (found.numbers[found.numbers.length - 1] !== number) {
      found.numbers.push(number);
      found.weights.push(weight);
    }
  };
  for (const [field, weight] of Object.entries(FIELDS)) {
    for (const value of textsOf(entry, field)) {
      for (const word of wordsOf(value, index.language, weight >= FIELDS.o)) add(word, weight);
      if (weight >= FIELDS.o) index.whole.set(squeeze(textOf(value)), [...(index.whole.get(squeeze(textOf(value))) ?? []), [number, weight]]);
    }
  }
  for (const [kind, ids] of Object.entries(entry.g)) {
    for (const id of ids) for (const word of groups.get(`${kind} ${id}`) ?? []) add(word, GROUPS);
  }
}

/** The folded words of a value; of a name also what is written together without its signs (287(g): 287, g, 287g). */
function wordsOf(value, language, together) {
  const text = textOf(value);
  const found = words(text, Array.isArray(value) ? value[1] : language).map(([word]) => word);
  if (together) {
    for (const piece of text.split(/\s+/)) {
      const joined = squeeze(piece);
      if (joined && !isUnspaced(joined)) found.push(joined);
    }
  }
  return found;
}

/** A folded text without spaces and signs. */
function squeeze(text) {
  return fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/**
 * The answer to a query and the chosen facets ({kind: Set of ids}): `numbers` of entries, the best first; `complete`, false if
 * they have only some of the words; `terms`, each found word with the places in the query that it answers; what `countValues` needs.
 */
export function find(index, query, facets) {
  const wanted = queryWords(index, query);
  const chosen = Object.entries(facets).filter(([, ids]) => ids.size);
  const { scores, hits, terms } = score(index, wanted);
  for (const [number, weight] of index.whole.get(squeeze(query)) ?? []) scores[number] += 100 * weight;
  const able = [...index.entries.keys()].filter((n) => hits[n] || !wanted.length);
  const found = wanted.length || chosen.length ? able.filter((n) => isChosen(index.entries[n], chosen)) : [];
  const most = found.reduce((before, n) => Math.max(before, hits[n]), 0);
  const numbers = found.filter((n) => hits[n] === most).sort((a, b) => scores[b] - scores[a] || a - b);
  return { numbers, complete: most === wanted.length, terms, able, hits, chosen };
}

/** What each entry counts for the words of a query, how many of them it has, and the words of the index that answer them. */
function score(index, wanted) {
  const size = index.entries.length;
  const scores = new Float64Array(size);
  const hits = new Uint8Array(size);
  const terms = new Map();
  for (const [place, word] of wanted.entries()) {
    const best = new Float64Array(size);
    let count = 0;
    for (const [term, quality] of alternatives(index, word, place === wanted.length - 1)) {
      const { numbers, weights } = index.terms.get(term);
      for (let i = 0; i < numbers.length; i++) {
        if (!best[numbers[i]]) count++;
        best[numbers[i]] = Math.max(best[numbers[i]], weights[i] * quality);
      }
      terms.set(term, (terms.get(term) ?? new Set()).add(place));
    }
    const rarity = Math.log(1 + size / Math.max(count, 1));
    for (let n = 0; n < size; n++) {
      if (best[n]) {
        scores[n] += best[n] * rarity;
        hits[n]++;
      }
    }
  }
  return { scores, hits, terms };
}

/** How many results each value of a facet would leave, in the place of what `find` was asked of its kind: {kind: {id: number}}. */
export function countValues(index, { able, hits, chosen }) {
  const counts = {};
  for (const [kind, names] of Object.entries(index.groups)) {
    const others = chosen.filter(([other]) => other !== kind);
    const best = new Map(); // id, or "" for entries that cannot have this kind: most words of the query, entries with so many
    const add = (id, words) => {
      const [most, count] = best.get(id) ?? [0, 0];
      if (words >= most) best.set(id, [words, words > most ? 1 : count + 1]);
    };
    for (const n of able) {
      const entry = index.entries[n];
      const own = entry.g[kind];
      if (!own && others.length && isChosen(entry, others)) add("", hits[n]);
      if (own && hasAll(entry, others)) for (const id of own) add(id, hits[n]);
    }
    const [base, rest] = best.get("") ?? [0, 0];
    counts[kind] = {};
    for (const id of Object.keys(names)) {
      const [most, count] = best.get(id) ?? [0, 0];
      counts[kind][id] = (most >= base ? count : 0) + (base >= most ? rest : 0);
    }
  }
  return counts;
}

/** The words of a query; a word of a script without spaces that no entry has is cut into pairs of letters. */
function queryWords(index, query) {
  const found = [];
  for (const [word, start, end] of words(query.slice(0, 200), index.language, false)) {
    if (isUnspaced(word) && word.length > 2 && !index.terms.has(word)) {
      for (let i = 0; i + 2 <= word.length; i++) found.push({ word: word.slice(i, i + 2), length: 2 });
    } else {
      found.push({ word, length: end - start });
    }
  }
  return found.slice(0, 20);
}

/** The words of the index that may answer a word of the query, with how well they do. */
function alternatives(index, { word, length }, last) {
  const found = new Map();
  const dense = /[\uac00-\ud7af]/.test(word) || isUnspaced(word);
  if (length >= 5 && !index.terms.has(word)) {
    for (let near = word.length - 1; near <= word.length + 1; near++) {
      for (const term of index.lengths.get(near) ?? []) if (isNear(word, term)) found.set(term, NEAR);
    }
  }
  for (let cut = 1; cut <= 2; cut++) {
    const stem = word.slice(0, -cut);
    if (stem.length >= 4 && index.terms.has(stem)) found.set(stem, STEM);
  }
  if (dense || word.length >= (last ? 2 : 4)) {
    for (let i = firstFrom(index.vocabulary, word); i < index.vocabulary.length && index.vocabulary[i].startsWith(word); i++) {
      found.set(index.vocabulary[i], BEGINS);
    }
  }
  if (index.terms.has(word)) found.set(word, EXACT);
  return found;
}

/** The place of the first word of a sorted list that does not come before another. */
function firstFrom(sorted, word) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True if an entry has one of the chosen ids of each kind of facet that it can have, and can have one that is chosen. */
function isChosen(entry, chosen) {
  return !chosen.length || (chosen.some(([kind]) => entry.g[kind]) && hasAll(entry, chosen));
}

/** True if an entry has one of the chosen ids of each kind of facet that it can have. */
function hasAll(entry, chosen) {
  return chosen.every(([kind, ids]) => !entry.g[kind] || entry.g[kind].some((id) => ids.has(id)));
}

/** The places [start, end] of a text that answer the query, in order and apart, and which words of the query they answer. */
export function matches(value, language, terms) {
  const text = textOf(value);
  const places = [];
  const answered = new Set();
  const keep = (word, start, end) => {
    const found = terms.get(word);
    if (found) {
      places.push([start, end]);
      for (const place of found) answered.add(place);
    }
  };
  for (const [word, start, end] of words(text, Array.isArray(value) ? value[1] : language)) keep(word, start, end);
  for (const piece of text.matchAll(JOINED)) keep(squeeze(piece[0]), piece.index, piece.index + piece[0].length);
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart = [];
  for (const [start, end] of places) {
    const before = apart[apart.length - 1];
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else apart.push([start, end]);
  }
  return { places: apart, answered };
}
