// When are two words the same to somebody who searches? Folding, and the cutting of a text into folded words.
// No document and no index here: the embedded widget uses this module as well.

// Letters that Unicode does not take apart (Latin), and Arabic forms that writers use for one another.
const SAME = { đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ŧ: "t",
  "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ک": "ك" };
const LETTER = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
// Accents, harakat and signs that writers leave out. The vowel signs of Indic scripts and of kana stay: they are the word.
const MARK = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f]/g;
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f]/g;
// The Arabic article, alone or after a one-letter word; what remains must still be a word.
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})/;
const WORD = /[\p{L}\p{N}\p{M}\u0640\u00ad\u200c\u200d]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々ー]+/gu;

const KEPT = 20000; // words whose folded form is kept: texts repeat few words often
const known = new Map();
const segmenters = new Map();

/** The folded form of a word or text: case, width, accents, digits, Arabic spelling. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(MARK, "").normalize("NFC")
    .replace(LETTER, (letter) => SAME[letter])
    .replace(DIGIT, (digit) => String((digit.charCodeAt(0) & 15) - (digit.charCodeAt(0) < 0x900 ? 0 : 6)));
}

/** A folded word without the Arabic article. */
export function foldWord(word) {
  let folded = known.get(word);
  if (folded === undefined) {
    if (known.size > KEPT) known.clear();
    known.set(word, (folded = fold(word).replace(ARTICLE, "")));
  }
  return folded;
}

/** The browser's word segmenter of a language; null where there is none. */
function segmenter(language) {
  if (!segmenters.has(language)) {
    segmenters.set(language, typeof Intl === "object" && Intl.Segmenter ? new Intl.Segmenter(language, { granularity: "word" }) : null);
  }
  return segmenters.get(language);
}

/**
 * The words of a text as [folded word, start, end]. A script without spaces gives the segmenter's words and, so that any
 * two neighbours are found, each pair of letters too (`pairs`); without a segmenter the pairs alone, and the run itself in a query.
 */
export function words(text, language, pairs = true, segment = segmenter(language)) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    let end = match.index;
    for (const run of match[0].matchAll(UNSPACED)) {
      const start = match.index + run.index;
      spaced(found, text, end, start);
      end = start + run[0].length;
      unspaced(found, run[0], start, pairs, segment);
    }
    spaced(found, text, end, match.index + match[0].length);
  }
  return found;
}

/** Add the word of a script with spaces that stands between two places. */
function spaced(found, text, start, end) {
  const word = start < end ? foldWord(text.slice(start, end)) : "";
  if (word) found.push([word, start, end]);
}

/** Add the words of a run of a script without spaces. */
function unspaced(found, run, start, pairs, segment) {
  const seen = new Set();
  const add = (from, to) => {
    const word = fold(run.slice(from, to));
    if (word && !seen.has(`${from} ${to}`)) {
      seen.add(`${from} ${to}`);
      found.push([word, start + from, start + to]);
    }
  };
  if (segment) {
    for (const piece of segment.segment(run)) add(piece.index, piece.index + piece.segment.length);
  } else if (!pairs || run.length === 1) {
    add(0, run.length);
  }
  for (let i = 0; pairs && i + 2 <= run.length; i++) add(i, i + 2);
}

/** True if a folded word is of a script that is written without spaces. */
export function isUnspaced(word) {
  UNSPACED.lastIndex = 0;
  return UNSPACED.test(word);
}

/** True if one letter put in, left out, changed or swapped with its neighbour makes b of a (Damerau-Levenshtein distance of at most 1). */
export function isNear(a, b) {
  const short = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) - short > 1) return false;
  let i = 0;
  while (i < short && a[i] === b[i]) i++;
  if (i === short) return true;
  let j = 0;
  while (j < short - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const left = a.length - i - j;
  const right = b.length - i - j;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
}
