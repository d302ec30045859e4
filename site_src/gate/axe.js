// An async function: what does axe say of this document as it stands now? `all` and `colours` are options of axe.run.
//
// Where the same elements stand in the same places as at an earlier look, only colours can have changed: then only the rules about
// colours look again, and what the other rules said still holds. The answer is one text, cut to what a finding needs: a driver takes
// longer to hand over thousands of values than axe takes to find them.
async (all, colours) => {
  const KINDS = ["violations", "incomplete"];

  const layout = () => {
    const seen = [innerWidth, document.documentElement.textContent];
    const walk = (root) => {
      for (const element of root.querySelectorAll("*")) {
        const { x, y, width, height } = element.getBoundingClientRect();
        seen.push(element.tagName, x, y, width, height, element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
        for (const attribute of element.attributes) seen.push(attribute.name, attribute.value);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return seen.join("\n");
  };

  const look = async (options) => {
    const results = await axe.run(document, options);
    const made = { passes: results.passes.length };
    for (const kind of KINDS) {
      made[kind] = results[kind].map(({ id, help, helpUrl, tags, nodes }) => ({
        id, help, helpUrl, tags,
        nodes: nodes.map(({ target, any, all: every, none }) => ({ target, why: [...any, ...every, ...none][0]?.message ?? "" })),
      }));
    }
    return made;
  };

  const looks = (globalThis.accessibilityGateLooks ??= new Map()); // layout -> what axe said
  const now = layout();
  const known = looks.get(now);
  if (!known) {
    const first = await look(all);
    looks.set(now, first);
    return JSON.stringify(first);
  }
  const again = await look(colours);
  const made = { passes: known.passes };
  for (const kind of KINDS) made[kind] = [...known[kind].filter(({ id }) => !colours.runOnly.values.includes(id)), ...again[kind]];
  return JSON.stringify(made);
}
