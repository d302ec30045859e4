// A page optimizer that runs scripts late, when document.currentScript is null.
addEventListener("DOMContentLoaded", () => {
  const before = document.querySelector('script[type="text/later"]');
  const after = document.createElement("script");
  for (const { name, value } of before.attributes) {
    if (name !== "type") after.setAttribute(name, value);
  }
  before.replaceWith(after);
});
