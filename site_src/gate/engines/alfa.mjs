// Alfa as a line server: one JSON line with a serialised document in, one JSON line with what its
// rules say out. `node alfa.mjs serializer` prints the function that serialises a document in the
// browser.

import process from "node:process";
import { createInterface } from "node:readline";

import { Audit } from "@siteimprove/alfa-act";
import { Device, Display, Preference, Scripting, Viewport } from "@siteimprove/alfa-device";
import { Node } from "@siteimprove/alfa-dom";
import { Native } from "@siteimprove/alfa-dom/native";
import { Request, Response } from "@siteimprove/alfa-http";
import rules, { alfaVersion } from "@siteimprove/alfa-rules";
import { Conformance, Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

const isAA = Conformance.isAA();

/** The success criteria of WCAG, up to level AA, that a rule tests: 1.4.3, ... */
function criteriaOf(rule) {
  const criteria = rule.requirements.filter((item) => Criterion.isCriterion(item) && isAA(item));
  return criteria.map((criterion) => criterion.chapter);
}

const nameOf = (rule) => rule.uri.split("/").pop(); // sia-r69

const wantedRules = [...rules].filter((rule) => criteriaOf(rule).length);

// What Alfa asks a person, and another check answers by looking: where the focus is seen (the tab
// walk), contrast behind layers (axe).
const ANSWERED_ELSEWHERE = new Set(["sia-r65", "sia-r69"]);

/** A line in which each light-dark() is a colour: Alfa does not know it, and would read none. */
function resolveTheme(line) {
  const isDark = JSON.parse(line).theme === "dark";
  return line.replace(/light-dark\(([^,()]*),([^()]*)\)/g, (_whole, light, dark) =>
    (isDark ? dark : light).trim(),
  );
}

function deviceOf({ width, height, theme }) {
  const { Landscape, Portrait } = Viewport.Orientation;
  return Device.of(
    Device.Type.Screen,
    Viewport.of(width, height, width > height ? Landscape : Portrait),
    Display.of(1),
    Scripting.of(true),
    [Preference.of("prefers-color-scheme", theme)],
  );
}

/** A selector that a person can find an element by: its last four steps, from the nearest id. */
function selectorOf(target) {
  const path = [];
  let node = target;
  while (node && path.length < 40) {
    if (node.type === "element") {
      const id = node.id.getOr("");
      const classes = [...node.classes].map((name) => `.${name}`);
      path.unshift(id ? `#${id}` : node.name + classes.join(""));
      if (id) break;
    }
    node = node.parent ? node.parent().getOr(undefined) : undefined;
  }
  return path.slice(-4).join(" > ");
}

/** What a rule says of an outcome. */
function messageOf(outcome) {
  const messages = [];
  for (const [, result] of outcome.expectations ?? []) {
    const error = result.isErr?.() ? result.getErrUnsafe() : undefined;
    if (error?.message) messages.push(error.message);
  }
  return messages.join("; ");
}

/** The element of an outcome; the first of them, if its target is a group. */
function elementOf({ target }) {
  const isGroup = target?.[Symbol.iterator] && !target.type;
  return isGroup ? [...target][0] : target;
}

/** How many rules had something to test, and what failed or needs a person. */
async function audit(request) {
  const device = deviceOf(request);
  const document = Node.from(request.dom, device);
  const page = Page.of(Request.empty(), Response.empty(), document, device);
  const found = [];
  let applicable = 0;
  for (const outcome of await Audit.of(page, wantedRules).evaluate()) {
    const { outcome: kind, rule } = outcome;
    if (kind !== "inapplicable") applicable += 1;
    if (kind !== "failed" && kind !== "cantTell") continue;
    const name = nameOf(rule);
    if (kind === "cantTell" && ANSWERED_ELSEWHERE.has(name)) continue;
    const selector = selectorOf(elementOf(outcome));
    const message = messageOf(outcome);
    found.push({ rule: name, kind, criteria: criteriaOf(rule), selector, message });
  }
  return { applicable, found };
}

function printSerializer() {
  const names = wantedRules.map((rule) => [nameOf(rule), criteriaOf(rule)]);
  const answer = { version: alfaVersion, source: String(Native.fromNode), rules: names };
  process.stdout.write(JSON.stringify(answer));
}

async function answerLines() {
  for await (const line of createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = await audit(JSON.parse(resolveTheme(line)));
    } catch (error) {
      answer = { error: String(error?.stack ?? error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

if (process.argv[2] === "serializer") printSerializer();
else await answerLines();
