// What do the chosen settings look like, and which lines make them? This shows the form and the
// preview, keeps the lines current, and copies them. All words come from the page; the preview is
// the real widget with this site's data.

import { contrast, written } from "./contrast.js";
import { escaped, linkLine, listLine, styleLines } from "./lines.js";

const byId = (id) => document.getElementById(`embed-${id}`);
const form = document.querySelector("form[data-address]");
const { base, address, tag, script, digits, decimal } = form.dataset;
const fields = [...form.querySelectorAll("[data-attribute]")];
const boxes = [...form.querySelectorAll("[data-facet]")];
const colorFields = [...form.querySelectorAll("[data-property]")];
const reserve = byId("css").textContent;
const frame = byId("frame").textContent;
const siteNames = new Map(); // language -> promise of [name of the site, its language if another]
const preview = document.createElement("assistance-corner");
let turn = 0; // the newest change of the form: what was under way for an older one is dropped

/** The settings as attributes, in the order of the documentation; what is not set is left out. */
function readSettings() {
  const settings = {};
  for (const field of fields) {
    if (field.dataset.attribute === "lang") settings.lang = field.value;
  }
  for (const { dataset, value, checked } of boxes) {
    if (!checked) continue;
    const before = settings[dataset.facet];
    settings[dataset.facet] = before ? `${before} ${value}` : value;
  }
  for (const field of fields) {
    if (field.checkValidity()) settings[field.dataset.attribute] = field.value.trim();
  }
  if (!byId("filter").checked) settings.filter = "off";
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}

/** The colors by custom property; none unless they are wanted. */
function readColors() {
  if (!byId("colors").checked) return {};
  return Object.fromEntries(colorFields.map(({ dataset, value }) => [dataset.property, value]));
}

/** The name of the site in a language, or the name on this page if it cannot be had. */
function siteNameIn(language) {
  if (!siteNames.has(language)) {
    const name = fetchSiteName(language).catch(() => [preview.dataset.name, tag]);
    siteNames.set(language, name);
  }
  return siteNames.get(language);
}

async function fetchSiteName(language) {
  const file = `${base}widget/data/v1/${language}.json`;
  const response = await fetch(file, { credentials: "omit" });
  const { words } = await response.json();
  return [words.site].flat();
}

/** Bring preview, contrasts and lines in line with the form. */
async function update() {
  const current = ++turn;
  const settings = readSettings();
  byId("palette").hidden = !byId("colors").checked;
  byId("css").textContent = styleLines(reserve, readColors());
  showContrasts();
  showPreview(settings);
  const language = settings.lang || tag;
  const name = await siteNameIn(language);
  if (current === turn) showLines(settings, language, name);
}

/** The lines for the widget, the plain link, the frame and the piece of HTML. */
function showLines(settings, language, [name, ...nameTag]) {
  const home = `${address}${language}/`;
  const link = linkLine(home, name, ...nameTag);
  byId("lines").textContent = `${script}\n${listLine(form.elements.way.value, settings, link)}`;
  byId("link").textContent = link;
  const section = onlySection();
  const title = section && language === tag ? labelOf(section) : name;
  const source = `${home}embed/frame/${section ? `${section.value}/` : ""}`;
  const attributes = `src="${source}" title="${escaped(title)}"`;
  byId("frame").textContent = frame.replace(/src="[^"]*" title="[^"]*"/, () => attributes);
  const fragment = `${home}embed/fragment${section ? `/${section.value}` : ""}.html`;
  const include = byId("include");
  include.textContent = include.textContent.replace(/\S+fragment\S*\.html/, fragment);
}

/** The box of the section that is chosen, if it is one alone: frames are of one or of all. */
function onlySection() {
  const sections = boxes.filter((box) => box.dataset.facet === "section" && box.checked);
  return sections.length === 1 ? sections[0] : null;
}

const labelOf = (box) => box.closest("label").textContent.trim();

/** The real widget with these settings, and with the data of this host. */
function showPreview(settings) {
  const wanted = { lang: tag, ...settings, src: `${base}widget/data/v1/` };
  delete wanted["data-integrity"]; // a hash of other data, perhaps
  for (const name of preview.getAttributeNames()) {
    const isSetting = !name.startsWith("data-") && name !== "style";
    if (isSetting && !(name in wanted)) preview.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
  }
  const colors = readColors();
  for (const { dataset } of colorFields) {
    preview.style.setProperty(dataset.property, colors[dataset.property] ?? "");
  }
}

/** Beside each color its contrast with the background, and whether that is enough. */
function showContrasts() {
  const isBackground = (field) => field.dataset.property === "--ac-background";
  const background = colorFields.find(isBackground).value;
  for (const field of colorFields) {
    const least = Number(field.dataset.least);
    if (!least) continue;
    const ratio = contrast(field.value, background);
    const isLow = ratio < least;
    const status = document.getElementById(field.getAttribute("aria-describedby"));
    status.classList.toggle("low", isLow);
    say(status, isLow ? "low" : "enough", {
      "{ratio}": written(ratio, digits, decimal),
      "{least}": written(least, digits, decimal),
    });
  }
}

/** Put the words of a template into an element, with values for its placeholders. */
function say(element, template, values = {}) {
  const words = byId(template).content.cloneNode(true);
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (const [placeholder, value] of Object.entries(values)) {
      text.data = text.data.replace(placeholder, value);
    }
  }
  element.replaceChildren(words);
}

/** Copy the lines of a button; where the browser forbids it, select them for the keyboard. */
async function copy(button) {
  const lines = document.getElementById(button.dataset.copy);
  const status = document.getElementById(button.dataset.said);
  status.replaceChildren(); // so that the same words are announced again
  try {
    await navigator.clipboard.writeText(lines.textContent);
    say(status, "copied");
  } catch {
    getSelection().selectAllChildren(lines);
    say(status, "select");
  }
}

preview.dataset.name = form.dataset.name;
preview.addEventListener("ac-error", () => say(byId("said"), "none"));
preview.addEventListener("ac-ready", () => byId("said").replaceChildren());
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button));
  button.closest("p").hidden = false;
}
byId("builder").hidden = false;
update();
byId("preview").append(preview);
