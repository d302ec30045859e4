// How may JavaScript be written here? By ESLint's recommended rules, and by some that keep it
// readable; prettier has the layout.

import js from "@eslint/js";
import globals from "globals";

const readable = {
  complexity: ["error", 10],
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  // Single letters are for places, for the two that a sort compares, and for coordinates.
  "id-length": ["error", { exceptions: ["i", "a", "b", "x", "y"], properties: "never" }],
  "max-lines-per-function": ["error", { max: 50, skipComments: true }],
  "no-misleading-character-class": ["error", { allowEscape: true }],
  "no-nested-ternary": "error",
  "no-unneeded-ternary": "error",
  "no-var": "error",
  "prefer-const": "error",
};

// What is not a module: put into a document by a driver, or loaded by a plain script element.
const scripts = [
  "site_src/**/axe.js",
  "site_src/**/scripted/*.js",
  "site_src/**/preview/static/*.js",
  "tests/journeys/*.js",
  "tests/widget/hosts/*.js",
];

export default [
  { ignores: ["**/node_modules/", "**/.venv/", "**/dist/", "**/.dist*/", "build/"] },
  js.configs.recommended,
  { rules: readable, languageOptions: { globals: globals.browser } },
  { files: scripts, languageOptions: { sourceType: "script" } },
  // It does to a page what libraries of 2007 did, in their way.
  { files: ["tests/widget/hosts/old-globals.js"], rules: { "id-length": "off", "no-var": "off" } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
];
