"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const charts = [];
  const PRINT_WIDTH = 640;
  const DRAWN_AT_ONCE = 12;
  const MOST_ENTRIES = 12;
  let printing = false;

  const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const minus = (text) => text.replace("-", "\u2212");

  /** Three significant digits and an SI prefix; never of a locale. */
  function quantity(value, unit) {
    if (value === 0) return "0 " + unit;
    const size = Math.abs(value);
    const [factor, prefix] =
      size >= 0.9995 ? [1, ""] : size >= 0.9995e-3 ? [1e3, "m"] : [1e6, "\u00b5"];
    const scaled = value * factor;
    const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(scaled)) + 1e-9));
    return minus(scaled.toFixed(Math.min(6, digits))) + " " + prefix + unit;
  }

  /** The same without trailing zeros, for the numbers of an axis. */
  const axisQuantity = (value, unit) => quantity(value, unit).replace(/(\.\d*?)0+ /, "$1 ").replace(". ", " ");

  const font = () => "12px " + getComputedStyle(document.body).fontFamily;
  const axis = (more) => ({
    stroke: colour("muted"),
    font: font(),
    grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1 },
    ...more,
  });

  function swatch(series) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [name, value] of [["width", 30], ["height", 10], ["aria-hidden", "true"]]) {
      svg.setAttribute(name, value);
    }
    for (const [name, value] of [["x1", 0], ["x2", 30], ["y1", 5], ["y2", 5]]) {
      line.setAttribute(name, value);
    }
    line.setAttribute("stroke-dasharray", series.dash.join(" "));
    svg.setAttribute("class", series.colour);
    svg.append(line);
    return svg;
  }

  function legend(id, entries, toggle) {
    const box = document.querySelector('[data-legend="' + id + '"]');
    entries.forEach((series, at) => {
      const item = document.createElement(toggle ? "button" : "span");
      item.append(swatch(series), series.label);
      if (toggle) {
        item.type = "button";
        item.setAttribute("aria-pressed", "true");
        item.addEventListener("click", () => {
          const shown = item.getAttribute("aria-pressed") !== "true";
          item.setAttribute("aria-pressed", String(shown));
          toggle(at, shown);
        });
      }
      box.append(item);
    });
  }

  const width = (target) => (printing ? PRINT_WIDTH : Math.max(240, target.clientWidth));

  /** Keeps one chart on the page and makes it again when the scheme or the medium changes. */
  function mount(id, options, values, hidden, drawn) {
    const target = document.getElementById(id);
    target.replaceChildren();
    let plot = null;
    const make = () => {
      if (plot) plot.destroy();
      const made = options();
      hidden.forEach((at) => (made.series[at + 1].show = false));
      plot = new uPlot({ width: width(target), height: height(), ...made }, values, target);
      plot.root.setAttribute("aria-hidden", "true");
    };
    const height = () => (printing || width(target) < 480 ? 260 : 360);
    make();
    new ResizeObserver(() => {
      if (!printing) plot.setSize({ width: width(target), height: height() });
    }).observe(target);
    charts.push(make);
    saving.plots.set(id, () => ({ u: plot, ...drawn }));
    return () => plot;
  }

  const readout = (id) => document.querySelector('[data-readout="' + id + '"]');

  /** Lets the line below a chart read it: words(u, at) are those of one place of its axis. */
  function readable(id, plot, words) {
    const title = document.getElementById(id + "-title").textContent;
    const values = () => plot().data[0];
    return reading.attach(readout(id), title, () => values().length, (at) => {
      const u = plot();
      u.setCursor({ left: u.valToPos(values()[at], "x"), top: u.over.clientHeight / 2 }, false);
      return words(u, at);
    });
  }

  // Response time: a percentile p stands at the number of its nines, −log10(1 − p).
  const MARKS = [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999];
  const nines = (level) => -Math.log10(1 - level);
  const percentile = (place) => {
    const digits = Math.max(1, Math.ceil(place - 0.999));
    return Number((100 * (1 - Math.pow(10, -place))).toFixed(digits)) + "\u00a0%";
  };

  /** Leaves out marks whose labels would touch the one before. */
  function apart(u, places) {
    const { min, max } = u.scales.x;
    let free = -Infinity;
    return places.map((place) => {
      const at = ((place - min) / (max - min)) * (u.bbox.width / devicePixelRatio);
      const half = percentile(place).length * 3.4 + 4;
      if (at - half < free) return null;
      free = at + half;
      return place;
    });
  }

  function aligned(series) {
    const tables = series.map((one) => [one.levels.map(nines), one.seconds]);
    return tables.length > 1 ? uPlot.join(tables) : tables[0];
  }

  function latencySplits(u, axisIndex, low, high) {
    const splits = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      for (const digit of [1, 2, 5]) splits.push(digit * Math.pow(10, power));
    }
    return splits.filter((value) => value >= low && value <= high);
  }

  function latencyChart(chart) {
    const all = chart.series.flatMap((one) => one.seconds.filter((value) => value > 0));
    const wide = all.length > 0 && Math.max(...all) / Math.min(...all) > 12;
    const hidden = new Set();
    const last = (values, at) => {
      while (at > 0 && values[at] == null) at--;
      return values[at];
    };
    const words = (u, at) =>
      percentile(u.data[0][at]) + ": " +
      chart.series
        .map((one, i) => [one.label, hidden.has(i) ? null : last(u.data[i + 1], at)])
        .filter(([label, value]) => value != null)
        .map(([label, value]) => label + " " + quantity(value, "s"))
        .join(", ");
    let line = null;
    const plot = mount(
      chart.id,
      () => ({
        cursor: { y: false, drag: { x: true, y: false } },
        legend: { show: false },
        scales: {
          x: { time: false, range: (u, low, high) => [low < 0.3 ? 0 : low, high] },
          y: wide
            ? { distr: 3, range: (u, low, high) => [low / 1.25, high * 1.25] }
            : { range: (u, low, high) => [0, high * 1.08] },
        },
        axes: [
          axis({
            splits: (u, i, low, high) =>
              MARKS.map(nines).filter((place) => place >= low - 1e-9 && place <= high + 1e-9),
            filter: apart,
            size: 36,
            values: (u, splits) => splits.map((place) => (place == null ? "" : percentile(place))),
          }),
          axis({
            size: 62,
            values: (u, splits) => splits.map((value) => axisQuantity(value, "s")),
            ...(wide ? { splits: latencySplits, filter: (u, splits) => splits } : {}),
          }),
        ],
        series: [
          {},
          ...chart.series.map((one) => ({
            label: one.label,
            stroke: colour(one.colour),
            width: 2.25,
            dash: one.dash,
            spanGaps: true,
            points: { show: false },
          })),
        ],
        hooks: {
          setCursor: [
            (u) => {
              const at = u.cursor.idx;
              if (at != null) line?.say(words(u, at), at);
            },
          ],
        },
      }),
      aligned(chart.series),
      hidden,
      { colours: chart.series.map((one) => one.colour), windows: [] },
    );
    line = readable(chart.id, plot, words);
    legend(chart.id, chart.series, (at, shown) => {
      if (shown) hidden.delete(at);
      else hidden.add(at);
      plot().setSeries(at + 1, { show: shown });
    });
  }

  // Power over time: the bar along the top tells which window was open.
  const BAR = 9;
  function bars(u, windows, kinds) {
    const context = u.ctx;
    const ratio = devicePixelRatio;
    context.save();
    for (const [kind, begin, end] of windows) {
      const one = kinds[kind];
      const from = Math.max(u.bbox.left, u.valToPos(begin, "x", true));
      const to = Math.min(u.bbox.left + u.bbox.width, u.valToPos(end, "x", true));
      if (to <= from) continue;
      context.fillStyle = context.strokeStyle = colour(one.colour);
      context.globalAlpha = 0.09;
      if (one.colour !== "idle") context.fillRect(from, u.bbox.top, to - from, u.bbox.height);
      context.globalAlpha = 1;
      context.lineWidth = (BAR - 3) * ratio;
      context.setLineDash(one.dash.map((length) => length * ratio));
      context.beginPath();
      context.moveTo(from, u.bbox.top + (BAR / 2) * ratio);
      context.lineTo(to, u.bbox.top + (BAR / 2) * ratio);
      context.stroke();
    }
    context.restore();
  }

  /** One entry for each kind of window; where they are many, one for each platform. */
  function kindsOf(chart) {
    if (chart.kinds.length <= MOST_ENTRIES) return chart.kinds;
    const platforms = new Map(chart.kinds.map((one) => [one.platform, one]));
    return [...platforms.values()].map((one) => ({ ...one, label: one.platform, dash: [] }));
  }

  function powerChart(chart) {
    const words = (u, at) => {
      const seconds = u.data[0][at];
      if (u.data[1][at] == null) return seconds.toFixed(1) + " s: not known";
      const open = chart.windows.filter(([kind, from, to]) => from < seconds && seconds <= to);
      return (
        seconds.toFixed(1) + " s: " + quantity(u.data[1][at], "W") + chart.quality +
        open.map(([kind]) => ", " + chart.kinds[kind].label).join("")
      );
    };
    let line = null;
    const plot = mount(
      chart.id,
      () => ({
        cursor: { y: false, drag: { x: true, y: false } },
        legend: { show: false },
        scales: {
          x: { time: false },
          y: { range: (u, low, high) => [Math.min(0, low), Math.max(high, 1e-6) * 1.15] },
        },
        axes: [
          axis({ size: 36, values: (u, splits) => splits.map((value) => value + " s") }),
          axis({
            size: 52,
            values: (u, splits) => splits.map((value) => axisQuantity(value, "W")),
          }),
        ],
        series: [
          {},
          {
            label: "power" + chart.quality,
            stroke: colour("ink"),
            width: 1.25,
            points: { show: false },
          },
        ],
        hooks: {
          drawClear: [(u) => bars(u, chart.windows, chart.kinds)],
          setCursor: [
            (u) => {
              const at = u.cursor.idx;
              if (at != null) line?.say(words(u, at), at);
            },
          ],
        },
      }),
      [chart.seconds, chart.watts],
      new Set(),
      {
        colours: ["ink"],
        windows: chart.windows.map(([kind, from, to]) => ({ from, to, ...chart.kinds[kind] })),
      },
    );
    line = readable(chart.id, plot, words);
    legend(chart.id, kindsOf(chart));
  }

  // Many charts are made when they are about to be seen; few at once.
  const waiting = new Map();
  data.latency.forEach((chart) => waiting.set(chart.id, () => latencyChart(chart)));
  data.power.forEach((chart) => waiting.set(chart.id, () => powerChart(chart)));
  const draw = (id) => {
    const chart = waiting.get(id);
    waiting.delete(id);
    chart?.();
  };
  if (waiting.size <= DRAWN_AT_ONCE) {
    [...waiting.keys()].forEach(draw);
  } else {
    const near = new IntersectionObserver(
      (entries) => entries.filter((one) => one.isIntersecting).forEach((one) => draw(one.target.id)),
      { rootMargin: "600px 0px" },
    );
    waiting.forEach((chart, id) => near.observe(document.getElementById(id)));
  }
  saving.attach();
  document.querySelectorAll("details.numbers").forEach((one) => one.removeAttribute("open"));

  const again = () => charts.forEach((make) => make());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  const unfolded = (id) => document.getElementById(id).offsetParent !== null;
  const print = (on) => () => {
    if (on) [...waiting.keys()].filter(unfolded).forEach(draw);
    printing = on;
    root.classList.toggle("printing", on);
    again();
  };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
})();
