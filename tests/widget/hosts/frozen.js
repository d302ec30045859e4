// Some pages freeze every built-in prototype, so that no script can change what others rely on.
for (const name of Object.getOwnPropertyNames(window)) {
  const value = Object.getOwnPropertyDescriptor(window, name).value;
  if (typeof value === "function" && value.prototype) Object.freeze(value.prototype);
}
