"use strict";
(() => {
  const PERIOD = 1000;
  const MOST_POINTS = 6000;
  const MOST_ROWS = 100;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const names = ["asked", "reached", "inFlight", "p50", "p99", "failing", "fresh"];
  const points = { seconds: [], watts: [] };
  names.forEach((name) => (points[name] = []));
  const rows = [];
  let since = 0;
  let windows = 0;
  let failures = 0;
  let over = false;
  let paused = false;
  let asking = false;
  let sources = [];

  /** Three significant digits; never of a locale. */
  function digits(value) {
    if (value === 0) return "0";
    const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)) + 1e-9));
    return value.toFixed(Math.min(6, places)).replace("-", "\u2212");
  }
  /** The same for the numbers of an axis. */
  const trimmed = (text) => text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
  const NONE = "\u2013";
  const known = (value, write) => (value == null ? NONE : write(value));
  const rate = (value) => known(value, (v) => digits(v) + "/s");
  const count = (value) => known(value, String);
  const share = (value) => known(value, (v) => digits(100 * v) + " %");
  const watts = (value) => known(value, (v) => digits(v) + " W");
  const span = (value) =>
    known(value, (v) =>
      v === 0 ? "0 s" : v < 0.9995e-3 ? digits(v * 1e6) + " \u00b5s" : v < 0.9995 ? digits(v * 1e3) + " ms" : digits(v) + " s",
    );
  const left = (seconds) => {
    const whole = Math.ceil(seconds);
    if (whole < 60) return whole + " s";
    if (whole < 3600) return Math.floor(whole / 60) + " min " + (whole % 60) + " s";
    return Math.floor(whole / 3600) + " h " + Math.floor((whole % 3600) / 60) + " min";
  };
  const clock = (seconds) => {
    const whole = Math.round(seconds);
    const two = (n) => String(n).padStart(2, "0");
    const minutes = Math.floor(whole / 60);
    return whole < 3600
      ? minutes + ":" + two(whole % 60)
      : Math.floor(minutes / 60) + ":" + two(minutes % 60) + ":" + two(whole % 60);
  };

  // Charts ---------------------------------------------------------------------------------------
  const charts = [];
  const font = () => "12px " + getComputedStyle(document.body).fontFamily;
  const axis = (more) => ({
    stroke: colour("muted"),
    font: font(),
    grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1 },
    ...more,
  });

  function swatch(line) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const stroke = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const set = (element, values) => Object.entries(values).forEach(([k, v]) => element.setAttribute(k, v));
    set(svg, { width: 22, height: 8, "aria-hidden": "true", class: line.colour });
    set(stroke, { x1: 0, x2: 22, y1: 4, y2: 4, "stroke-dasharray": line.dash.join(" ") });
    svg.append(stroke);
    return svg;
  }

  function shown() {
    const all = points.seconds;
    const to = all.length ? all[all.length - 1] : 0;
    const length = Number(byId("span").value);
    return length === 0 ? [all[0] || 0, Math.max(to, (all[0] || 0) + 30)] : [Math.max(0, to - length), Math.max(to, 30)];
  }

  /** A chart of some columns, which are read anew at each draw. */
  function chart(id, title, description, write, most, lines) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const legend = document.createElement("span");
    const target = document.createElement("div");
    const readout = document.createElement("p");
    caption.id = id + "-title";
    caption.append(title, legend);
    legend.className = "legend";
    readout.className = "readout";
    readout.setAttribute("aria-hidden", "true");
    target.id = id;
    target.className = "canvas";
    target.setAttribute("role", "img");
    target.setAttribute("aria-labelledby", caption.id);
    target.setAttribute("aria-description", description + " The table under Now has the latest figures.");
    figure.append(caption, target, readout);
    byId("plots").append(figure);
    let plot = null;
    let drawn = 0;
    const data = (all) => [points.seconds, ...all.map((line) => line.values())];
    const make = () => {
      if (plot) plot.destroy();
      const all = lines();
      drawn = all.length;
      legend.replaceChildren(
        ...(all.length < 2 && all[0]?.label === all[0]?.plain
          ? []
          : all.map((line) => {
              const item = document.createElement("span");
              const name = document.createElement("b");
              name.textContent = line.label;
              item.append(swatch(line), name);
              return item;
            })),
      );
      plot = new uPlot(
        {
          width: Math.max(220, target.clientWidth),
          height: 150,
          cursor: { y: false, drag: { x: false, y: false } },
          legend: { show: false },
          scales: {
            x: { time: false, range: shown },
            y: { range: (u, low, high) => [0, most || (high > 0 ? high * 1.12 : 1)] },
          },
          axes: [
            axis({ size: 30, space: 60, incrs: [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400], values: (u, splits) => splits.map(clock) }),
            axis({ size: 62, space: 34, values: (u, splits) => splits.map((value) => trimmed(write(value))) }),
          ],
          series: [
            {},
            ...all.map((line) => ({
              label: line.label,
              stroke: colour(line.colour),
              width: 2,
              dash: line.dash,
              points: { show: false },
            })),
          ],
          hooks: {
            setCursor: [
              (u) => {
                const at = u.cursor.idx;
                readout.textContent =
                  at == null || u.data[0][at] == null
                    ? ""
                    : clock(u.data[0][at]) + ": " +
                      all.map((line, i) => line.label + " " + write(u.data[i + 1][at])).join(", ");
              },
            ],
          },
        },
        data(all),
        target,
      );
      plot.root.setAttribute("aria-hidden", "true");
    };
    make();
    new ResizeObserver(() => plot.setSize({ width: Math.max(220, target.clientWidth), height: 150 })).observe(target);
    charts.push({
      make,
      draw: () => (lines().length === drawn ? plot.setData(data(lines())) : make()),
    });
  }

  const line = (label, name, at, dash) => ({
    label,
    plain: label,
    colour: "c" + (at % 6),
    dash: dash || [],
    values: () => points[name],
  });
  const nameOf = (source) =>
    (source.platforms.length > 2 ? source.platforms.length + " platforms" : source.platforms.join(", ")) +
    (source.quality === "measured" ? "" : " (" + source.quality + ")");

  chart("rate", "Rate", "Invocations per second, asked for and sent.", rate, 0, () => [
    line("asked", "asked", 1, [6, 4]),
    line("reached", "reached", 0),
  ]);
  chart("response", "Response time", "Median and 99th percentile of the last seconds.", span, 0, () => [
    line("p99", "p99", 1),
    line("p50", "p50", 0, [3, 2]),
  ]);
  chart("in-flight", "In flight", "Invocations sent and not answered.", (v) => known(v, digits), 0, () => [
    line("in flight", "inFlight", 0),
  ]);
  chart("failing", "Errors", "Invocations per second that went wrong.", rate, 0, () => [
    line("errors", "failing", 1),
  ]);
  chart("fresh", "Cold share", "Share of replies whose code was loaded for them.", share, 1.05, () => [
    line("cold", "fresh", 2),
  ]);
  chart("power", "Power", "Power of each energy source.", watts, 0, () =>
    points.watts.map((column, at) => ({
      label: sources[at] ? nameOf(sources[at]) : "power",
      colour: "c" + (at % 6),
      dash: at === 0 ? [] : [[6, 4], [2, 3], [8, 3, 2, 3]][(at - 1) % 3],
      values: () => points.watts[at],
    })),
  );

  // Figures --------------------------------------------------------------------------------------
  const cell = (row, text, bad) => {
    const td = row.insertCell();
    td.textContent = text;
    td.className = text === NONE || text === "" ? "none" : bad ? "bad" : "";
  };
  const tagged = (element, quality) => {
    if (quality === "measured" || quality === "none") return;
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = quality;
    element.append(" ", tag);
  };

  function figures(now) {
    const load = now.load || {};
    const recent = load.recent || {};
    const whole = load.whole || {};
    const errors = (load.failed || 0) > 0;
    const body = document.createElement("tbody");
    body.id = "figures";
    const row = (name, lately, inAll, bad) => {
      const tr = body.insertRow();
      const th = document.createElement("th");
      th.scope = "row";
      th.textContent = name;
      tr.append(th);
      cell(tr, lately, bad);
      cell(tr, inAll, bad);
      return th;
    };
    row("Rate asked", trimmed(rate(load.asked)), "");
    row("Rate reached", rate(load.reached), "");
    row("In flight", count(load.inFlight), "");
    row("Response p50", span(recent.p50), span(whole.p50));
    row("Response p99", span(recent.p99), span(whole.p99));
    row(
      "Errors",
      rate(load.failing),
      load.failed == null ? NONE : load.failed + (errors ? " (" + share(load.failed / Math.max(1, load.ended)) + ")" : ""),
      errors,
    );
    row("Dropped", "", count(load.dropped), (load.dropped || 0) > 0);
    row("Cold share", "", share(load.fresh));
    now.power.forEach((source) => {
      tagged(row("Power, " + nameOf({ ...source, quality: "measured" }), watts(source.watts), ""), source.quality);
      if (source.nodes.length > 1 && source.nodes.length <= 16) {
        source.nodes.forEach((node) => row("\u2003" + node.name, watts(node.watts), ""));
      }
    });
    byId("figures").replaceWith(body);
    const kinds = Object.entries(load.failures || {}).map(([kind, n]) => n + " " + kind.replaceAll("_", " "));
    byId("load").textContent = now.load
      ? load.label + (load.measured ? "" : ", not measured") + ": " + load.ended + " ended" +
        (kinds.length ? "; " + kinds.join(", ") : "")
      : "No load is being sent.";
  }

  function head(now) {
    const stage = now.stage;
    byId("step").textContent = stage
      ? "Block " + stage.block + ", step " + stage.step + " of " + stage.of + ": " + stage.words
      : "";
    const load = now.load;
    byId("done").value = stage ? stage.done : load ? Math.min(1, load.elapsed / load.window) : 0;
    byId("left").textContent = now.remaining == null ? "" : "about " + left(now.remaining) + " left";
  }

  function table() {
    const body = document.createElement("tbody");
    body.id = "rows";
    for (const one of rows.slice(-MOST_ROWS).reverse()) {
      const tr = body.insertRow();
      const whole = one.whole || {};
      cell(tr, String(one.block));
      cell(tr, one.cell);
      cell(tr, rate(one.perSecond));
      cell(tr, span(whole.p50));
      cell(tr, span(whole.p99));
      cell(tr, String(one.ended));
      cell(tr, String(one.failed), one.failed > 0);
      cell(tr, String(one.dropped), one.dropped > 0);
      cell(tr, share(one.fresh));
      cell(tr, watts(one.watts));
      if (one.watts != null) tagged(tr.lastElementChild, one.quality);
    }
    byId("rows").replaceWith(body);
    byId("windows-scroll").hidden = rows.length === 0;
    byId("windows-note").textContent =
      rows.length > MOST_ROWS
        ? "The latest " + MOST_ROWS + ", newest first. Power is the mean over the window, idle power included."
        : "Newest first. Power is the mean over the window, idle power included.";
  }

  // Asking ---------------------------------------------------------------------------------------
  function say(text, kind) {
    const state = byId("state");
    if (state.textContent !== text) state.textContent = text;
    state.className = "state" + (kind ? " " + kind : "");
  }

  function take(answer) {
    const before = points.seconds.length;
    const added = answer.points.seconds;
    points.seconds.push(...added);
    names.forEach((name) => points[name].push(...answer.points[name]));
    while (points.watts.length < answer.points.watts.length) points.watts.push(new Array(before).fill(null));
    points.watts.forEach((column, at) => column.push(...(answer.points.watts[at] || added.map(() => null))));
    const extra = points.seconds.length - MOST_POINTS;
    if (extra > 0) [points.seconds, ...names.map((name) => points[name]), ...points.watts].forEach((c) => c.splice(0, extra));
    if (answer.windows.length) {
      rows.push(...answer.windows);
      rows.splice(0, Math.max(0, rows.length - 5 * MOST_ROWS));
      windows = rows[rows.length - 1].number + 1;
      table();
    }
    if (answer.now) {
      since = answer.now.number;
      const named = answer.now.power.map(nameOf).join();
      const renamed = named !== sources.map(nameOf).join();
      sources = answer.now.power;
      head(answer.now);
      figures(answer.now);
      charts.forEach((one) => (renamed ? one.make() : one.draw()));
      if (!answer.over) say("The run is under way.");
    }
    if (answer.over) {
      over = true;
      say((answer.over.completed ? "The run is over. " : "The run has ended before its time. ") + answer.over.words, answer.over.completed ? "over" : "lost");
      byId("step").textContent = "";
      byId("left").textContent = "";
      if (answer.over.completed) byId("done").value = 1;
      byId("pause").disabled = true;
    }
  }

  async function ask() {
    if (asking || over || paused || document.hidden) return;
    asking = true;
    try {
      const reply = await fetch("/v1/vitals?since=" + since + "&windows=" + windows, { cache: "no-store" });
      if (!reply.ok) throw new Error("status " + reply.status);
      take(await reply.json());
      failures = 0;
    } catch (failure) {
      failures++;
      if (failures >= 3) say("The run no longer answers: it has ended, or was stopped. Its results are where the terminal says.", "lost");
    } finally {
      asking = false;
    }
  }

  byId("pause").addEventListener("click", () => {
    paused = !paused;
    byId("pause").setAttribute("aria-pressed", String(paused));
    byId("pause").textContent = paused ? "Go on" : "Pause";
    say(paused ? "Paused; the run goes on." : "The run is under way.");
    ask();
  });
  byId("span").addEventListener("change", () => charts.forEach((one) => one.draw()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((one) => one.make()));
  document.addEventListener("visibilitychange", ask);
  const again = () => ask().finally(() => over || setTimeout(again, failures < 10 ? PERIOD : 10 * PERIOD));
  again();
})();
