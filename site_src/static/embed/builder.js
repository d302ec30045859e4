// What do the chosen settings look like, and which lines make them? Shows the form and the preview, keeps the lines current, copies.
// All words come from the page; the preview is the real widget with this site's data.

import { contrast, written } from "./contrast.js";
import { escaped, linkLine, listLine, styleLines } from "./lines.js";

const byId = (id) => document.getElementById(`embed-${id}`);
const form = document.querySelector("form[data-address]");
const { base, address, tag, script, digits, decimal } = form.dataset;
const fields = [...form.querySelectorAll("[data-attribute]")];
const boxes = [...form.querySelectorAll("[data-facet]")];
const palette = [...form.querySelectorAll("[data-property]")];
const reserve = byId("css").textContent;
const frame = byId("frame").textContent;
const names = new Map(); // language -> promise of the site's name in it: [text, its own language if another]
const preview = document.createElement("assistance-corner");
let turn = 0;

/** The attributes as the form has them, in the order of the documentation; what is not set is left out. */
function chosen() {
  const found = {};
  for (const field of fields) if (field.dataset.attribute === "lang") found.lang = field.value;
  for (const { dataset, value, checked } of boxes)
    if (checked)
      found[dataset.facet] = found[dataset.facet] ? `${found[dataset.facet]} ${value}` : value;
  for (const field of fields)
    if (field.checkValidity()) found[field.dataset.attribute] = field.value.trim();
  if (!byId("filter").checked) found.filter = "off";
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

/** The colors as the form has them; none unless they are wanted. */
function colors() {
  return byId("colors").checked
    ? Object.fromEntries(palette.map(({ dataset, value }) => [dataset.property, value]))
    : {};
}

/** The name of the site in a language, from the widget's data; the name on this page if they cannot be had. */
function nameIn(language) {
  if (!names.has(language)) {
    names.set(
      language,
      fetch(`${base}widget/data/v1/${language}.json`, { credentials: "omit" })
        .then((answer) => answer.json())
        .then(({ words }) => [words.site].flat())
        .catch(() => [preview.dataset.name, tag]),
    );
  }
  return names.get(language);
}

/** Bring lines, preview and contrasts in line with the form. */
async function show() {
  const own = ++turn;
  const attributes = chosen();
  byId("palette").hidden = !byId("colors").checked;
  byId("css").textContent = styleLines(reserve, colors());
  showContrasts();
  showPreview(attributes);
  const language = attributes.lang || tag;
  const name = await nameIn(language);
  if (own !== turn) return;
  const home = `${address}${language}/`;
  const link = linkLine(home, ...name);
  byId("lines").textContent = `${script}\n${listLine(form.elements.way.value, attributes, link)}`;
  byId("link").textContent = link;
  const [section, other] = boxes.filter((box) => box.dataset.facet === "section" && box.checked);
  const ident = section && !other ? section.value : "";
  const title = ident && language === tag ? section.closest("label").textContent.trim() : name[0];
  byId("frame").textContent = frame.replace(
    /src="[^"]*" title="[^"]*"/,
    () => `src="${home}embed/frame/${ident && `${ident}/`}" title="${escaped(title)}"`,
  );
  byId("include").textContent = byId("include").textContent.replace(
    /\S+fragment\S*\.html/,
    `${home}embed/fragment${ident && `/${ident}`}.html`,
  );
}

/** The real widget with these settings, and with the data of this host. */
function showPreview(attributes) {
  const wanted = { lang: tag, ...attributes, src: `${base}widget/data/v1/` };
  delete wanted["data-integrity"];
  for (const name of preview.getAttributeNames())
    if (!(name in wanted) && !name.startsWith("data-") && name !== "style")
      preview.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted))
    if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
  const picked = colors();
  for (const { dataset } of palette)
    preview.style.setProperty(dataset.property, picked[dataset.property] ?? "");
}

/** Beside each color its contrast with the background, and whether it is enough. */
function showContrasts() {
  const ground = palette.find((field) => field.dataset.property === "--ac-background").value;
  for (const field of palette) {
    const least = Number(field.dataset.least);
    if (!least) continue;
    const ratio = contrast(field.value, ground);
    const said = document.getElementById(field.getAttribute("aria-describedby"));
    said.classList.toggle("low", ratio < least);
    const values = {
      "{ratio}": written(ratio, digits, decimal),
      "{least}": written(least, digits, decimal),
    };
    say(said, ratio < least ? "low" : "enough", values);
  }
}

/** Put the words of a template into an element, with values for its placeholders. */
function say(element, name, values = {}) {
  const words = byId(name).content.cloneNode(true);
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const [hole, value] of Object.entries(values))
      walker.currentNode.data = walker.currentNode.data.replace(hole, value);
  }
  element.replaceChildren(words);
}

/** Copy the lines of a button; where the browser forbids it, select them for the keyboard. */
async function copy(button) {
  const lines = document.getElementById(button.dataset.copy);
  const said = document.getElementById(button.dataset.said);
  said.replaceChildren(); // so that the same words are said again
  try {
    await navigator.clipboard.writeText(lines.textContent);
    say(said, "copied");
  } catch {
    getSelection().selectAllChildren(lines);
    say(said, "select");
  }
}

preview.dataset.name = new DOMParser()
  .parseFromString(byId("link").textContent, "text/html")
  .querySelector("a").textContent;
preview.addEventListener("ac-error", () => say(byId("said"), "none"));
preview.addEventListener("ac-ready", () => byId("said").replaceChildren());
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button));
  button.closest("p").hidden = false;
}
byId("builder").hidden = false;
show();
byId("preview").append(preview);
