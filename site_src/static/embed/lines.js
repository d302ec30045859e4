// Which lines does a webmaster paste? The same as those of embed/snippets.py, with other settings.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** A text as it is written in HTML. */
export const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/** Attributes as they are written in a start tag. */
function attributesOf(values) {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(value)}"`);
}

/** A plain link; `tag` is the language of its name, where that is another one than wanted. */
export function linkLine(address, name, tag = "") {
  const attributes = attributesOf(tag ? { href: address, lang: tag } : { href: address });
  return `<a${attributes.join("")}>${escaped(name)}</a>`;
}

/** The div or the element with its attributes, around the link that stays where there is no list. */
export function listLine(way, settings, link) {
  if (way !== "div") {
    const attributes = attributesOf(settings).join("");
    return `<assistance-corner${attributes}>${link}</assistance-corner>`;
  }
  const onDiv = ([name, value]) => [name.startsWith("data-") ? name : `data-${name}`, value];
  const attributes = attributesOf(Object.fromEntries(Object.entries(settings).map(onDiv)));
  return `<div data-assistance-corner${attributes.join("")}>${link}</div>`;
}

/** The rules of the colors, below those that reserve the place. */
export function styleLines(reserve, colors) {
  const rules = Object.entries(colors).map(([name, value]) => `${name}: ${value}`);
  if (!rules.length) return reserve;
  return `${reserve}\n[data-assistance-corner], assistance-corner { ${rules.join("; ")} }`;
}
