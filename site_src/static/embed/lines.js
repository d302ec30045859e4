// Which lines does a webmaster paste? The same as those of embed/snippets.py, with other settings.

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** A text as it stands in HTML. */
export const escaped = (text) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

/** A plain link; the text of another language than wanted says so. */
export function linkLine(address, name, tag = "") {
  return `<a href="${escaped(address)}"${tag && ` lang="${escaped(tag)}"`}>${escaped(name)}</a>`;
}

/** The div, or the element, with its attributes, around the link that stays where no list can be made. */
export function listLine(way, attributes, link) {
  const names = Object.entries(attributes).map(([name, value]) => {
    const own = way === "div" && !name.startsWith("data-") ? `data-${name}` : name;
    return ` ${own}="${escaped(value)}"`;
  });
  const [start, end] =
    way === "div"
      ? ["div data-assistance-corner", "div"]
      : ["assistance-corner", "assistance-corner"];
  return `<${start}${names.join("")}>${link}</${end}>`;
}

/** The rules of the colors, below those that reserve the place. */
export function styleLines(reserve, colors) {
  const rules = Object.entries(colors).map(([name, value]) => `${name}: ${value}`);
  return rules.length
    ? `${reserve}\n[data-assistance-corner], assistance-corner { ${rules.join("; ")} }`
    : reserve;
}
