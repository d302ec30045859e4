/* Are the notices of this page current at this moment? A build knows the day, the browser the hour.

   [data-notices]   a section with a list of .notice; each says when by time.from and time.until
                    (datetime with its offset).

   At load, before anything is painted, what is not current is taken out, and with the last notice
   its section, too; where a hidden paragraph waits in the section, it is shown instead. Later
   nothing moves: what ends while the page is open is hidden and keeps its place, and what begins
   shows on the next page. Without this script the dates are there for the reader. */

const LONGEST_TIMEOUT = 2 ** 31 - 1; // milliseconds; a longer one would end at once
const sections = document.querySelectorAll("[data-notices]");
let timer;

const noticesOf = (section) => [...section.querySelectorAll(".notice")];

/** The time at which a notice begins ("from") or ends ("until"); NaN if it does not say. */
const timeOf = (notice, name) => Date.parse(notice.querySelector(`time.${name}`)?.dateTime);

/** True unless a notice has not begun, or has ended. */
function isCurrent(notice, now) {
  return !(now < timeOf(notice, "from") || now >= timeOf(notice, "until"));
}

/** Take the notices that are not current out of a section, before it is painted. */
function removeOthers(section) {
  const list = section.querySelector("ul");
  if (!list) return;
  const now = Date.now();
  for (const notice of noticesOf(section)) if (!isCurrent(notice, now)) notice.remove();
  if (list.childElementCount) return;
  const noneText = section.querySelector("p[hidden]");
  if (noneText) {
    list.remove();
    noneText.hidden = false;
  } else {
    section.remove();
  }
}

/** Hide what has ended since, and come back when the next notice ends. */
function hideEnded() {
  const now = Date.now();
  let untilNext = Infinity; // milliseconds
  for (const section of sections) {
    const notices = noticesOf(section);
    const current = notices.filter((notice) => isCurrent(notice, now));
    for (const notice of notices) {
      notice.style.visibility = current.includes(notice) ? "" : "hidden";
    }
    section.style.visibility = notices.length && !current.length ? "hidden" : "";
    const ends = current.map((notice) => timeOf(notice, "until")).filter((end) => end > now);
    untilNext = Math.min(untilNext, ...ends.map((end) => end - now));
  }
  clearTimeout(timer);
  if (untilNext < Infinity) timer = setTimeout(hideEnded, Math.min(untilNext, LONGEST_TIMEOUT));
}

sections.forEach(removeOthers);
hideEnded();
// Timers stop while a device sleeps, and while a page is kept for the "back" button.
addEventListener("pageshow", hideEnded);
addEventListener("visibilitychange", hideEnded);
