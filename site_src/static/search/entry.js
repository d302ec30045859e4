// What becomes of a query that is typed on another page? It goes to the search page in the address
// after the #, which no server sees.

for (const form of document.querySelectorAll("form[data-search]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = form.querySelector("input[type=search]").value.trim();
    const fragment = query ? `#${new URLSearchParams({ q: query })}` : "";
    location.assign(form.action + fragment);
  });
}
