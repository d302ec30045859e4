// When are two words the same to somebody who searches? The one rule of the search, of the office
// finder and of the widget. The build of the widget puts the text of this file into its own, so
// this file imports nothing, and what is declared here is declared there, too.

// Letters that Unicode does not take apart, and Arabic letters that writers use for one another.
const SAME_LETTER = {
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ø: "o",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ŧ: "t",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ة: "ه",
  ە: "ه",
  ک: "ك",
};
const LETTER = new RegExp(`[${Object.keys(SAME_LETTER).join("")}]`, "g");

// What writers leave out: accents and harakat (the marks up to U+06ED), the nukta of three scripts,
// variation selectors; tatweel, soft hyphens and other invisible signs. The other marks of Indic
// scripts and of kana stay: without them it is another word.
const LEFT_OUT = /(?=[\u0300-\u06ed\u093c\u09bc\u0a3c\ufe00-\ufe0f])\p{M}|[\u0640\p{Cf}]/gu;

// The digits from Arabic to Gurmukhi; NFKC has made those of full width plain.
const DIGIT = /(?=[\u0660-\u0a6f])\p{Nd}/gu;

// The Arabic article, alone or after a one-letter word; what remains must still be a word.
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})/;

/** The value of a digit: its place in a row of sixteen, where Indic digits begin at the seventh. */
const digitValue = (digit) => (digit.charCodeAt(0) % 16) - (digit < "\u0900" ? 0 : 6);

/** The folded form of a text: one case, width, spelling and kind of digits; no accents. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(LEFT_OUT, "")
    .normalize("NFC")
    .replace(LETTER, (letter) => SAME_LETTER[letter])
    .replace(DIGIT, digitValue);
}

/** A folded word without the Arabic article. */
export function withoutArticle(word) {
  return word.replace(ARTICLE, "");
}
