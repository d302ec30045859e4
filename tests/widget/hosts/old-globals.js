// What libraries of 2007 to 2009 did to their pages: Prototype.js 1.6, MooTools 1.1 and 1.2.
Array.from = function (x) {
  var a = [];
  for (var i = 0; i < x.length; i++) a.push(x[i]);
  return a;
};
Array.prototype.map = function (f) {
  var a = [];
  for (var i = 0; i < this.length; i++) a.push(f(this[i], i));
  return a;
};
Array.prototype.reduce = function () {
  return this.length > 1 ? this : this[0];
};
Array.prototype.toJSON = function () {
  return "[]";
};
Array.prototype.entries = function () {
  return this;
};
Array.prototype.clear = function () {
  this.length = 0;
  return this;
};
String.prototype.toJSON = function () {
  return "x";
};
Function.prototype.bind = function () {
  return this;
};
document.getElementsByClassName = function () {
  return [];
};
Element.prototype.remove = function () {
  return this;
};
Element.prototype.hide = Element.prototype.show = function () {
  return this;
};
window.JSON = { encode: function () {}, decode: function () {} };
window.Event = function () {};
window.Element = function () {};
window.Hash = function () {};
window.$ = window.$$ = function () {
  return [];
};
