"use strict";
/* Sends a dropped or chosen package, file by file, and has it verified. */
(() => {
  const form = document.getElementById("drop");
  if (!form) return;
  const sending = form.querySelector(".sending");
  const bar = sending.querySelector("progress");
  const words = sending.querySelector("small");
  const API = "/api/v1/submissions";

  async function ask(method, address, body, headers = {}) {
    const answer = await fetch(address, { method, body, headers: { "X-CSRF-Token": heyan.csrf, ...headers } });
    const told = answer.status === 204 ? {} : await answer.json();
    if (!answer.ok) throw new Error(told.detail || form.dataset.refused);
    return told;
  }

  /* All files under dropped entries, with their paths; folders are read to any depth. */
  async function filesIn(entries, path = "") {
    const found = [];
    for (const entry of entries) {
      if (entry.isFile) {
        found.push([path + entry.name, await new Promise((good, bad) => entry.file(good, bad))]);
      } else {
        const reader = entry.createReader();
        const inside = [];
        for (;;) {
          const some = await new Promise((good, bad) => reader.readEntries(good, bad));
          if (!some.length) break;
          inside.push(...some);
        }
        found.push(...(await filesIn(inside, path + entry.name + "/")));
      }
    }
    return found;
  }

  /* The package's name, and its files without the folder that holds them all. */
  function named(files) {
    const tops = new Set(files.map(([path]) => path.split("/")[0]));
    const [top] = tops;
    if (tops.size === 1 && files.every(([path]) => path.includes("/"))) {
      return [top, files.map(([path, file]) => [path.slice(top.length + 1), file])];
    }
    return [files.length === 1 ? top.replace(/\.[^.]+$/, "") : top, files];
  }

  async function send(all) {
    if (!all.length) return heyan.say(form.dataset.empty);
    const [name, files] = named(all);
    const bytes = files.reduce((sum, [, file]) => sum + file.size, 0) || 1;
    sending.hidden = false;
    form.classList.add("busy");
    try {
      const wish = { name, programme: form.elements.programme?.value || null, mends: Number(form.dataset.mends) || null };
      const made = await ask("POST", API, JSON.stringify(wish), { "Content-Type": "application/json" });
      let sent = 0;
      for (const [path, file] of files) {
        words.textContent = `${form.dataset.sending} ${path}`;
        await ask("PUT", `${API}/${made.id}/files?path=${encodeURIComponent(path)}`, file, { "Content-Type": "application/octet-stream" });
        sent += file.size;
        bar.value = sent / bytes;
      }
      await ask("POST", `${API}/${made.id}/verify`);
      location.assign(`/submissions/${made.id}`);
    } catch (error) {
      heyan.say(error.message || form.dataset.refused);
      sending.hidden = true;
      form.classList.remove("busy");
    }
  }

  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => send([...input.files].map((file) => [file.webkitRelativePath || file.name, file])));
    input.parentElement.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); input.click(); }
    });
  }
  const stop = (event) => event.preventDefault();
  document.addEventListener("dragover", (event) => { stop(event); form.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", async (event) => {
    stop(event);
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    send(await filesIn(entries));
  });
})();
