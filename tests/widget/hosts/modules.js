// Loaders of modules: a script that looks for one and registers there would never run.
const refuse = () => {
  throw new Error("a module");
};
window.define = refuse;
window.define.amd = {};
window.require = refuse;
window.module = { exports: {} };
window.exports = window.module.exports;
