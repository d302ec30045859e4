// Alfa as a line server: one JSON line with a serialised document in, one JSON line with what its rules say out.
// `node alfa.mjs serializer` prints the function that serialises a document in the browser.
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
const criteria = (rule) => rule.requirements.filter((r) => Criterion.isCriterion(r) && isAA(r)).map((r) => r.chapter);
const wanted = [...rules].filter((rule) => criteria(rule).length);

// What Alfa asks a person and another check answers by looking: where the focus is seen (the tab walk), contrast behind layers (axe).
const answered = new Set(["sia-r65", "sia-r69"]);

// Alfa knows no light-dark(): a colour it cannot read would count as none.
const inTheme = (line) => {
  const dark = JSON.parse(line).theme === "dark";
  return line.replace(/light-dark\(([^,()]*),([^()]*)\)/g, (_, light, night) => (dark ? night : light).trim());
};

const device = ({ width, height, theme }) =>
  Device.of(
    Device.Type.Screen,
    Viewport.of(width, height, width > height ? Viewport.Orientation.Landscape : Viewport.Orientation.Portrait),
    Display.of(1),
    Scripting.of(true),
    [Preference.of("prefers-color-scheme", theme)],
  );

const selector = (target) => {
  const path = [];
  for (let node = target; node && path.length < 40; node = node.parent ? node.parent().getOr(undefined) : undefined) {
    if (node.type === "element") {
      const id = node.id.getOr("");
      path.unshift(id ? `#${id}` : node.name + [...node.classes].map((c) => `.${c}`).join(""));
      if (id) break;
    }
  }
  return path.slice(-4).join(" > ");
};

const message = (outcome) => {
  const said = [];
  for (const [, result] of outcome.expectations ?? []) {
    const value = result.isErr && result.isErr() ? result.getErrUnsafe() : undefined;
    if (value?.message) said.push(value.message);
  }
  return said.join("; ");
};

const audit = async (request) => {
  const screen = device(request);
  const page = Page.of(Request.empty(), Response.empty(), Node.from(request.dom, screen), screen);
  const found = [];
  let applicable = 0;
  for (const outcome of await Audit.of(page, wanted).evaluate()) {
    const kind = outcome.outcome;
    if (kind !== "inapplicable") applicable += 1;
    if (kind !== "failed" && kind !== "cantTell") continue;
    const rule = outcome.rule.uri.split("/").pop();
    if (kind === "cantTell" && answered.has(rule)) continue;
    const target = outcome.target?.[Symbol.iterator] && !outcome.target.type ? [...outcome.target][0] : outcome.target;
    found.push({ rule, kind, criteria: criteria(outcome.rule), selector: selector(target), message: message(outcome) });
  }
  return { applicable, found };
};

if (process.argv[2] === "serializer") {
  process.stdout.write(JSON.stringify({ version: alfaVersion, source: String(Native.fromNode), rules: wanted.map((r) => [r.uri.split("/").pop(), criteria(r)]) }));
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = await audit(JSON.parse(inTheme(line)));
    } catch (error) {
      answer = { error: String(error?.stack ?? error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
