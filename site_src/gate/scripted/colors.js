// Can controls and text be distinguished from their surroundings? Called in the page by colors.py.
(() => {
  const { all, colour, contrast, ground, hidden, name, over, parent } =
    globalThis.accessibilityGate;

  const TEXT_CONTRAST = 4.5; // 1.4.3
  const EDGE_CONTRAST = 3; // 1.4.11
  const PAPER = [255, 255, 255, 1];
  const CONTROLS = "input:not([type=hidden]),select,textarea,button";
  const BOXES =
    "input:not([type=hidden],[type=image],[type=checkbox],[type=radio],[type=range])" +
    ":not([type=color],[type=file]),select,textarea,button";

  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const names = (elements) => elements.map((element) => name(element));
  const inkOf = (element) => colour(getComputedStyle(element).color);

  const edgeContrast = (style, side, outside) => {
    const isDrawn =
      parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] !== "none";
    return isDrawn ? contrast(over(colour(style[`border${side}Color`]), outside), outside) : 0;
  };

  /**
   * Controls that cannot be distinguished from their surroundings, with their contrast. Either the
   * background or the border must have enough (1.4.11); of the border, the top or the bottom.
   */
  const boundaries = () => {
    const boundary = (element) => {
      const style = getComputedStyle(element);
      const outside = ground(parent(element));
      return Math.max(
        contrast(ground(element), outside),
        edgeContrast(style, "Top", outside),
        edgeContrast(style, "Bottom", outside),
      );
    };
    return all(document.body)
      .filter((element) => element.matches(BOXES) && !element.disabled && !hidden(element))
      .map((element) => [name(element), boundary(element)])
      .filter(([, ratio]) => ratio < EDGE_CONTRAST);
  };

  const hasEdge = (style) =>
    (style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0) ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);

  /**
   * In the system's colors, which remove backgrounds and shadows: controls without an edge, and
   * text that keeps its own colors with too little contrast.
   */
  const forced = () => {
    const isBare = (element) => {
      const style = getComputedStyle(element);
      return style.appearance === "none" && !hasEdge(style);
    };
    const keepsColours = (element) => getComputedStyle(element).forcedColorAdjust === "none";
    const isFaint = (element) => contrast(inkOf(element), ground(element)) < TEXT_CONTRAST;
    const bare = all(document.body).filter(
      (element) => element.matches(CONTROLS) && !hidden(element) && isBare(element),
    );
    const kept = all(document.body)
      .filter((element) => keepsColours(element) && !element.closest("svg"))
      .filter((element) => hasText(element) && !hidden(element) && isFaint(element));
    return { bare: names(bare), faint: names(kept) };
  };

  /**
   * On paper, where backgrounds are not printed: pale text, whether the heading and the main
   * content are printed, and the widths of page and paper.
   */
  const paper = () => {
    const isExact = (element) => getComputedStyle(element).printColorAdjust === "exact";
    const pale = all(document.body)
      .filter((element) => hasText(element) && !hidden(element) && !isExact(element))
      .filter((element) => !element.closest("svg,script,style,template"))
      .filter((element) => contrast(inkOf(element), PAPER) < TEXT_CONTRAST);
    const isPrinted = (selector) => {
      const element = document.querySelector(selector);
      return !!element && !hidden(element);
    };
    return {
      pale: names(pale),
      complete: isPrinted("h1") && isPrinted("main"),
      width: document.scrollingElement.scrollWidth,
      limit: document.documentElement.clientWidth,
    };
  };

  return { boundaries, forced, paper };
})();
