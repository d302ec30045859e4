// Which words does a text have, and which words are nearly the same? Texts in, folded words out.

import { fold, withoutArticle } from "./fold.js";

const WORD = /[\p{L}\p{N}\p{M}\u0640\u00ad\u200c\u200d]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々ー]+/gu;

const CACHE_SIZE = 20000; // words: texts repeat few words often
const cache = new Map(); // word -> folded word
const segmenters = new Map(); // language -> the browser's segmenter, or null

/** A word, folded and without the Arabic article. */
export function foldWord(word) {
  let folded = cache.get(word);
  if (folded === undefined) {
    folded = withoutArticle(fold(word));
    if (cache.size > CACHE_SIZE) cache.clear();
    cache.set(word, folded);
  }
  return folded;
}

/** The browser's word segmenter for a language; null if it has none. */
function segmenterOf(language) {
  if (!segmenters.has(language)) {
    const segmenter = globalThis.Intl?.Segmenter
      ? new Intl.Segmenter(language, { granularity: "word" })
      : null;
    segmenters.set(language, segmenter);
  }
  return segmenters.get(language);
}

/**
 * The words of a text as [folded word, start, end]. A script without spaces gives the words of the
 * segmenter and, so that any two neighbors are found, each pair of letters too (`pairs`). Without a
 * segmenter it gives the pairs alone, and in a query the whole run.
 */
export function words(text, language, pairs = true, segmenter = segmenterOf(language)) {
  const list = [];
  for (const match of text.matchAll(WORD)) {
    let end = match.index;
    for (const run of match[0].matchAll(UNSPACED)) {
      const start = match.index + run.index;
      addSpacedWord(list, text, end, start);
      end = start + run[0].length;
      addUnspacedWords(list, run[0], start, pairs, segmenter);
    }
    addSpacedWord(list, text, end, match.index + match[0].length);
  }
  return list;
}

/** Add the word between two places of a text, which is of a script with spaces. */
function addSpacedWord(list, text, start, end) {
  const word = start < end ? foldWord(text.slice(start, end)) : "";
  if (word) list.push([word, start, end]);
}

/** Add the words of a run of a script without spaces, which begins at a place of its text. */
function addUnspacedWords(list, run, start, pairs, segmenter) {
  const seen = new Set();
  for (const [from, to] of cut(run, pairs, segmenter)) {
    const word = fold(run.slice(from, to));
    const place = `${from} ${to}`;
    if (!word || seen.has(place)) continue;
    seen.add(place);
    list.push([word, start + from, start + to]);
  }
}

/** The places [from, to] at which a run is cut into words: the segmenter's, then all pairs. */
function cut(run, pairs, segmenter) {
  const places = [];
  if (segmenter) {
    for (const { index, segment } of segmenter.segment(run)) {
      places.push([index, index + segment.length]);
    }
  } else if (!pairs || run.length === 1) {
    places.push([0, run.length]);
  }
  for (let i = 0; pairs && i + 2 <= run.length; i++) places.push([i, i + 2]);
  return places;
}

/** True if a folded word has letters of a script that is written without spaces. */
export function isUnspaced(word) {
  return word.search(UNSPACED) >= 0;
}

/**
 * True if two words are the same or one letter apart: one more, one less, another one, or two
 * neighbors swapped (a Damerau-Levenshtein distance of at most 1).
 */
export function isNear(one, other) {
  const shorter = Math.min(one.length, other.length);
  if (Math.max(one.length, other.length) - shorter > 1) return false;
  const start = commonStart(one, other, shorter);
  const end = commonEnd(one, other, shorter - start);
  const left = one.length - start - end;
  const right = other.length - start - end;
  if (left <= 1 && right <= 1) return true;
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return left === 2 && right === 2 && swapped;
}

/** How many letters two words begin with alike, up to a number. */
function commonStart(one, other, most) {
  let count = 0;
  while (count < most && one[count] === other[count]) count++;
  return count;
}

/** How many letters two words end with alike, up to a number. */
function commonEnd(one, other, most) {
  let count = 0;
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count++;
  return count;
}
