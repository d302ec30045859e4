// What moves on a page? Called in the page by motion.py.
(() => {
  const { all, name } = globalThis.accessibilityGate;

  const LIMIT = 5000; // milliseconds that something may move without a way to stop it (2.2.2)

  /**
   * What moves for long; where the reader wants less motion, what moves at all, and what scrolls
   * smoothly.
   */
  const moving = (reduced) => {
    const lasts = (timing) => timing && timing.duration > 1 && (reduced || timing.endTime > LIMIT);
    const animated = document
      .getAnimations()
      .filter((animation) => lasts(animation.effect?.getComputedTiming()))
      .map((animation) => animation.effect.target);
    const old = all().filter((element) => /^(marquee|blink)$/.test(element.localName));
    const reload = document.querySelectorAll("meta[http-equiv=refresh i]");
    const isSmooth = (element) => getComputedStyle(element).scrollBehavior === "smooth";
    const smooth = reduced ? [document.documentElement, ...all()].filter(isSmooth) : [];
    return {
      moving: [...animated, ...old, ...[...reload].slice(0, 1)].map((element) => name(element)),
      smooth: smooth.map((element) => name(element)),
    };
  };

  return { moving };
})();
