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

  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.responseText.slice(0, 300)));
  document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline));
})();
