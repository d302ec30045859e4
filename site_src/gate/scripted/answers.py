"""What does a page do with what a reader does? Keys, the pointer, the device, fields and forms.

(WCAG 2.2: 2.1.4, 2.5.1, 2.5.2, 2.5.4, 2.5.7, 3.2.2, 3.3.1, 3.3.8, 4.1.3; and 1.4.13 by its
stylesheets.) What a script listens to tells what needs a person's look: such a result is
undecided.
"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, ask
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

LISTENS = """
const {listeners, name, all} = accessibilityGate;
const place = t => t === document || t === window ? 'page' : t instanceof Element ? name(t) : '';
const of = (...types) => [...new Set(listeners.filter(([type]) => types.includes(type)).map(([, t]) => place(t)))];
const press = t => of(...t).filter(Boolean);
return {down: press(['mousedown', 'pointerdown', 'touchstart']), moves: press(['touchmove', 'pointermove', 'gesturechange']),
  device: of('devicemotion', 'deviceorientation'), drags: [...all().filter(e => e.draggable && !e.matches('a,img')).map(name), ...press(['dragstart'])]};
"""
# A letter, a digit or a mark that the page takes for itself while nothing to write in has the
# focus.
KEYS = """
document.activeElement?.blur?.();
const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789/?.,;!'];
return keys.filter(key => !document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, composed: true})));
"""
PASTE = """
const {all, name, hidden} = accessibilityGate;
return all().filter(e => e.matches('input:not([type=hidden]),textarea') && !hidden(e) && !e.disabled && !e.readOnly)
  .filter(e => !e.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true, composed: true}))).map(name);
"""
# Words that a style shows under the pointer: generated content, or an element that is not
# displayed otherwise.
HOVER = """
const rules = list => [...list].flatMap(r => r.cssRules?.length ? [r, ...rules(r.cssRules)] : [r]);
const own = [...document.styleSheets].flatMap(s => rules(s.cssRules)).filter(r => r.selectorText?.includes(':hover'));
const words = r => /::(before|after)/.test(r.selectorText) && /["'].*["']|attr/.test(r.style.content) && r.style.content.length > 3;
const shown = r => /^(block|inline|flex|grid)/.test(r.style.display) || r.style.visibility === 'visible';
return own.filter(r => words(r) || shown(r)).map(r => r.selectorText);
"""
PALE = """
const {all, name, hidden, colour, ground, over, contrast} = accessibilityGate;
const away = r => r instanceof CSSMediaRule && !matchMedia(r.media.mediaText).matches;
const rules = list => [...list].flatMap(r => away(r) ? [] : r.cssRules?.length ? [r, ...rules(r.cssRules)] : [r]);
const paints = r => r.selectorText?.includes(':hover') && (r.style.color || r.style.backgroundColor);
const own = [...document.styleSheets].flatMap(s => rules(s.cssRules)).filter(paints);
const probe = document.body.appendChild(document.createElement('span'));
const value = text => { probe.style.color = ''; probe.style.color = text; return colour(getComputedStyle(probe).color); };
const found = [];
for (const rule of own) {
  let matched = [];
  try { matched = [...document.querySelectorAll(rule.selectorText.replaceAll(':hover', ''))]; } catch { continue; }
  for (const e of matched.filter(e => !hidden(e) && e.textContent.trim()).slice(0, 50)) {
    const back = rule.style.backgroundColor ? value(rule.style.backgroundColor) : ground(e);
    const ink = rule.style.color ? value(rule.style.color) : colour(getComputedStyle(e).color);
    const ratio = contrast(over(ink, back), back);
    if (ratio < 4.5) { found.push([name(e), ratio]); break; }
  }
}
probe.remove();
return found;
"""
# The hint in an empty field, which no engine measures.
HINTS = """
const {all, name, hidden, colour, ground, over, contrast} = accessibilityGate;
const ratio = e => { const back = ground(e); return contrast(over(colour(getComputedStyle(e, '::placeholder').color), back), back); };
return all().filter(e => e.placeholder && !hidden(e)).map(e => [name(e), ratio(e)]).filter(([, ratio]) => ratio < 4.5);
"""
# Write in each field, choose in each list, press each button of a form, and see what changes:
# whether it is told, whether the page stays.
ACT = """
async () => {
  const {all, name, hidden, visible, parent} = accessibilityGate, said = [];
  const live = n => { for (let e = n.nodeType === 1 ? n : n.parentElement; e; e = parent(e)) {
    if (e.matches('output,[role=status],[role=alert],[role=log],[role=timer],[aria-live=polite],[aria-live=assertive]')) return true; } return false; };
  let changes = [], last = 0, left = '';
  const watch = new MutationObserver(list => { for (const m of list) { last = performance.now();
    const seen = [...m.addedNodes].filter(n => n.textContent.trim()), at = m.target.nodeType === 1 ? m.target : m.target.parentElement;
    if ((seen.length || m.type === 'characterData') && at && visible(at) && at.closest('main')) changes.push([live(m.target), at]); } });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  addEventListener('submit', e => { if (!e.defaultPrevented) { left = 'submit'; e.preventDefault(); } });
  navigation.addEventListener('navigate', e => { if (!e.hashChange && e.cancelable) { left = e.destination.url; e.preventDefault(); } });
  const wait = async () => { const begin = performance.now(); last = begin;
    while (performance.now() - begin < 1500 && (changes.length === 0 || performance.now() - last < 150)) await new Promise(r => setTimeout(r, 25));
    const now = changes; changes = []; return now; };
  const quiet = (what, now) => { if (now.length && !now.some(([told]) => told)) said.push([what, name(now[0][1])]); };
  const usable = e => !hidden(e) && !e.disabled && !e.closest('[inert]');
  for (const e of all().filter(e => e.matches('input[type=search],input[type=text],input:not([type])') && usable(e))) {
    e.focus(); e.value = 'a'; e.dispatchEvent(new InputEvent('input', {bubbles: true, data: 'a'}));
    quiet('untold', await wait());
    const button = e.form?.querySelector('button:not([type]),button[type=submit]');
    if (!button || !usable(button)) continue;
    left = ''; button.click();
    const now = await wait();
    if (e.matches('[aria-invalid=true]') && !left && !now.length) said.push(['error', name(e)]);
    quiet('untold', now);
  }
  for (const e of all().filter(e => e.matches('select,input[type=checkbox],input[type=radio]') && !e.disabled).slice(0, 3)) {
    left = '';
    if (e.localName === 'select') e.selectedIndex = e.options.length - 1; else e.checked = !e.checked;
    e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true}));
    await new Promise(r => setTimeout(r, 30));
    if (left) said.push(['leaves', name(e)]);
  }
  watch.disconnect();
  return said;
}
"""
SAYS = {
    "untold": (
        "acts:untold",
        "4.1.3",
        "what it changes is not announced",
        "write it, or how much there is, into an element with role=status",
    ),
    "error": (
        "acts:error",
        "3.3.1",
        "a wrong value is marked, and no words say so",
        "say in text what is wrong",
    ),
    "leaves": (
        "acts:leaves",
        "3.2.2",
        "a choice alone opens another page or sends the form",
        "act on a button",
    ),
}
NEEDS = {
    "down": (
        "events:down",
        "2.5.2",
        "a script acts when the pointer goes down",
        "act when it is let go, or look whether it can be undone",
    ),
    "moves": (
        "events:gesture",
        "2.5.1",
        "a script follows a moving pointer",
        "look whether a single press does the same",
    ),
    "device": (
        "events:device",
        "2.5.4",
        "a script listens to the motion of the device",
        "look whether a control does the same, and it can be switched off",
    ),
    "drags": (
        "events:drag",
        "2.5.7",
        "it can be dragged",
        "look whether a single press does the same",
    ),
}


def events(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Keys that the page takes, fields that take no paste, words that only hover, and what a
    script listens to.
    """
    fault = reporter(page, state)
    for what, places in driver.execute_script(LISTENS).items():
        check, criterion, says, hint = NEEDS[what]
        for place in places:
            yield fault(check, criterion, place, says, hint, "undecided")
    if taken := driver.execute_script(KEYS):
        yield fault(
            "events:key",
            "2.1.4",
            "",
            f"a single key acts: {' '.join(taken)}",
            "ask for Ctrl or Alt too, or let the reader switch it off",
        )
    for place in driver.execute_script(PASTE):
        yield fault(
            "events:paste", "3.3.8", place, "it takes nothing that is pasted", "let readers paste"
        )
    for selector in driver.execute_script(HOVER):
        yield fault(
            "events:hover",
            "1.4.13",
            selector,
            "words appear under the pointer",
            "look whether they can be put away and reached",
            "undecided",
        )
    for selector, ratio in driver.execute_script(PALE):
        yield fault(
            "events:pale",
            "1.4.3",
            selector,
            f"under the pointer its contrast is {ratio:.2f}:1",
            "choose a colour of 4.5:1 or more",
        )
    for selector, ratio in driver.execute_script(HINTS):
        yield fault(
            "events:hint",
            "1.4.3",
            selector,
            f"the hint in it has a contrast of {ratio:.2f}:1",
            "choose a colour of 4.5:1 or more",
        )


def acts(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What comes of writing, choosing and sending."""
    for what, place in ask(driver, ACT):
        check, criterion, says, hint = SAYS[what]
        yield reporter(page, state)(check, criterion, place, says, hint)


CRITERIA = ("1.4.3", "1.4.13", "2.1.4", "2.5.1", "2.5.2", "2.5.4", "2.5.7", "3.3.8")
ROWS = (
    {
        "name": "events",
        "look": events,
        "criteria": CRITERIA,
        "states": (STATES[0],),
        "disturbs": True,
    },
    {
        "name": "acts",
        "look": acts,
        "criteria": ("3.2.2", "3.3.1", "4.1.3"),
        "states": (STATES[0],),
        "disturbs": True,
    },
)
