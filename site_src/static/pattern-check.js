/* Does what a reader types have the form that the page describes? The page's own text gives the
   rule; this shows a field, and answers.

   <pattern-check pattern="[0-9]{9}" ignore-separators>   a form with an input and a role=status,
   and templates for the answers: good, bad, empty.

   dataset/patterns.py has the same rules. Nothing leaves the page: no request, no storage, and the
   form is never submitted. */

const isDigit = (code) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** A digit of any script as 0-9. Its row of sixteen has the ten from its start, or from its seventh place. */
function plainDigit(digit) {
  const code = digit.codePointAt(0);
  const row = code & ~15;
  return String(code - (isDigit(row) ? row : row + 6));
}

/** The value as the pattern sees it: plain digits, no invisible signs and, if asked, no spaces and dashes. */
export function plainValue(value, ignoresSeparators) {
  const text = value
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, plainDigit)
    .trim();
  return ignoresSeparators ? text.replace(/[\s\p{Pd}\u2212]/gu, "") : text;
}

class PatternCheck extends HTMLElement {
  connectedCallback() {
    this.pattern = new RegExp(`^${this.getAttribute("pattern")}$`, "i");
    this.form = this.querySelector("form");
    this.input = this.querySelector("input");
    this.status = this.querySelector("[role=status]");
    this.input.addEventListener("input", () => this.clearAnswer());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.showAnswer();
    });
    this.form.hidden = false;
  }

  clearAnswer() {
    this.status.replaceChildren();
    this.status.className = "";
    this.input.removeAttribute("aria-invalid");
  }

  showAnswer() {
    const answer = this.answerTo(this.input.value);
    const template = this.querySelector(`template[data-when=${answer}]`);
    this.status.className = answer;
    this.status.replaceChildren(template.content.cloneNode(true));
    if (answer === "good") this.input.removeAttribute("aria-invalid");
    else this.input.setAttribute("aria-invalid", "true");
  }

  /** "good", "bad" or "empty". */
  answerTo(typed) {
    const value = plainValue(typed, this.hasAttribute("ignore-separators"));
    if (!value) return "empty";
    return this.pattern.test(value) ? "good" : "bad";
  }
}

customElements.define("pattern-check", PatternCheck);
