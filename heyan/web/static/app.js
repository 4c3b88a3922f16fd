"use strict";
(() => {
  const toast = document.getElementById("toast");
  let hiding = 0;

  /* Says something for some seconds, without taking the focus. */
  function say(text) {
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => (toast.hidden = true), 6000);
  }

  /* What our other scripts share. */
  window.heyan = Object.freeze({ say, csrf: document.body.dataset.csrf || "" });

  /* A page that cannot be drawn, a spreadsheet say, has no picture: its place in the text is enough. */
  document.addEventListener("error", (event) => {
    if (event.target.matches?.(".crops img")) event.target.parentElement.remove();
  }, true);

  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.responseText.slice(0, 300)));
  document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline));
})();
