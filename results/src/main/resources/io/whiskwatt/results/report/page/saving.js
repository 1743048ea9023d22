"use strict";
/** Saves a figure as the page shows it, in the colours of paper: as SVG, or as PNG of three pixels for one. */
const saving = (() => {
  const root = document.documentElement;
  const SHAPES = ["line", "rect", "circle", "ellipse", "path", "polyline", "polygon"];
  const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "fill-opacity"];
  const LEFT_OUT = "details, noscript, .readout, .save, button[aria-pressed='false']";
  const MARGIN = 12;
  const SHARPNESS = 3;
  const plots = new Map();

  const escaped = (text) =>
    text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const number = (value) => String(Math.round(value * 100) / 100);
  const tag = (name, attributes, content = "") =>
    "<" + name + Object.entries(attributes).map(([key, value]) => " " + key + '="' + escaped(String(value)) + '"').join("") +
    (content === "" ? "/>" : ">" + content + "</" + name + ">");

  /** One figure, from its outer edge. */
  class Sheet {
    constructor(figure) {
      const box = figure.getBoundingClientRect();
      this.left = box.left;
      this.top = box.top;
      this.clips = [];
    }

    words(text, x, y, style) {
      return tag(
        "text",
        { x: number(x), y: number(y), "font-size": style.fontSize, "font-weight": style.fontWeight, fill: style.color, "xml:space": "preserve" },
        escaped(text),
      );
    }

    /** Lines of a text node, each where the page has it. */
    text(node) {
      const style = getComputedStyle(node.parentElement);
      const range = document.createRange();
      const lines = [];
      for (const word of node.data.matchAll(/\S+\s*/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].trimEnd().length);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const last = lines.at(-1);
        if (last && Math.abs(last.box.top - box.top) < 2) last.text += word[0];
        else lines.push({ box, text: word[0] });
      }
      return lines
        .map(({ box, text }) =>
          this.words(text.trimEnd(), box.left - this.left, box.bottom - this.top - box.height * 0.22, style))
        .join("");
    }

    matrix(shape) {
      const m = shape.getScreenCTM();
      return "matrix(" + [m.a, m.b, m.c, m.d, m.e - this.left, m.f - this.top].map(number).join(" ") + ")";
    }

    /** Lengths in percent become what they are on the page. */
    shape(shape) {
      const attributes = { transform: this.matrix(shape) };
      for (const { name, value } of shape.attributes) {
        const length = shape[name]?.baseVal;
        if (length instanceof SVGLength) attributes[name] = number(length.value);
        else if (name === "d" || name === "points") attributes[name] = value;
      }
      const style = getComputedStyle(shape);
      STYLES.forEach((name) => (attributes[name] = style.getPropertyValue(name)));
      return tag(shape.localName, attributes);
    }

    label(text) {
      const style = getComputedStyle(text);
      if (text.textContent.trim() === "") return "";
      const at = text.getStartPositionOfChar(0);
      return tag(
        "text",
        { x: number(at.x), y: number(at.y), transform: this.matrix(text), "font-size": style.fontSize, "font-weight": style.fontWeight, fill: style.fill },
        escaped(text.textContent),
      );
    }

    clipped(svg, content) {
      if (content === "" || getComputedStyle(svg).overflow !== "hidden") return content;
      const box = svg.getBoundingClientRect();
      const id = "clip" + this.clips.length;
      this.clips.push(
        tag("clipPath", { id }, tag("rect", { x: number(box.left - this.left), y: number(box.top - this.top), width: number(box.width), height: number(box.height) })),
      );
      return tag("g", { "clip-path": "url(#" + id + ")" }, content);
    }

    /** A chart that the library drew on a canvas, from its numbers. */
    plot(target) {
      const { u, colours, windows } = plots.get(target.id)();
      const box = u.over.getBoundingClientRect();
      const [left, top] = [box.left - this.left, box.top - this.top];
      const style = getComputedStyle(target);
      const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
      const x = (value) => left + u.valToPos(value, "x");
      const y = (value) => top + u.valToPos(value, "y");
      const line = (x1, y1, x2, y2, stroke) =>
        tag("line", { x1: number(x1), y1: number(y1), x2: number(x2), y2: number(y2), stroke });
      const marks = (axis, draw) =>
        (axis._splits ?? []).map((place, i) => (place == null || !axis._values[i] ? "" : draw(place, axis._values[i]))).join("");
      const word = (text, at, down, anchor) =>
        tag("text", { x: number(at), y: number(down), "text-anchor": anchor, "font-size": "12px", fill: style.getPropertyValue("--muted") }, escaped(text));
      const [below, beside] = u.axes;
      const parts = [
        marks(below, (place, text) => line(x(place), top, x(place), top + box.height, colour("grid")) + word(text, x(place), top + box.height + 20, "middle")),
        marks(beside, (place, text) => line(left, y(place), left + box.width, y(place), colour("grid")) + word(text, left - 8, y(place) + 4, "end")),
      ];
      for (const one of windows) {
        const [from, to] = [Math.max(left, x(one.from)), Math.min(left + box.width, x(one.to))];
        if (to > from) {
          const dash = { "stroke-width": 6, "stroke-dasharray": one.dash.join(" ") };
          parts.push(tag("path", { d: "M" + number(from) + " " + number(top + 3) + "H" + number(to), stroke: colour(one.colour), ...dash }));
        }
      }
      u.series.slice(1).forEach((series, at) => {
        if (!series.show) return;
        let path = "";
        let pen = "M";
        u.data[at + 1].forEach((value, i) => {
          if (value == null) {
            if (!series.spanGaps) pen = "M";
            return;
          }
          path += pen + number(x(u.data[0][i])) + " " + number(y(value));
          pen = "L";
        });
        parts.push(tag("path", { d: path, fill: "none", stroke: colour(colours[at]), "stroke-width": series.width, "stroke-dasharray": (series.dash ?? []).join(" ") }));
      });
      return parts.join("");
    }

    walk(node) {
      if (node.nodeType === Node.TEXT_NODE) return this.text(node);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return "";
      if (getComputedStyle(node).display === "none") return "";
      if (plots.has(node.id)) return this.plot(node);
      if (SHAPES.includes(node.localName)) return this.shape(node);
      if (node.localName === "text") return this.label(node);
      const content = [...node.childNodes].map((child) => this.walk(child)).join("");
      return node instanceof SVGSVGElement ? this.clipped(node, content) : content;
    }
  }

  /** A document of its own; the page looks like paper for as long as this takes. */
  function svg(figure) {
    const dark = !root.classList.contains("printing");
    if (dark) root.classList.add("printing");
    try {
      const sheet = new Sheet(figure);
      const content = sheet.walk(figure);
      const width = figure.offsetWidth + 2 * MARGIN;
      const height = bottom(figure) + 2 * MARGIN;
      const box = [-MARGIN, -MARGIN, width, height].map(number).join(" ");
      return tag(
        "svg",
        { xmlns: "http://www.w3.org/2000/svg", width: number(width), height: number(height), viewBox: box, "font-family": "Helvetica, Arial, sans-serif" },
        tag("rect", { x: -MARGIN, y: -MARGIN, width: number(width), height: number(height), fill: "#ffffff" }) +
          (sheet.clips.length === 0 ? "" : tag("defs", {}, sheet.clips.join(""))) +
          content,
      );
    } finally {
      if (dark) root.classList.remove("printing");
    }
  }

  /** The lower edge of what is saved, without what is folded away below it. */
  function bottom(figure) {
    const edges = [...figure.children]
      .filter((child) => !child.matches(LEFT_OUT))
      .map((child) => child.getBoundingClientRect().bottom);
    return Math.max(...edges) - figure.getBoundingClientRect().top;
  }

  /** As the address of a picture. */
  async function png(figure) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg(figure));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  }

  function title(figure) {
    return (figure.querySelector("figcaption") ?? figure.closest("section").querySelector("h2")).textContent;
  }

  function give(figure, kind, address) {
    const link = document.createElement("a");
    link.download = title(figure).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) + "." + kind;
    link.href = address;
    link.click();
  }

  const KINDS = {
    svg: async (figure) => "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg(figure)),
    png,
  };

  /** Puts the two buttons below each figure. */
  function attach() {
    for (const figure of document.querySelectorAll("figure")) {
      const line = document.createElement("p");
      line.className = "save";
      for (const [kind, address] of Object.entries(KINDS)) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = kind.toUpperCase();
        button.setAttribute("aria-label", "Save as " + kind.toUpperCase() + ": " + title(figure));
        button.addEventListener("click", async () => give(figure, kind, await address(figure)));
        line.append(button);
      }
      figure.append(line);
    }
  }

  return { attach, svg, png, plots };
})();
