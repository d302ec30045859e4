/* Has what a reader types the form that the page describes? The host's own text is the rule; this shows the field and answers.

   <pattern-check pattern="[0-9]{9}" ignore-separators>  a form with an input and a role=status; templates good, bad, empty.
   dataset/patterns.py holds the same rules. Nothing leaves the page: no request, no storage, and the form never submits. */

const isDigit = (code) => /\p{Nd}/u.test(String.fromCodePoint(code));

/* Scripts place their ten digits from the start of a row of sixteen characters, or from its seventh. */
const digit = (character) => {
  const code = character.codePointAt(0);
  const row = code & ~15;
  return String(code - (isDigit(row) ? row : row + 6));
};

/* The value as the pattern sees it: digits of any script as 0-9, without invisible marks and, if asked, spaces and dashes. */
export const plainValue = (value, separators) => {
  const text = value
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, digit)
    .trim();
  return separators ? text.replace(/[\s\p{Pd}\u2212]/gu, "") : text;
};

class PatternCheck extends HTMLElement {
  connectedCallback() {
    this.pattern = new RegExp(`^${this.getAttribute("pattern")}$`, "i");
    this.form = this.querySelector("form");
    this.input = this.querySelector("input");
    this.status = this.querySelector("[role=status]");
    this.input.addEventListener("input", () => this.clear());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer();
    });
    this.form.hidden = false;
  }

  clear() {
    this.status.replaceChildren();
    this.status.className = "";
    this.input.removeAttribute("aria-invalid");
  }

  answer() {
    const value = plainValue(this.input.value, this.hasAttribute("ignore-separators"));
    const when = !value ? "empty" : this.pattern.test(value) ? "good" : "bad";
    this.status.className = when;
    this.status.replaceChildren(
      this.querySelector(`template[data-when=${when}]`).content.cloneNode(true),
    );
    if (when === "good") this.input.removeAttribute("aria-invalid");
    else this.input.setAttribute("aria-invalid", "true");
  }
}

customElements.define("pattern-check", PatternCheck);
