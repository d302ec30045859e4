// Which entries answer a query, and in which order? An index is made from the file of one language,
// and a query is looked up in it. No document here: words in, numbers of entries out.

import { fold } from "./fold.js";
import { isNear, isUnspaced, words } from "./words.js";

/** The format of the index file that this module reads. */
export const FORMAT = 1;

const SLICE = 250; // entries that are read before the page may do other work
const LONGEST_QUERY = 200; // letters
const MOST_WORDS = 20; // of a query

// What a word counts by its field: name, acronym, other name, summary, body, facts.
const FIELD_WEIGHTS = { n: 100, a: 80, o: 60, s: 30, b: 10, f: 5 };
const GROUP_WEIGHT = 3; // in the name of a section, audience, kind, ...

// How well a word of the index answers a word of the query.
const EXACT = 1;
const BEGINS_WITH = 0.8;
const STEM = 0.6;
const NEAR = 0.4;

// Words with signs, but no space, between them.
const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:[^\s\p{L}\p{N}\p{M}]+[\p{L}\p{N}\p{M}]+)+/gu;
const HANGUL = /[\uac00-\ud7af]/;

/** The text of a value of the index file, which is a text, or [text, tag] in another language. */
export function textOf(value) {
  return Array.isArray(value) ? value[0] : value;
}

/** The language of a value of the index file. */
function languageOf(value, language) {
  return Array.isArray(value) ? value[1] : language;
}

/** Every value of a field, which holds one or a list. */
export function valuesOf(entry, field) {
  const value = entry[field];
  if (value === undefined) return [];
  return field === "n" || field === "s" ? [value] : value;
}

/** An index of the file's data. Other work of the page goes on meanwhile. */
export async function prepare(data) {
  const index = { ...data, terms: new Map(), fullTexts: new Map() };
  const groupWords = wordsOfGroups(data);
  for (let number = 0; number < data.entries.length; number++) {
    addEntry(index, number, groupWords);
    if (number % SLICE === SLICE - 1) await new Promise((resume) => setTimeout(resume));
  }
  index.vocabulary = [...index.terms.keys()].sort();
  index.byLength = new Map();
  for (const word of index.vocabulary) listAt(index.byLength, word.length).push(word);
  return index;
}

/** The list under a key of a map, made if there is none. */
function listAt(map, key) {
  if (!map.has(key)) map.set(key, []);
  return map.get(key);
}

/** The words in the name of each group, by kind and id. */
function wordsOfGroups({ groups, language }) {
  const groupWords = new Map();
  for (const [kind, names] of Object.entries(groups)) {
    for (const [id, name] of Object.entries(names)) {
      groupWords.set(`${kind} ${id}`, wordsOf(name, language));
    }
  }
  return groupWords;
}

/** Put the words of an entry into the index, each with the weight of the first field that has it. */
function addEntry(index, number, groupWords) {
  const entry = index.entries[number];
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
    const isName = weight >= FIELD_WEIGHTS.o;
    for (const value of valuesOf(entry, field)) {
      for (const word of wordsOf(value, index.language)) addTerm(index, word, number, weight);
      if (isName) addName(index, textOf(value), number, weight);
    }
  }
  for (const [kind, ids] of Object.entries(entry.g)) {
    for (const id of ids) {
      const names = groupWords.get(`${kind} ${id}`) ?? [];
      for (const word of names) addTerm(index, word, number, GROUP_WEIGHT);
    }
  }
}

/** Note that an entry has a word. Entries come in order, and the fields of each by falling weight. */
function addTerm(index, word, number, weight) {
  if (!index.terms.has(word)) index.terms.set(word, { numbers: [], weights: [] });
  const { numbers, weights } = index.terms.get(word);
  if (numbers.at(-1) === number) return;
  numbers.push(number);
  weights.push(weight);
}

/** Note a name as a whole, and its pieces as they read without their signs (287(g): 287g). */
function addName(index, name, number, weight) {
  for (const piece of name.split(/\s+/)) {
    const word = squeeze(piece);
    if (word && !isUnspaced(word)) addTerm(index, word, number, weight);
  }
  listAt(index.fullTexts, squeeze(name)).push([number, weight]);
}

/** The folded words of a value. */
function wordsOf(value, language) {
  return words(textOf(value), languageOf(value, language)).map(([word]) => word);
}

/** A folded text without spaces and signs. */
function squeeze(text) {
  return fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/**
 * The answer to a query and the chosen facets ({kind: Set of ids}).
 *
 * `numbers`: entries, the best first. `complete`: false if they have only some of the words.
 * `terms`: each word of the index that answers, with the places in the query that it answers.
 * The rest is for `countValues`.
 */
export function find(index, query, facets) {
  const wanted = queryWords(index, query);
  const chosen = Object.entries(facets).filter(([, ids]) => ids.size);
  const { scores, hits, terms } = score(index, wanted);
  for (const [number, weight] of index.fullTexts.get(squeeze(query)) ?? []) {
    scores[number] += 100 * weight;
  }
  const able = [...index.entries.keys()].filter((number) => hits[number] || !wanted.length);
  const asked = wanted.length || chosen.length;
  const candidates = asked ? able.filter((number) => isChosen(index.entries[number], chosen)) : [];
  const most = candidates.reduce((before, number) => Math.max(before, hits[number]), 0);
  const numbers = candidates.filter((number) => hits[number] === most);
  numbers.sort((a, b) => scores[b] - scores[a] || a - b);
  return { numbers, complete: most === wanted.length, terms, able, hits, chosen };
}

/** What each entry counts for a query, how many of its words it has, and which terms answer them. */
function score(index, wanted) {
  const size = index.entries.length;
  const scores = new Float64Array(size);
  const hits = new Uint8Array(size);
  const terms = new Map();
  for (const [place, word] of wanted.entries()) {
    const answers = alternatives(index, word, place === wanted.length - 1);
    for (const term of answers.keys()) {
      if (!terms.has(term)) terms.set(term, new Set());
      terms.get(term).add(place);
    }
    const { best, count } = bestAnswers(index, answers);
    const rarity = Math.log(1 + size / Math.max(count, 1));
    for (let number = 0; number < size; number++) {
      if (!best[number]) continue;
      scores[number] += best[number] * rarity;
      hits[number]++;
    }
  }
  return { scores, hits, terms };
}

/** How well each entry answers one word of a query, and how many entries do at all. */
function bestAnswers(index, answers) {
  const best = new Float64Array(index.entries.length);
  let count = 0;
  for (const [term, quality] of answers) {
    const { numbers, weights } = index.terms.get(term);
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i];
      if (!best[number]) count++;
      best[number] = Math.max(best[number], weights[i] * quality);
    }
  }
  return { best, count };
}

/**
 * How many results each value of a facet would leave if it alone were chosen of its kind, for what
 * `find` has answered: {kind: {id: number}}.
 */
export function countValues(index, answer) {
  const counts = {};
  for (const kind of Object.keys(index.groups)) counts[kind] = countKind(index, kind, answer);
  return counts;
}

const BESIDE = ""; // in place of an id: the entries that cannot have a kind, whose values do not matter
const NOBODY = { most: 0, count: 0 };

/** The numbers of one kind of facet: {id: number}. */
function countKind(index, kind, answer) {
  const others = answer.chosen.filter(([other]) => other !== kind);
  const tallies = tallyEntries(index, kind, others, answer);
  const beside = tallies.get(BESIDE) ?? NOBODY;
  const numbers = {};
  for (const id of Object.keys(index.groups[kind])) {
    const having = tallies.get(id) ?? NOBODY;
    const most = Math.max(having.most, beside.most);
    numbers[id] = countWith(having, most) + countWith(beside, most);
  }
  return numbers;
}

/** By id: the most words of the query that an entry with it has, and how many entries have so many. */
function tallyEntries(index, kind, others, { able, hits }) {
  const tallies = new Map();
  for (const number of able) {
    const entry = index.entries[number];
    const ids = entry.g[kind];
    if (ids && hasAll(entry, others)) {
      for (const id of ids) addToTally(tallies, id, hits[number]);
    } else if (!ids && others.length && isChosen(entry, others)) {
      addToTally(tallies, BESIDE, hits[number]);
    }
  }
  return tallies;
}

function addToTally(tallies, id, words) {
  const { most, count } = tallies.get(id) ?? NOBODY;
  if (words > most) tallies.set(id, { most: words, count: 1 });
  else if (words === most) tallies.set(id, { most, count: count + 1 });
}

/** How many entries have as many words. */
const countWith = (tally, words) => (tally.most === words ? tally.count : 0);

/** The words of a query, with the length of each as it was typed. */
function queryWords(index, query) {
  const list = [];
  for (const [word, start, end] of words(query.slice(0, LONGEST_QUERY), index.language, false)) {
    if (isUnspaced(word) && word.length > 2 && !index.terms.has(word)) {
      for (const pair of pairsOf(word)) list.push({ word: pair, length: 2 });
    } else {
      list.push({ word, length: end - start });
    }
  }
  return list.slice(0, MOST_WORDS);
}

/** Each two neighboring letters of a word, as the index has them for scripts without spaces. */
function pairsOf(word) {
  const pairs = [];
  for (let i = 0; i + 2 <= word.length; i++) pairs.push(word.slice(i, i + 2));
  return pairs;
}

/** The words of the index that may answer a word of the query, with how well they do. */
function alternatives(index, { word, length }, isLast) {
  const answers = new Map();
  const isKnown = index.terms.has(word);
  if (length >= 5 && !isKnown) {
    for (const term of nearTerms(index, word)) answers.set(term, NEAR);
  }
  for (const term of stemsOf(index, word)) answers.set(term, STEM);
  if (mayBeStart(word, isLast)) {
    for (const term of termsFrom(index, word)) answers.set(term, BEGINS_WITH);
  }
  if (isKnown) answers.set(word, EXACT);
  return answers;
}

/**
 * True if a word says enough to be the start of others: two letters do in a dense script, and in
 * the last word of a query, which may not be typed to its end.
 */
function mayBeStart(word, isLast) {
  if (HANGUL.test(word) || isUnspaced(word)) return true;
  return word.length >= (isLast ? 2 : 4);
}

/** The words of the index that are one letter apart from a word. */
function nearTerms(index, word) {
  const list = [];
  for (let length = word.length - 1; length <= word.length + 1; length++) {
    const terms = index.byLength.get(length) ?? [];
    list.push(...terms.filter((term) => isNear(word, term)));
  }
  return list;
}

/** The words of the index that are a word without its last letter, or its last two. */
function stemsOf(index, word) {
  const stems = [word.slice(0, -1), word.slice(0, -2)];
  return stems.filter((stem) => stem.length >= 4 && index.terms.has(stem));
}

/** The words of the index that begin with a word. */
function termsFrom({ vocabulary }, word) {
  const list = [];
  for (let i = firstFrom(vocabulary, word); vocabulary[i]?.startsWith(word); i++) {
    list.push(vocabulary[i]);
  }
  return list;
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

/** True if an entry can have one of the chosen kinds of facet, and `hasAll` holds. */
function isChosen(entry, chosen) {
  return !chosen.length || (chosen.some(([kind]) => entry.g[kind]) && hasAll(entry, chosen));
}

/** True if an entry has one of the chosen ids of each kind of facet that it can have. */
function hasAll(entry, chosen) {
  return chosen.every(([kind, ids]) => !entry.g[kind] || entry.g[kind].some((id) => ids.has(id)));
}

/**
 * The places [start, end] of a value that answer a query, in order and apart, and which words of
 * the query they answer; `terms` as `find` gives them.
 */
export function matches(value, language, terms) {
  const text = textOf(value);
  const places = [];
  const answered = new Set();
  const keep = (word, start, end) => {
    if (!terms.has(word)) return;
    places.push([start, end]);
    for (const place of terms.get(word)) answered.add(place);
  };
  for (const [word, start, end] of words(text, languageOf(value, language))) {
    keep(word, start, end);
  }
  for (const { 0: compound, index } of text.matchAll(COMPOUND)) {
    keep(squeeze(compound), index, index + compound.length);
  }
  return { places: joinOverlaps(places), answered };
}

/** Places in order, those that touch joined into one. */
function joinOverlaps(places) {
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart = [];
  for (const [start, end] of places) {
    const before = apart.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else apart.push([start, end]);
  }
  return apart;
}
