// What has the focus, and how does it look? Called in the page by tab_walk.py, which presses Tab.
// globalThis.accessibilityWalk keeps what is known of a walk.
(() => {
  const gate = globalThis.accessibilityGate;
  const { all, clipped, colour, contrast, focusable, ground, hidden, name, over, parent } = gate;

  const LOOKS = [
    "outlineStyle",
    "outlineWidth",
    "outlineColor",
    "backgroundColor",
    "borderColor",
    "borderWidth",
    "boxShadow",
    "color",
    "stroke",
    "strokeWidth",
    "fill",
    "textDecoration",
    "clipPath",
  ];
  // Where something may cover an element: its middle, and near its corners.
  const POINTS = [
    [0.5, 0.5],
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
    [0.9, 0.9],
  ];
  const FOR_THE_MOUSE =
    "[onclick],[role=button],[role=link],[role=checkbox],[role=tab],[role=menuitem],[role=switch]";
  const NATIVE = "a[href],button,input,select,textarea,summary,label";

  const names = (elements) => elements.map((element) => name(element));

  /** How an element and what it holds look, as one text to compare. */
  const looksOf = (element) => {
    const parts = [element, ...element.querySelectorAll("*")].map((part) => {
      const style = getComputedStyle(part);
      return LOOKS.map((property) => style[property]).join(";");
    });
    return parts.join("|");
  };

  const isRadio = (element) => element.type === "radio" && element.name;

  /** How many of some elements Tab stops at: of a group of radio buttons, one. */
  const countStops = (elements) => {
    const groups = new Set();
    let others = 0;
    for (const element of elements) {
      if (isRadio(element)) groups.add(`${element.form?.id}/${element.name}`);
      else others += 1;
    }
    return groups.size + others;
  };

  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const isNone = element === document.body || element === document.documentElement;
    return isNone ? null : element;
  };

  const isOutlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;

  /** The contrast of an outline; null where there is none, or the browser draws its own. */
  const outlineContrast = (element, style) => {
    if (!isOutlined(style) || style.outlineStyle === "auto") return null;
    const behind = ground(parent(element) ?? element);
    return contrast(over(colour(style.outlineColor), behind), behind);
  };

  /** True if `top`, which is seen at a point of `element`, is a part of it or holds it. */
  const belongs = (element, top) => {
    for (let above = top; above; above = parent(above)) if (above === element) return true;
    return top?.contains?.(element) ?? false;
  };

  const isCovered = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || element.localName === "iframe") return false;
    const root = element.getRootNode();
    const inside = POINTS.map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
      .filter(([x, y]) => x >= 0 && y >= 0)
      .filter(([x, y]) => x < innerWidth && y < innerHeight);
    return inside.every(([x, y]) => !belongs(element, root.elementFromPoint(x, y)));
  };

  /** Note how the element that has the focus looks. */
  const note = () => {
    const walk = globalThis.accessibilityWalk;
    const element = focused();
    if (!element) return;
    const style = getComputedStyle(element);
    walk.notes.push({
      name: name(element),
      again: walk.seen.indexOf(element),
      changed: walk.calm.get(element) !== looksOf(element) || isOutlined(style),
      ratio: outlineContrast(element, style),
      covered: isCovered(element),
      clipped: clipped(element),
    });
    walk.seen.push(element);
  };

  /**
   * Begin a walk at the top of the page; returns how often Tab should stop. An element is noted
   * when the next key goes down: by then the browser has scrolled to it and painted it.
   */
  const start = () => {
    document.activeElement?.blur?.();
    const stops = focusable();
    const calm = new Map(stops.map((element) => [element, looksOf(element)]));
    globalThis.accessibilityWalk = { stops, calm, seen: [], notes: [] };
    addEventListener("keydown", note, true);
    scrollTo(0, 0);
    return countStops(stops);
  };

  /** What Tab should have stopped at; one radio button stands for its group. */
  const missed = ({ stops, seen }) => {
    const groups = new Set(seen.filter(isRadio).map((element) => element.name));
    const isInGroup = (element) => isRadio(element) && groups.has(element.name);
    return stops.filter((element) => !seen.includes(element) && !isInGroup(element));
  };

  /** What answers the mouse and takes no focus. */
  const mouseOnly = () =>
    all(document.body)
      .filter((element) => element.onclick || element.matches(FOR_THE_MOUSE))
      .filter((element) => element.tabIndex < 0 && !element.matches(NATIVE))
      .filter((element) => !element.closest('[tabindex="0"],[inert]') && !hidden(element));

  /** What came of the walk. */
  const finish = () => {
    note();
    const walk = globalThis.accessibilityWalk;
    return {
      notes: walk.notes,
      missed: names(missed(walk)),
      outOfTurn: names(all().filter((element) => element.tabIndex > 0)),
      mouseOnly: names(mouseOnly()),
    };
  };

  return { finish, start };
})();
