"use strict";
(() => {
  const pictures = JSON.parse(document.getElementById("pictures").textContent);
  const urls = new Map();

  function blob(jpeg) {
    const bytes = Uint8Array.from(atob(jpeg), (char) => char.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
  }

  /* A picture's address and natural size, looked up once. */
  function picture(index) {
    if (!urls.has(index)) {
      const url = pictures[index].file ?? blob(pictures[index].jpeg);
      urls.set(index, new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve({ url, width: image.naturalWidth, height: image.naturalHeight });
        image.onerror = reject;
        image.src = url;
      }));
    }
    return urls.get(index);
  }

  /* The box on the page turned clockwise by a number of quarter turns, as fractions. */
  function turned([x0, y0, x1, y1], turn) {
    if (turn === 90) return [1 - y1, x0, 1 - y0, x1];
    if (turn === 180) return [1 - x1, 1 - y1, 1 - x0, 1 - y0];
    if (turn === 270) return [y0, 1 - x1, y1, 1 - x0];
    return [x0, y0, x1, y1];
  }

  /* Draws the page upright at a scale into a frame, moved so that (left, top) is the frame's corner, with the place marked. */
  function draw(frame, page, turn, scale, left, top, box) {
    const image = document.createElement("img");
    image.src = page.url;
    image.className = "page";
    image.style.width = page.width * scale + "px";
    const sideways = turn === 90 || turn === 270;
    const width = (sideways ? page.height : page.width) * scale;
    const height = (sideways ? page.width : page.height) * scale;
    const shift = { 0: [0, 0], 90: [width, 0], 180: [width, height], 270: [0, height] }[turn];
    image.style.transform = `translate(${shift[0] - left}px, ${shift[1] - top}px) rotate(${turn}deg)`;
    const mark = document.createElement("div");
    mark.className = "mark";
    mark.style.left = box[0] * width - left - 3 + "px";
    mark.style.top = box[1] * height - top - 3 + "px";
    mark.style.width = (box[2] - box[0]) * width + 6 + "px";
    mark.style.height = (box[3] - box[1]) * height + 6 + "px";
    frame.append(image, mark);
    return mark;
  }

  function uprightSize(page, turn) {
    return turn === 90 || turn === 270 ? [page.height, page.width] : [page.width, page.height];
  }

  function lack(figure) {
    delete figure.dataset.picture;
    figure.querySelector("figcaption").append("（图片缺失：report.pages 文件夹须与本文件放在一起）");
  }

  async function fill(figure) {
    if (figure.dataset.filled) return;
    figure.dataset.filled = "1";
    const index = figure.dataset.picture;
    const page = await picture(index).catch(() => null);
    if (!page) return lack(figure);
    const turn = pictures[index].turn;
    const box = turned(JSON.parse(figure.dataset.box), turn);
    const [width, height] = uprightSize(page, turn);
    const shown = Math.max(0.34, Math.min(1, (box[2] - box[0]) * 1.25 + 0.06));
    const scale = 420 / (shown * width);
    const tall = Math.max(56, Math.min(220, ((box[3] - box[1]) * height + 0.03 * width) * scale));
    const left = Math.max(0, Math.min((1 - shown) * width, ((box[0] + box[2]) / 2 - shown / 2) * width)) * scale;
    const top = Math.max(0, Math.min(height * scale - tall, ((box[1] + box[3]) / 2) * height * scale - tall / 2));
    const frame = document.createElement("div");
    frame.className = "window";
    frame.style.width = "420px";
    frame.style.height = Math.min(tall, height * scale) + "px";
    draw(frame, page, turn, scale, left, top, box);
    figure.prepend(frame);
  }

  const viewer = document.getElementById("viewer");
  async function enlarge(figure) {
    const index = figure.dataset.picture;
    const page = await picture(index).catch(() => null);
    if (!page) return;
    const turn = pictures[index].turn;
    const [width, height] = uprightSize(page, turn);
    const scale = Math.min((innerWidth * 0.92) / width, (innerHeight * 0.82) / height);
    const sheet = viewer.querySelector(".sheet");
    sheet.replaceChildren();
    sheet.style.width = width * scale + "px";
    sheet.style.height = height * scale + "px";
    draw(sheet, page, turn, scale, 0, 0, turned(JSON.parse(figure.dataset.box), turn));
    viewer.querySelector("p").textContent = figure.querySelector("figcaption").textContent;
    viewer.showModal();
  }

  function reveal(details) {
    for (const figure of details.querySelectorAll(".crop[data-picture]")) {
      if (figure.offsetParent !== null) fill(figure);
    }
  }
  for (const details of document.querySelectorAll("details")) details.addEventListener("toggle", () => details.open && reveal(details));
  for (const figure of document.querySelectorAll("#findings .crop[data-picture]")) fill(figure);
  document.addEventListener("click", (event) => {
    const figure = event.target.closest(".crop[data-picture]");
    if (figure) enlarge(figure);
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (target && target.tagName === "DETAILS") target.open = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".crop[data-picture]")) enlarge(event.target);
  });

  const rows = [...document.querySelectorAll("details.row")];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const search = document.getElementById("search");
  const tiles = [...document.querySelectorAll(".tile")];
  function refilter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(tiles.filter((tile) => tile.ariaPressed === "true").map((tile) => tile.dataset.verdict));
    let any = false;
    rows.forEach((row, index) => {
      row.hidden = !wanted.has(row.dataset.verdict) || !words.every((word) => texts[index].includes(word));
      any ||= !row.hidden;
    });
    document.querySelector(".none").hidden = any;
  }
  search.addEventListener("input", refilter);
  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      const all = tiles.every((other) => other.ariaPressed === "true");
      const alone = tiles.filter((other) => other.ariaPressed === "true");
      if (all) tiles.forEach((other) => (other.ariaPressed = String(other === tile)));
      else if (alone.length === 1 && alone[0] === tile) tiles.forEach((other) => (other.ariaPressed = "true"));
      else tile.ariaPressed = String(tile.ariaPressed !== "true");
      refilter();
    });
  }
  const trouble = document.getElementById("trouble");
  function troubleOnly() {
    document.body.classList.toggle("only-trouble", trouble.checked);
    for (const details of document.querySelectorAll("details[open]")) reveal(details);
  }
  trouble.addEventListener("change", troubleOnly);
  troubleOnly();
  document.getElementById("open-all").addEventListener("click", () => rows.forEach((row) => (row.open = !row.hidden)));
  document.getElementById("close-all").addEventListener("click", () => rows.forEach((row) => (row.open = false)));
  const start = location.hash && document.getElementById(location.hash.slice(1));
  if (start && start.tagName === "DETAILS") { start.open = true; start.scrollIntoView(); }
})();
