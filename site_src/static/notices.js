/* Do the notices of this page hold at this moment? A build knows the day, the browser the hour.

   [data-notices]   a section with a list of .notice; each says when by time.from and time.until (datetime with its offset).

   At load, before anything is painted, what does not hold is taken out, with the last one its section too; where a hidden
   paragraph waits in the section, it is shown instead. Later nothing moves: what ends while the page is open keeps its place
   and is hidden there, and what begins shows on the next page. Without this module the dates stand there for the reader. */

const LONGEST = 2 ** 31 - 1;
const sections = document.querySelectorAll("[data-notices]");
const noticesOf = (section) => [...section.querySelectorAll(".notice")];
const instant = (notice, name) => Date.parse(notice.querySelector(`time.${name}`)?.dateTime);
const holds = (notice) =>
  !(Date.now() < instant(notice, "from") || Date.now() >= instant(notice, "until"));

const takeOut = (section) => {
  const list = section.querySelector("ul");
  if (!list) return;
  for (const notice of noticesOf(section)) if (!holds(notice)) notice.remove();
  if (list.childElementCount) return;
  const none = section.querySelector("p[hidden]");
  if (!none) return section.remove();
  list.remove();
  none.hidden = false;
};

const conceal = () => {
  let next = Infinity;
  for (const section of sections) {
    const notices = noticesOf(section);
    for (const notice of notices) {
      notice.style.visibility = holds(notice) ? "" : "hidden";
      if (holds(notice)) next = Math.min(next, instant(notice, "until") - Date.now() || next);
    }
    section.style.visibility = notices.length && !notices.some(holds) ? "hidden" : "";
  }
  clearTimeout(conceal.timer);
  if (next < Infinity) conceal.timer = setTimeout(conceal, Math.min(next, LONGEST));
};

sections.forEach(takeOut);
conceal();
// A sleeping device and a page kept for "back" stop timers.
for (const event of ["pageshow", "visibilitychange"]) addEventListener(event, conceal);
