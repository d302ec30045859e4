// What does axe say of this document as it is now? `all` and `colours` are options of axe.run.
//
// Where the same elements are in the same places as at an earlier look, only colours can have
// changed: then only the rules about colours look again, and what the other rules said still
// holds. The answer is one text, cut to what a finding needs: a driver takes longer to hand over
// thousands of values than axe takes to find them.

/* exported lookWithAxe */
/* global axe */
async function lookWithAxe(all, colours) {
  const KINDS = ["violations", "incomplete"];

  // The elements, their attributes, their places and the text, in shadow trees too, as one text.
  const describeLayout = () => {
    const parts = [innerWidth, document.documentElement.textContent];
    const addElements = (root) => {
      for (const element of root.querySelectorAll("*")) {
        const { x, y, width, height } = element.getBoundingClientRect();
        const isVisible = element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
        parts.push(element.tagName, x, y, width, height, isVisible);
        for (const attribute of element.attributes) parts.push(attribute.name, attribute.value);
        if (element.shadowRoot) addElements(element.shadowRoot);
      }
    };
    addElements(document);
    return parts.join("\n");
  };

  const shortenNode = ({ target, any, all: every, none }) => {
    const checks = [...any, ...every, ...none];
    return { target, why: checks[0]?.message ?? "" };
  };

  const runAxe = async (options) => {
    const results = await axe.run(document, options);
    const answer = { passes: results.passes.length };
    for (const kind of KINDS) {
      answer[kind] = results[kind].map(({ id, help, helpUrl, tags, nodes }) => {
        return { id, help, helpUrl, tags, nodes: nodes.map(shortenNode) };
      });
    }
    return answer;
  };

  const answers = (globalThis.accessibilityGateAnswers ??= new Map()); // layout -> axe's answer
  const layout = describeLayout();
  const earlier = answers.get(layout);
  if (!earlier) {
    const answer = await runAxe(all);
    answers.set(layout, answer);
    return JSON.stringify(answer);
  }
  const again = await runAxe(colours);
  const answer = { passes: earlier.passes };
  for (const kind of KINDS) {
    const others = earlier[kind].filter(({ id }) => !colours.runOnly.values.includes(id));
    answer[kind] = [...others, ...again[kind]];
  }
  return JSON.stringify(answer);
}
