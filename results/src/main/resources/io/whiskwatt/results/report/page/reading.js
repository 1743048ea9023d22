"use strict";
/** Reading a chart value by value: a line below it that pointer, finger and keyboard move. */
const reading = (() => {
  const HINT = "Point at the chart to read its values, or use the arrow keys here.";

  /**
   * Makes a line of text the handle of a chart.
   *
   * count() is the number of values; go(index) shows one and returns its words.
   */
  function attach(line, name, count, go) {
    let at = -1;
    const say = (words) => {
      line.textContent = words || HINT;
      line.setAttribute("aria-valuetext", line.textContent);
    };
    const move = (to) => {
      at = Math.max(0, Math.min(count() - 1, to));
      line.setAttribute("aria-valuemax", String(count()));
      line.setAttribute("aria-valuenow", String(at + 1));
      say(go(at));
    };
    const page = () => Math.max(1, Math.round(count() / 10));
    const keys = {
      ArrowRight: () => at + 1,
      ArrowDown: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowUp: () => at - 1,
      PageDown: () => at + page(),
      PageUp: () => at - page(),
      Home: () => 0,
      End: () => count() - 1,
    };
    for (const [attribute, value] of Object.entries({
      role: "slider",
      tabindex: "0",
      "aria-label": "Values of: " + name,
      "aria-valuemin": "1",
      "aria-valuemax": "1",
      "aria-valuenow": "1",
    })) {
      line.setAttribute(attribute, value);
    }
    line.removeAttribute("aria-hidden");
    line.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(keys[event.key]());
    });
    say("");
    return { move, say: (words, index) => { if (index >= 0) at = index; say(words); } };
  }

  // Charts that stand in the page already: their words stand in labels and tables.
  const rowItems = (figure) =>
    [...figure.querySelectorAll(".row svg[role=img]")].map((svg) => ({
      mark: svg.closest(".row"),
      words: () => svg.getAttribute("aria-label"),
    }));

  function plotItems(figure) {
    const table = figure.querySelector("details table");
    const heads = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
    const rows = table.tBodies[0].rows;
    return [...figure.querySelectorAll("[data-at]")].map((mark) => ({
      mark,
      words: () =>
        [...rows[Number(mark.dataset.at)].cells]
          .map((cell, i) => heads[i] + " " + cell.textContent.trim())
          .join(", "),
    }));
  }

  function nearest(items, x, y) {
    let best = null;
    let least = Infinity;
    items.forEach((item, at) => {
      const box = item.mark.getBoundingClientRect();
      const distance = Math.hypot(x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2);
      if (distance < least) [least, best] = [distance, at];
    });
    return best;
  }

  function still(figure, items, find) {
    let known = null;
    let lit = null;
    const all = () => (known ??= items(figure));
    const light = (at) => {
      lit?.classList.remove("lit");
      lit = all()[at].mark;
      lit.classList.add("lit");
      return all()[at].words();
    };
    const line = document.createElement("p");
    line.className = "readout";
    const before = figure.querySelector(":scope > details, :scope > .scroll");
    figure.insertBefore(line, before);
    const handle = attach(
      line, figure.querySelector("figcaption, h3")?.textContent ?? "chart", () => all().length, light);
    const point = (event) => {
      const at = find(all(), event);
      if (at != null && at >= 0) handle.say(light(at), at);
    };
    figure.addEventListener("pointermove", point);
    figure.addEventListener("pointerdown", point);
  }

  document.querySelectorAll("figure.rows").forEach((figure) => {
    if (figure.querySelector(".row svg[role=img]")) {
      still(figure, rowItems, (items, event) =>
        items.findIndex((item) => item.mark === event.target.closest(".row")));
    }
  });
  document.querySelectorAll("figure.plot").forEach((figure) => {
    if (figure.querySelector("[data-at]") && figure.querySelector("details table")) {
      still(figure, plotItems, (items, event) =>
        event.target.closest("svg") ? nearest(items, event.clientX, event.clientY) : null);
    }
  });
  return { attach };
})();
