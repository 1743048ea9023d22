"use strict";
/** Sorting tables, finding cells among many, and showing where in the page one is. */
(() => {
  const SORTED_FROM = 6;
  const FACTORS = { n: 1e-9, "\u00b5": 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9 };

  /** The number a text begins with, its unit's prefix applied; null where it begins with none. */
  function number(text) {
    const plain = text.replace(/[\u202f\u00a0]/g, " ").replace(/(\d) (?=\d{3}\b)/g, "$1").replace("\u2212", "-");
    const match = /^\s*(?:at (?:least|most) )?(-?\d[\d.]*)(?: ?(?:([n\u00b5mkMG])(?=J|W|s|B|Hz)|%))?/.exec(plain);
    return match ? Number(match[1]) * (FACTORS[match[2]] ?? 1) : null;
  }

  function sort(table, column, head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach((th) => th.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = [...table.tBodies[0].rows].map((row) => {
      const text = row.cells[column]?.textContent.trim() ?? "";
      return { row, text, value: number(text) };
    });
    keyed.sort((a, b) => {
      if ((a.value == null) !== (b.value == null)) return a.value == null ? 1 : -1;
      const order = a.value == null ? a.text.localeCompare(b.text, "en") : a.value - b.value;
      return down ? -order : order;
    });
    table.tBodies[0].append(...keyed.map((each) => each.row));
  }

  function sortable(table) {
    if (table.tBodies[0].rows.length < SORTED_FROM || table.closest("figure.plot")) return;
    table.querySelectorAll("thead th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column, head));
      head.append(button);
    });
  }

  // Finding cells: everything that is about one cell or one comparison, by its name.
  const NAMED = new Set(["Cell", "Comparison", "Window"]);

  function named() {
    const found = [];
    const add = (element, name) => {
      if (name) found.push({ element, text: name.textContent.toLowerCase() });
    };
    document.querySelectorAll("main table").forEach((table) => {
      const head = table.querySelector("thead th")?.textContent.trim();
      if (!NAMED.has(head) || table.closest("figure.plot")) return;
      for (const row of table.tBodies[0].rows) add(row, row.cells[0]);
    });
    document.querySelectorAll("main .row:not(.axis)").forEach((row) => add(row, row.querySelector(".row-name")));
    document.querySelectorAll("main figure.plot").forEach((plot) => add(plot, plot.querySelector("figcaption")));
    document.querySelectorAll("main .card").forEach((card) =>
      found.push({
        element: card,
        text: [...card.querySelectorAll("h3, .setting")].map((e) => e.textContent).join(" ").toLowerCase(),
      }));
    return found;
  }

  const UNFOLDED_AT_MOST = 4;

  function finder(nav) {
    const form = document.createElement("form");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("output");
    form.className = "finder";
    form.setAttribute("role", "search");
    input.type = "search";
    input.placeholder = "words of their names";
    label.append("Show only cells with ", input);
    form.append(label, said);
    form.addEventListener("submit", (event) => event.preventDefault());
    nav.prepend(form);
    let all = null;
    input.addEventListener("input", () => {
      all ??= named();
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      all.forEach((one) => (one.element.hidden = !words.every((word) => one.text.includes(word))));
      fold(words.length > 0);
      said.textContent = words.length === 0 ? "" : count();
    });
    const count = () => {
      const rows = [...document.querySelectorAll("#cells tbody tr")];
      return rows.filter((row) => !row.hidden).length + " of " + rows.length + " cells";
    };
    const fold = (asked) => {
      const left = new Map();
      for (const one of all) {
        const details = one.element.closest("details.fold");
        if (details) left.set(details, (left.get(details) ?? 0) + (one.element.hidden ? 0 : 1));
      }
      left.forEach((visible, details) => (details.hidden = visible === 0));
      const sections = new Map();
      left.forEach((visible, details) => {
        const section = details.closest("section");
        if (visible > 0) sections.set(section, [...(sections.get(section) ?? []), details]);
      });
      if (!asked) return;
      sections.forEach((some) => {
        if (some.length <= UNFOLDED_AT_MOST) some.forEach((details) => (details.open = true));
      });
    };
  }

  /** Marks the link to the section that is read, and keeps it in sight. */
  function follow(nav) {
    const links = new Map(
      [...nav.querySelectorAll("a")].map((link) => [link.getAttribute("href").slice(1), link]));
    const list = nav.querySelector("ul");
    let current = null;
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.filter((entry) => entry.isIntersecting).pop();
        const link = entered && links.get(entered.target.id);
        if (!link || link === current) return;
        current?.removeAttribute("aria-current");
        current = link;
        current.setAttribute("aria-current", "true");
        list.scrollLeft = current.offsetLeft - list.clientWidth / 2;
      },
      { rootMargin: "-20% 0px -75% 0px" },
    );
    document.querySelectorAll("main section[id]").forEach((section) => observer.observe(section));
  }

  document.querySelectorAll("main table").forEach(sortable);
  const nav = document.querySelector("nav.contents");
  if (document.body.classList.contains("large")) finder(nav);
  follow(nav);
})();
