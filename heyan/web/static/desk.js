"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const stage = $("#stage"), sheet = $("#sheet"), help = $("#keys"), address = $("#list").dataset.desk;
  const pictures = new Map();
  const view = { spot: null, page: null, extra: 0, zoom: 0, pulling: false, wanted: false };

  /* A page's picture, loaded once: its address and natural size, null where there is none. */
  function picture(url) {
    if (!pictures.has(url)) {
      if (pictures.size > 60) pictures.delete(pictures.keys().next().value);
      pictures.set(url, new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve({ url, width: image.naturalWidth, height: image.naturalHeight });
        image.onerror = () => { pictures.delete(url); resolve(null); };
        image.src = url;
      }));
    }
    return pictures.get(url);
  }

  /* The box on the page turned clockwise by a number of degrees, as fractions. */
  function turned([x0, y0, x1, y1], turn) {
    if (turn === 90) return [1 - y1, x0, 1 - y0, x1];
    if (turn === 180) return [1 - x1, 1 - y1, 1 - x0, 1 - y0];
    if (turn === 270) return [y0, 1 - x1, y1, 1 - x0];
    return [x0, y0, x1, y1];
  }
  const edges = (text) => (text ? text.split(",").map(Number) : null);
  const upright = (page, turn) => (turn % 180 ? [page.height, page.width] : [page.width, page.height]);

  /* Puts the picture into a frame: upright, at a scale, moved so that (left, top) is the frame's corner. */
  function put(frame, page, turn, scale, left = 0, top = 0) {
    const image = document.createElement("img");
    image.src = page.url;
    image.alt = "";
    image.draggable = false;
    image.style.width = `${page.width * scale}px`;
    const [width, height] = upright(page, turn).map((side) => side * scale);
    const [x, y] = { 0: [0, 0], 90: [width, 0], 180: [width, height], 270: [0, height] }[turn];
    image.style.transform = `translate(${x - left}px, ${y - top}px) rotate(${turn}deg)`;
    frame.append(image);
    return [width, height];
  }

  function mark(frame, box, [width, height], kind, left = 0, top = 0) {
    const found = document.createElement("div");
    found.className = `mark ${kind}`;
    found.style.left = `${box[0] * width - left - 2}px`;
    found.style.top = `${box[1] * height - top - 2}px`;
    found.style.width = `${(box[2] - box[0]) * width + 4}px`;
    found.style.height = `${(box[3] - box[1]) * height + 4}px`;
    frame.append(found);
    return found;
  }

  /* A crop of the cited place, as wide as its frame lets it be and no blurrier than it must. */
  async function fill(crop) {
    if (crop.dataset.filled) return;
    crop.dataset.filled = "1";
    const { picture: url, turn: lies, box: text } = crop.closest("[data-spot]").dataset;
    const page = await picture(url);
    if (!page || !crop.isConnected) return;
    const turn = Number(lies), box = turned(edges(text), turn), [width, height] = upright(page, turn);
    const room = Math.min(430, crop.closest(".spots").clientWidth - 16);
    const share = Math.max(room < 260 ? 0.24 : 0.36, Math.min(1, (box[2] - box[0]) * 1.15 + 0.05));
    const scale = room / (share * width);
    const tall = Math.max(34, Math.min(150, ((box[3] - box[1]) * height + 0.02 * width) * scale));
    const left = Math.max(0, Math.min((1 - share) * width, ((box[0] + box[2]) / 2 - share / 2) * width)) * scale;
    const top = Math.max(0, Math.min(height * scale - tall, ((box[1] + box[3]) / 2) * height * scale - tall / 2));
    crop.style.width = `${room}px`;
    crop.style.height = `${tall}px`;
    mark(crop, box, put(crop, page, turn, scale, left, top), "", left, top);
  }

  /* The viewer. */
  const bearing = () => (Number(view.spot.dataset.turn) + view.extra) % 360;

  function fitting() {
    const [width] = upright(view.page, bearing());
    return (stage.clientWidth - 34) / width;
  }

  function draw(focus) {
    const has = Boolean(view.page);
    sheet.hidden = !has;
    $("#no-picture").hidden = has || !view.spot;
    sheet.replaceChildren();
    if (!has) return;
    const scale = view.zoom || fitting();
    const size = put(sheet, view.page, bearing(), scale);
    [sheet.style.width, sheet.style.height] = size.map((side) => `${side}px`);
    $("#zoom").textContent = `${Math.round((scale / fitting()) * 100)}%`;
    for (const other of spots().filter((item) => item.dataset.picture === view.spot.dataset.picture)) {
      const box = edges(other.dataset.box);
      if (box && other.dataset.box !== view.spot.dataset.box) mark(sheet, turned(box, bearing()), size, "other");
    }
    const box = edges(view.spot.dataset.box);
    if (box) {
      const place = turned(box, bearing());
      mark(sheet, place, size, "here");
      if (focus) {
        stage.scrollTop = ((place[1] + place[3]) / 2) * size[1] - stage.clientHeight / 2 + 16;
        stage.scrollLeft = ((place[0] + place[2]) / 2) * size[0] - stage.clientWidth / 2 + 16;
      }
    } else if (focus) stage.scrollTo(0, 0);
  }

  async function open(spot) {
    if (!spot) return;
    for (const other of $$("#row [data-spot][aria-current]")) other.removeAttribute("aria-current");
    spot.setAttribute("aria-current", "true");
    if (!view.spot || view.spot.dataset.picture !== spot.dataset.picture) view.extra = 0;
    view.spot = spot;
    $("#caption").textContent = spot.dataset.caption;
    $("#caption").title = spot.dataset.caption;
    const all = spots(), place = all.indexOf(spot);
    $("#place-count").textContent = place < 0 ? "" : `${place + 1} / ${all.length}`;
    const page = await picture(spot.dataset.picture);
    if (view.spot !== spot) return;
    view.page = page;
    draw(true);
  }

  function zoom(factor) {
    if (!view.page) return;
    const scale = Math.min(6, Math.max(0.2, (view.zoom || fitting()) * factor));
    const x = (stage.scrollLeft + stage.clientWidth / 2) / sheet.clientWidth;
    const y = (stage.scrollTop + stage.clientHeight / 2) / sheet.clientHeight;
    view.zoom = scale;
    draw(false);
    stage.scrollLeft = x * sheet.clientWidth - stage.clientWidth / 2;
    stage.scrollTop = y * sheet.clientHeight - stage.clientHeight / 2;
  }

  /* Makes the cited place fill half of the window. */
  function close() {
    const box = view.page && edges(view.spot.dataset.box);
    if (!box) return;
    const place = turned(box, bearing()), [width] = upright(view.page, bearing());
    view.zoom = Math.min(3.2, Math.max(fitting(), stage.clientWidth / 1.6 / (Math.max(0.12, place[2] - place[0]) * width)));
    draw(true);
  }

  /* Checks and their places. */
  const checks = () => $$("#row [data-check]");
  const spots = () => $$("#row [data-check] [data-spot]");
  const chosen = () => $("#row [data-check][aria-current]");

  function choose(check, show = true) {
    if (!check) return;
    chosen()?.removeAttribute("aria-current");
    check.setAttribute("aria-current", "true");
    check.scrollIntoView({ block: "nearest" });
    if (show) open($("[data-spot]", check));
  }

  function step(list, from, by) {
    const at = list.indexOf(from);
    return list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
  }

  function nextPlace(by) {
    const next = step(spots(), view.spot && view.spot.isConnected ? view.spot : null, by);
    if (!next) return;
    choose(next.closest("[data-check]"), false);
    open(next);
  }

  /* A new row is on the desk. */
  function enter() {
    view.spot = view.page = null;
    view.zoom = 0;
    stopPulling();
    for (const crop of $$("#row [data-crop]")) fill(crop);
    const all = checks();
    choose(all.find((check) => $("[data-spot]", check)) || all[0]);
    if (!view.spot) {
      const first = $("#row .papers [data-spot]") || $("#row [data-spot]");
      if (first) open(first); else { $("#caption").textContent = ""; draw(false); }
    }
    $("#list .item[aria-current]")?.scrollIntoView({ block: "nearest" });
    const next = $("#row").dataset.row;
    if (next) history.replaceState(history.state, "", `${address}?row=${next}&show=${$("#state [name=show]").value}`);
  }

  function to(row) {
    if (!row) return;
    const values = { row, show: $("#state [name=show]").value, q: $("#search").value };
    htmx.ajax("GET", address, { target: "#row", swap: "outerHTML", values });
  }

  /* Forms of decisions. */
  const closePanel = () => { stopPulling(); $("#panel")?.replaceChildren(); };

  function openedPanel() {
    const form = $("#panel .panel");
    if (!form) return;
    const pulls = view.wanted;
    view.wanted = false;
    showValue();
    if (pulls) return pull();
    const typed = $("input[name=text]", form);
    ($("[autofocus]", form) || typed)?.focus();
    typed?.select();
  }

  /* The value to be corrected is shown on its page. */
  function showValue() {
    const option = $("#correcting select[name=value]")?.selectedOptions[0];
    if (!option || !option.dataset.picture) return;
    if (view.spot && view.spot.dataset.picture === option.dataset.picture && !option.dataset.box) return;
    const spot = document.createElement("span");
    Object.assign(spot.dataset, option.dataset);
    open(spot);
  }

  function stopPulling() {
    view.pulling = false;
    $("#pulling").hidden = true;
    stage.classList.remove("pulling");
  }

  /* Pulls a box; where no value is being corrected yet, its form opens first. */
  async function pull() {
    if (!view.spot) return;
    if (!$("#correcting")) {
      view.wanted = true;
      $("#row .actions [data-panel=correct]")?.click();
      return;
    }
    if (!await picture(view.spot.dataset.picture)) return;
    view.pulling = true;
    $("#pulling").hidden = false;
    stage.classList.add("pulling");
    document.activeElement?.blur();
  }

  async function pulled(box) {
    stopPulling();
    const form = $("#correcting");
    if (!form || box[2] - box[0] < 0.002 || box[3] - box[1] < 0.002) return;
    const text = turned(box, (360 - bearing()) % 360).map((edge) => Math.min(1, Math.max(0, edge)).toFixed(5)).join(",");
    form.elements.index.value = view.spot.dataset.index;
    form.elements.box.value = text;
    await htmx.ajax("POST", form.dataset.reading, {
      target: "#read", swap: "innerHTML",
      values: { index: view.spot.dataset.index, box: text, value: form.elements.value.value },
    });
    const read = $("#read [data-text]");
    if (read && read.dataset.text) form.elements.text.value = read.dataset.text;
    form.elements.text.focus();
  }

  let start = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button || !view.page) return;
    stage.setPointerCapture(event.pointerId);
    start = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
    if (!view.pulling) stage.classList.add("dragging");
    event.preventDefault();
    stage.focus({ preventScroll: true });
  });
  const within = (event) => {
    const frame = sheet.getBoundingClientRect();
    const part = (at, low, size) => Math.min(1, Math.max(0, (at - low) / size));
    const [x0, x1] = [start.x, event.clientX].map((x) => part(x, frame.left, frame.width)).sort((a, b) => a - b);
    const [y0, y1] = [start.y, event.clientY].map((y) => part(y, frame.top, frame.height)).sort((a, b) => a - b);
    return [x0, y0, x1, y1];
  };
  stage.addEventListener("pointermove", (event) => {
    if (!start) return;
    if (view.pulling) {
      $(".mark.pull", sheet)?.remove();
      mark(sheet, within(event), [sheet.clientWidth, sheet.clientHeight], "pull");
    } else {
      stage.scrollLeft = start.left - (event.clientX - start.x);
      stage.scrollTop = start.top - (event.clientY - start.y);
    }
  });
  stage.addEventListener("pointerup", (event) => {
    const was = start && view.pulling ? within(event) : null;
    start = null;
    stage.classList.remove("dragging");
    if (was) pulled(was);
  });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12);
  }, { passive: false });

  /* What buttons and keys do. */
  const chips = () => $$("#list .chip");
  const acts = {
    "next-row": () => to($("#row").dataset.behind),
    "previous-row": () => to($("#row").dataset.before),
    "next-check": () => choose(step(checks(), chosen(), 1)),
    "previous-check": () => choose(step(checks(), chosen(), -1)),
    "next-place": () => nextPlace(1),
    "previous-place": () => nextPlace(-1),
    "zoom-in": () => zoom(1.25),
    "zoom-out": () => zoom(0.8),
    "zoom-fit": () => { view.zoom = 0; draw(true); },
    "zoom-place": close,
    turn: () => { if (view.page) { view.extra = (view.extra + 90) % 360; view.zoom = 0; draw(true); } },
    search: () => { $("#search").focus(); $("#search").select(); },
    show: () => chips()[(chips().findIndex((chip) => chip.ariaPressed === "true") + 1) % chips().length]?.click(),
    keys: () => (help.open ? help.close() : help.showModal()),
    pull,
    "close-panel": closePanel,
  };
  const keys = {
    j: "next-row", ArrowDown: "next-row", k: "previous-row", ArrowUp: "previous-row", n: "next-check", p: "previous-check",
    ArrowRight: "next-place", ".": "next-place", ArrowLeft: "previous-place", ",": "previous-place", "+": "zoom-in",
    "=": "zoom-in", "-": "zoom-out", 0: "zoom-fit", Enter: "zoom-place", r: "turn", "/": "search", f: "show", "?": "keys",
    b: "pull",
  };

  function leave(event) {
    if (help.open) return;
    if (view.pulling) stopPulling();
    else if (event.target.id === "search") event.target.blur();
    else closePanel();
    event.preventDefault();
  }

  document.addEventListener("keydown", (event) => {
    const writes = event.target.matches("input:not([type=radio]), textarea, select");
    const form = event.target.closest("form.panel");
    if (event.key === "Escape") return leave(event);
    if (event.key === "Enter" && form && (event.ctrlKey || event.metaKey)) { form.requestSubmit(); return; }
    if (event.altKey && event.key === "b" && form) { event.preventDefault(); return pull(); }
    if (event.key === "Enter" && event.target.id === "search") event.target.blur();
    if (event.key === "Enter" && event.target.closest("#assigning")) { $("#papers-found button[hx-post]")?.click(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || writes) return;
    if (help.open) { if (event.key === "?") help.close(); return; }
    const digit = $(`#panel [data-digit="${CSS.escape(event.key)}"]`);
    if (digit) { digit.checked = true; ($("#panel textarea") || digit).focus(); event.preventDefault(); return; }
    if (event.target.matches("button, a, summary") && event.key === "Enter") return;
    const button = event.repeat ? null : $(`#row .actions [data-key="${CSS.escape(event.key)}"]`);
    const act = acts[keys[event.key]];
    if (!button && !act) return;
    event.preventDefault();
    if (act) act(); else button.click();
  });

  document.addEventListener("click", (event) => {
    const spot = event.target.closest("[data-spot]");
    const check = event.target.closest("[data-check]");
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do]?.();
    if (spot) { if (check) choose(check, false); open(spot); } else if (check) choose(check);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("#correcting select[name=value]")) return;
    const form = event.target.form;
    form.elements.text.value = event.target.selectedOptions[0].dataset.text;
    form.elements.box.value = "";
    form.elements.index.value = "-1";
    $("#read").replaceChildren();
    showValue();
  });

  /* htmx: the place that is looked at goes with the wish for a form; a refusal that brings the new state is shown. */
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches("[data-spotted]") || !view.spot) return;
    const { document: paper, field, index } = view.spot.dataset;
    Object.assign(event.detail.parameters, { document: paper || "", value: field || "", at: index });
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 409 && event.detail.xhr.getResponseHeader("HX-Retarget") === "#row") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "row") enter();
    if (event.detail.target.id === "panel") openedPanel();
  });
  document.addEventListener("row-changed", () => {
    if (!$("#panel .panel")) to($("#row").dataset.row);
    else heyan.say($("#desk").dataset.changed);
  });
  addEventListener("resize", () => view.page && !view.zoom && draw(false));
  enter();
})();
