// A browser that lacks things, or a reader who forbids them.
delete window.IntersectionObserver;
delete window.ResizeObserver;
delete window.requestIdleCallback;
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, {
    get() {
      throw new Error("no storage");
    },
  });
}
Object.defineProperty(document, "cookie", {
  get() {
    throw new Error("no cookie");
  },
  set() {
    throw new Error("no cookie");
  },
});
