// Does a page keep its content when there is little room? Called in the page by reflow.py.
(() => {
  const { adopt, all, cut, name, parent } = globalThis.accessibilityGate;

  // The values of the success criterion 1.4.12.
  const SPACING = `
    * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important }`;

  /** True for what is in a box that scrolls, as two-dimensional content may be (1.4.10). */
  const isBoxed = (element) => {
    for (let box = parent(element); box && box !== document.body; box = parent(box)) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };

  /** The width of the page, that of its window, and the innermost elements that stick out. */
  const widest = () => {
    const limit = document.documentElement.clientWidth;
    const width = document.scrollingElement.scrollWidth;
    if (width <= limit) return [width, limit, []];
    const sticksOut = (element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > limit + 1 || box.left < -1);
    };
    const out = all(document.body).filter(
      (element) => element.getClientRects().length && sticksOut(element) && !isBoxed(element),
    );
    return [width, limit, out.slice(-3).map((element) => name(element))];
  };

  /** What stays in place while the page scrolls and is taller than half of the window. */
  const stuck = () => {
    const isStuck = (element) => /fixed|sticky/.test(getComputedStyle(element).position);
    const isHigh = (element) => element.getBoundingClientRect().height > innerHeight / 2;
    return all(document.body)
      .filter((element) => isStuck(element) && isHigh(element))
      .map((element) => name(element));
  };

  /** Text of twice the size, as a reader's own font size gives it. */
  const doubleText = () =>
    document.documentElement.style.setProperty("font-size", "200%", "important");

  /** The text spacing of 1.4.12, in shadow trees too. */
  const spaceText = () => adopt(SPACING);

  return { cut, doubleText, spaceText, stuck, widest };
})();
