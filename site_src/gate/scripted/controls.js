// Are controls large enough and in visual order? Called in the page by controls.py.
(() => {
  const { all, focusable, hidden, name } = globalThis.accessibilityGate;

  const SIZE = 24; // CSS pixels: the least width and height of a target (2.5.8)

  /** True for a link in a sentence. */
  const isInline = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const neighbours = [...(element.parentNode?.childNodes ?? [])];
    return neighbours.some(
      (node) => node !== element && node.nodeType === Node.TEXT_NODE && node.data.trim(),
    );
  };

  const isSmall = (box) => box.width < SIZE || box.height < SIZE;
  const middleOf = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

  /** True if a circle of 24 px around the middle of one target meets the box of another. */
  const meets = (box, [x, y]) => {
    const across = Math.max(box.left - x, 0, x - box.right);
    const down = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(across, down) < SIZE / 2;
  };

  const distance = ([x, y], [otherX, otherY]) => Math.hypot(x - otherX, y - otherY);

  const isCrowdedBy = (target, other) => {
    if (other.element.contains(target.element) || target.element.contains(other.element)) {
      return false;
    }
    const middle = middleOf(target.box);
    if (meets(other.box, middle)) return true;
    return isSmall(other.box) && distance(middleOf(other.box), middle) < SIZE;
  };

  /** Targets below 24 by 24 px without room around them; links in a sentence are exempt (2.5.8). */
  const crowded = () => {
    const targets = focusable()
      .filter((element) => !hidden(element) && !element.closest("svg"))
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    const isCrowded = (target) => targets.some((other) => isCrowdedBy(target, other));
    return targets
      .filter((target) => isSmall(target.box) && !isInline(target.element) && isCrowded(target))
      .map(({ element, box }) => [name(element), Math.round(box.width), Math.round(box.height)]);
  };

  /** Boxes whose style shows their content in another order than it is written in (1.3.2). */
  const turned = () => {
    const isTurned = (element) => {
      const style = getComputedStyle(element);
      if (!/flex|grid/.test(style.display) || element.children.length < 2) return false;
      const isReversed = /reverse/.test(style.flexDirection + style.flexWrap);
      if (isReversed && /flex/.test(style.display)) return true;
      return [...element.children].some((child) => getComputedStyle(child).order !== "0");
    };
    return all(document.body)
      .filter((element) => isTurned(element) && !hidden(element))
      .map((element) => name(element));
  };

  return { crowded, turned };
})();
