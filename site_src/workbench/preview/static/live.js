// Renews the page when the server has a newer version of it than the one shown.
"use strict";
{
  const { shown } = document.currentScript.dataset;
  let stream;

  // A browser has six connections to a host: pages in the background leave them to those in sight.
  const follow = () => {
    stream?.close();
    stream = undefined;
    if (document.hidden) return;
    stream = new EventSource(`/.preview/events?shown=${encodeURIComponent(shown)}`);
    stream.addEventListener("changed", () => {
      stream.close();
      location.reload();
    });
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => stream?.close());
  follow();
}
