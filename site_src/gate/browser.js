// When may a check look at a page? Functions that browser.py calls in the page.
(() => {
  const STILL = `*, ::before, ::after {
    transition: none !important;
    animation: none !important;
    scroll-behavior: auto !important;
  }`;

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  const stopMotion = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STILL);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  /** Wait for fonts, and for parts that are still being filled (aria-busy, WAI-ARIA 1.2). */
  const ready = async (still) => {
    if (still) stopMotion();
    await document.fonts.ready;
    while (document.querySelector("[aria-busy=true]")) await pause(20);
  };

  /** Wait until what was just changed is laid out and painted. */
  const settled = async () => {
    await frame();
    await frame();
  };

  return { ready, settled };
})();
