"use strict";
/* Choosing a record shows its words, choosing words shows their record. All offsets were settled when the page was made;
   here are only element ids: r1 a report, r1-i2 a card, r1-w34 a marked stretch. */
(() => {
  const page = document.querySelector(".hdt.page");
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const reports = all(page, ".report");
  const live = page.querySelector("[role=status]");
  const keys = page.querySelector("dialog.keys");
  const menu = page.querySelector(".switch details");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let open = null, chosen = null;

  page.classList.add("js");

  const owners = (mark) => mark.dataset.k.split(" ").map((pair) => pair.split(":")).filter(([owner]) => owner[0] !== "t");
  const card = (owner) => document.getElementById(`${open.dataset.key}-${owner}`);
  const marksOf = (owner) => all(open, ".prose mark").filter((m) => owners(m).some(([o]) => o === owner));

  function reveal(element, flashed) {
    element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    for (const each of flashed || [element]) {
      each.classList.remove("flash");
      void each.offsetWidth; // starts the animation anew
      each.classList.add("flash");
    }
  }

  function clear() {
    page.classList.remove("choosing");
    for (const e of all(page, "[aria-current=true]:not([data-report])")) e.removeAttribute("aria-current");
    for (const m of all(page, "mark.on")) {
      m.className = m.className.replace(/ ?\b(on|flash|as-\w+)\b/g, "");
      delete m.dataset.role;
    }
    chosen = null;
  }

  const said = JSON.parse(page.dataset.roles);
  // Of two roles that hold over the same letters the more telling one is named.
  const weight = (role) => ["content", "evidence", "relation", "cue"].indexOf(role) + 1;

  function choose(owner) {
    clear();
    chosen = owner;
    page.classList.add("choosing");
    const marks = marksOf(owner);
    let before = "";
    for (const m of marks) {
      const roles = owners(m).filter(([o]) => o === owner).map(([, role]) => role);
      roles.sort((a, b) => (weight(a) || 9) - (weight(b) || 9));
      const role = roles[roles.length - 1];
      m.classList.add("on", ...roles.map((r) => `as-${r}`));
      if (role !== before || !m.previousElementSibling?.classList.contains("on")) m.dataset.role = said[role] || role;
      before = role;
    }
    for (const e of all(open, "[data-owner]")) if (e.dataset.owner === owner) e.setAttribute("aria-current", "true");
    const heading = card(owner)?.querySelector("h4")?.textContent.trim() || "";
    live.textContent = `${heading}: ${marks.length} marked passages`;
    try { history.replaceState(null, "", `#${open.dataset.key}-${owner}`); } catch { /* a page without an address */ }
    return marks;
  }

  function toWords(owner, byKey) {
    const marks = choose(owner);
    if (!marks.length) return;
    const lead = marks.find((m) => m.matches(".as-evidence, .as-cue, .as-relation")) || marks[0];
    reveal(lead, marks);
    if (byKey) lead.querySelector("a")?.focus({ preventScroll: true });
  }

  function toCard(owner) {
    choose(owner);
    const found = card(owner);
    if (!found) return;
    found.focus({ preventScroll: true });
    reveal(found);
  }

  function find(link) {
    const at = link.closest(".card").dataset.owner;
    choose(at);
    const wanted = (link.dataset.w || "").trim().split(" ").filter(Boolean).flatMap((run) => {
      const [a, b] = run.split("-").map(Number);
      return Array.from({ length: b - a + 1 }, (_, i) => document.getElementById(`${open.dataset.key}-w${a + i}`));
    }).filter(Boolean);
    if (wanted.length) reveal(wanted[0], wanted);
  }

  function show(report) {
    if (!report || report === open) return;
    if (open) clear();
    open = report;
    for (const r of reports) r.classList.toggle("open", r === report);
    const at = reports.indexOf(report);
    for (const link of all(page, "[data-report]")) {
      const here = link.dataset.report === report.dataset.key;
      here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (here) page.querySelector(".switch .now").replaceChildren(...link.querySelector(".name").cloneNode(true).childNodes);
    }
    if (!menu) return;
    page.querySelector(".switch .at").textContent = at + 1;
    page.querySelector(".previous").disabled = at === 0;
    page.querySelector(".next").disabled = at === reports.length - 1;
    menu.open = false;
    scrollTo(0, 0);
  }

  const turn = (step) => show(reports[reports.indexOf(open) + step]);

  function step(by) {
    const cards = open ? all(open, ".card") : [];
    if (!cards.length) return;
    const focused = cards.indexOf(document.activeElement?.closest?.(".card"));
    const at = chosen ? cards.findIndex((c) => c.dataset.owner === chosen) : focused;
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, at + by))];
    toWords(next.dataset.owner);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function theme() {
    const dark = getComputedStyle(page).colorScheme === "dark" ||
      (!page.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    page.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("herodotus-theme", page.dataset.theme); } catch { /* storage is off */ }
  }

  function save() {
    const ledgers = JSON.parse(document.getElementById("ledgers").textContent);
    // Two characters that JSON allows but that many programs take for line ends.
    const line = (ledger) => JSON.stringify(ledger).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt().toString(16)}`);
    const lines = ledgers.map((ledger) => line(ledger) + "\n").join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
    link.download = "ledger.jsonl";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function clickMark(mark, event) {
    const names = [...new Set(owners(mark).map(([owner]) => owner))];
    if (!names.length) return;
    event.preventDefault();
    const at = names.indexOf(chosen);
    toCard(names[(at + 1) % names.length]);
  }

  page.addEventListener("click", (event) => {
    const target = event.target;
    const byKey = event.detail === 0;
    const key = target.closest(".legend .key"), mark = target.closest(".prose mark");
    const report = target.closest("[data-report]"), found = target.closest(".card .find");
    const way = target.closest("a.go"), own = target.closest(".card");
    if (menu?.open && !target.closest(".switch")) menu.open = false;
    if (key) return toggle(key.dataset.kind);
    if (mark) return clickMark(mark, event);
    if (report) { event.preventDefault(); return show(document.getElementById(report.dataset.report)); }
    if (found) { event.preventDefault(); return find(found); }
    if (way) { event.preventDefault(); return toCard(way.getAttribute("href").split("-").pop()); }
    if (target.closest("a")) return undefined;
    if (own && !String(getSelection())) return toWords(own.dataset.owner, byKey);
    const button = target.closest("button");
    const acts = { previous: () => turn(-1), next: () => turn(1), theme, save, help: () => keys.showModal(), close: () => keys.close() };
    return button && acts[button.className]?.();
  });

  function toggle(kind) {
    const hidden = page.classList.toggle(`hide-${kind}`);
    for (const b of all(page, `.key[data-kind="${kind}"]`)) b.setAttribute("aria-pressed", String(!hidden));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const acts = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
      n: () => turn(1), p: () => turn(-1), t: theme, "?": () => keys.showModal(),
      Escape: () => { if (menu?.open) menu.open = false; else clear(); },
      Enter: () => document.activeElement?.matches(".card") && toWords(document.activeElement.dataset.owner, true) };
    const inMenu = event.target.closest?.(".switch details[open]") && event.key.startsWith("Arrow");
    if (!acts[event.key] || inMenu) return;
    if (event.key === "Enter" && !event.target.matches?.(".card")) return;
    event.preventDefault();
    acts[event.key]();
  });

  try { const kept = localStorage.getItem("herodotus-theme"); if (kept) page.dataset.theme = kept; } catch { /* storage is off */ }
  const [, key, owner] = location.hash.match(/^#(r\d+)(?:-([icr]\d+))?$/) || [];
  show(reports.find((r) => r.dataset.key === key) || reports[0]);
  if (owner && open && card(owner)) toWords(owner);
})();
