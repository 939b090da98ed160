// The picture: lines, words and actors as SVG, which style sheets colour.

import { curveThrough } from "./boxes.js";
import { select } from "./d3.js";
import { edgeName } from "./model.js";
import { aimsOf, fittingWords } from "./words.js";

// lineWidth is that of a line, by the number of articles that say so.
export function lineWidth(articles) {
  return Math.min(1.4 + 1.5 * Math.log2(Math.max(articles, 1)), 8);
}

// shapes are the outlines of actors by their type, so that types differ without colour.
export function outline(type, w, h) {
  const x = w / 2,
    y = h / 2;
  const round = (r) =>
    `M${-x + r},${-y}H${x - r}A${r},${r} 0 0 1 ${x},${-y + r}V${y - r}A${r},${r} 0 0 1 ${x - r},${y}H${-x + r}A${r},${r} 0 0 1 ${-x},${y - r}V${-y + r}A${r},${r} 0 0 1 ${-x + r},${-y}Z`;
  switch (type) {
    case "Person":
      return round(Math.min(y, 24));
    case "Country":
      return `M${-x},0L${-x + 11},${-y}H${x - 11}L${x},0L${x - 11},${y}H${-x + 11}Z`;
    case "Place":
      return `M${-x + 9},${-y}H${x - 9}L${x},${-y + 9}V${y - 9}L${x - 9},${y}H${-x + 9}L${-x},${y - 9}V${-y + 9}Z`;
    case "Organization":
      return round(2);
  }
  return round(9);
}

export class Picture {
  constructor(svg, on) {
    this.svg = select(svg);
    this.on = on;
    this.view = this.svg.append("g").attr("class", "view");
    this.layers = Object.fromEntries(["links", "words", "actors"].map((name) => [name, this.view.append("g").attr("class", `all-${name}`)]));
    this.zoom = 1;
  }

  // show draws a model at its places.
  show(model, placed, s) {
    this.model = model;
    this.placed = placed;
    this.svg.classed("many", model.edges.length > 150);
    this.drawActors(s);
    this.drawLinks(s);
    this.place();
  }

  label(id) {
    return this.model.nodes.find((n) => n.id === id)?.entity?.label || id;
  }

  drawActors(s) {
    const made = this.layers.actors
      .selectAll("g.node")
      .data(this.model.nodes, (n) => n.id)
      .join((enter) => {
        const g = enter.append("g").attr("role", "button").attr("tabindex", -1);
        g.append("path").attr("class", "box");
        g.append("text").attr("class", "name");
        g.append("title");
        return g;
      });
    made
      .attr("class", (n) => `node ${(n.entity?.type ?? "Thing").toLowerCase()}${n.opened ? " opened" : ""}${s.node === n.id ? " selected" : ""}`)
      .attr("data-id", (n) => n.id)
      .attr("aria-label", (n) => this.actorName(n))
      .attr("aria-pressed", (n) => s.node === n.id);
    made.select("title").text((n) => this.actorName(n));
    made.each((n, i, all) => this.drawActor(select(all[i]), n));
    this.actors = made;
    this.on.actors(made);
  }

  drawActor(g, n) {
    const box = this.placed.nodes.get(n.id);
    g.select(".box").attr("d", outline(n.entity?.type, box.w, box.h));
    g.select(".name")
      .selectAll("tspan")
      .data(box.lines)
      .join("tspan")
      .attr("x", 0)
      .attr("y", (_, i) => (i - box.lines.length / 2) * box.line + 14)
      .text((line) => line);
    const more = n.more || (n.cut && n.opened) ? [n] : [];
    const badge = g
      .selectAll("g.hub")
      .data(more)
      .join((enter) => {
        const b = enter.append("g").attr("class", "hub").attr("role", "button").attr("tabindex", -1);
        b.append("rect");
        b.append("text");
        return b;
      });
    const words = n.more ? `+${n.more}${n.cut ? " or more" : ""}` : "+ more";
    const width = 14 + words.length * 7.2;
    badge
      .attr("transform", `translate(${box.w / 2 - 8},${-box.h / 2 - 2})`)
      .attr("aria-label", `Show more neighbours of ${this.label(n.id)}: ${words}`);
    badge
      .select("rect")
      .attr("x", -width / 2)
      .attr("y", -10)
      .attr("width", width)
      .attr("height", 19)
      .attr("rx", 9.5);
    badge.select("text").attr("y", 4).text(words);
  }

  actorName(n) {
    const links = this.model.edges.filter((e) => e.from === n.id || e.to === n.id).length;
    return `${n.entity?.label || n.id}, ${(n.entity?.type ?? "Thing").toLowerCase()}, ${links} line${links === 1 ? "" : "s"}${n.opened ? ", opened" : ""}`;
  }

  drawLinks(s) {
    const edges = this.model.edges,
      key = (e) => e.key;
    const classes = (e) => `link kind-${e.kind} tone-${e.tone}${s.edge === e.key ? " selected" : ""}`;
    this.links = this.layers.links
      .selectAll("g.link")
      .data(edges, key)
      .join((enter) => {
        const g = enter.append("g").attr("role", "button").attr("tabindex", -1);
        g.append("path").attr("class", "hit");
        g.append("path").attr("class", "line");
        g.append("path").attr("class", "head");
        g.append("path").attr("class", "tail");
        g.append("path").attr("class", "denied");
        g.append("title");
        return g;
      });
    this.links
      .attr("class", classes)
      .attr("data-key", key)
      .attr("aria-label", (e) => edgeName(e, (id) => this.label(id)))
      .attr("aria-pressed", (e) => s.edge === e.key);
    this.links.select("title").text((e) => edgeName(e, (id) => this.label(id)));
    this.links
      .select(".line")
      .attr("stroke-width", (e) => lineWidth(e.articles))
      .attr("stroke-dasharray", (e) => dashes(e));
    this.words = this.layers.words
      .selectAll("g.words")
      .data(edges, key)
      .join((enter) => {
        const g = enter.append("g").attr("aria-hidden", true);
        g.append("rect").attr("rx", 3);
        g.append("text");
        return g;
      });
    this.words.attr("class", (e) => classes(e).replace("link", "words")).attr("data-key", key);
    this.words.each((e, i, all) => {
      const size = this.placed.sizes.get(e.key),
        g = select(all[i]);
      g.select("rect")
        .attr("x", -size.w / 2)
        .attr("y", -size.h / 2)
        .attr("width", size.w)
        .attr("height", size.h);
      g.select("text")
        .selectAll("tspan")
        .data(size.lines)
        .join("tspan")
        .attr("x", 0)
        .attr("y", (_, k) => -size.h / 2 + (k + 1) * size.line - 2)
        .text((line) => line);
    });
    this.on.links(this.links);
    this.on.links(this.words);
  }

  // place puts everything where the layout wants it; with an actor, only what that moves.
  place(moved) {
    const { nodes, words, sizes, roomy } = this.placed;
    const touched = (e) => !moved || e.from === moved || e.to === moved;
    this.actors
      .filter((n) => !moved || n.id === moved)
      .attr("transform", (n) => {
        const { x, y } = nodes.get(n.id);
        return `translate(${x.toFixed(1)},${y.toFixed(1)})`;
      });
    if (!moved) this.curves = new Map();
    const aims = aimsOf(this.model.edges, nodes, roomy ? sizes : null);
    for (const e of this.model.edges) {
      if (!touched(e)) continue;
      const word = words.get(e.key);
      if (roomy && moved) [word.x, word.y] = aims.get(e.key)();
      const through = word && roomy ? word : point(aims.get(e.key)());
      this.curves.set(e.key, curveThrough(nodes.get(e.from), nodes.get(e.to), through));
    }
    this.links.filter(touched).each((e, i, all) => this.placeLink(select(all[i]), e));
    if (roomy) this.placeWords(words);
    else if (!moved) this.fitWords();
    else this.words.filter(touched).attr("visibility", "hidden");
  }

  placeLink(g, e) {
    const c = this.curves.get(e.key),
      width = lineWidth(e.articles),
      size = 8 + 1.6 * width;
    const bend = `Q${fixed(c.cx)},${fixed(c.cy)} `;
    g.select(".hit").attr("d", `M${fixed(c.x0)},${fixed(c.y0)}${bend}${fixed(c.x1)},${fixed(c.y1)}`);
    // The line ends in the middle of its arrow, not at its point.
    const start = e.both ? back(c.cx, c.cy, c.x0, c.y0, size * 0.7) : [c.x0, c.y0];
    const end = back(c.cx, c.cy, c.x1, c.y1, size * 0.7);
    g.select(".line").attr("d", `M${start.map(fixed)}${bend}${end.map(fixed)}`);
    g.select(".head").attr("d", arrow(c.cx, c.cy, c.x1, c.y1, size));
    g.select(".tail").attr("d", e.both ? arrow(c.cx, c.cy, c.x0, c.y0, size) : "");
    if (e.kind !== "not") return g.select(".denied").attr("d", "");
    // A cross before the arrow says that it is denied.
    const [x, y] = back(c.cx, c.cy, c.x1, c.y1, size + 9),
      r = 5 + width / 2;
    g.select(".denied").attr("d", `M${fixed(x - r)},${fixed(y - r)}l${2 * r},${2 * r}m0,${-2 * r}l${-2 * r},${2 * r}`);
  }

  placeWords(at) {
    this.words
      .attr("visibility", (e) => (at.has(e.key) ? null : "hidden"))
      .filter((e) => at.has(e.key))
      .attr("transform", (e) => `translate(${fixed(at.get(e.key).x)},${fixed(at.get(e.key).y)})`);
  }

  // fitWords shows the words for which there is room; the nearer one looks, the more.
  fitWords() {
    if (this.placed.roomy) return;
    // Words are as large as they are written, and not much smaller where all else is.
    const size = this.zoom < 1 ? Math.max(1, 0.8 / this.zoom) : 1 / this.zoom;
    const at = fittingWords(this.model.edges, this.curves, this.placed.nodes, this.placed.sizes, size);
    this.words
      .attr("visibility", (e) => (at.has(e.key) ? null : "hidden"))
      .attr("transform", (e) => {
        const c = this.curves.get(e.key),
          { x, y } = at.get(e.key) ?? { x: (c.x0 + 2 * c.cx + c.x1) / 4, y: (c.y0 + 2 * c.cy + c.y1) / 4 };
        return `translate(${fixed(x)},${fixed(y)}) scale(${size.toFixed(3)})`;
      });
  }

  // emphasise makes what belongs to an actor or a line stand out, and nothing with
  // neither.
  emphasise({ node = "", edge = "" } = {}) {
    const near = new Set(),
      keys = new Set();
    for (const e of this.model.edges) {
      if (e.key !== edge && e.from !== node && e.to !== node) continue;
      keys.add(e.key);
      near.add(e.from).add(e.to);
    }
    if (node) near.add(node);
    const some = near.size > 0;
    this.svg.classed("emphasis", some);
    this.actors.classed("near", (n) => near.has(n.id));
    this.links.classed("near", (e) => keys.has(e.key));
    this.words.classed("near", (e) => keys.has(e.key));
  }

  // bounds is what the picture covers.
  bounds() {
    const out = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    const add = (x, y, w, h) => {
      out.x0 = Math.min(out.x0, x - w / 2);
      out.y0 = Math.min(out.y0, y - h / 2);
      out.x1 = Math.max(out.x1, x + w / 2);
      out.y1 = Math.max(out.y1, y + h / 2);
    };
    for (const box of [...this.placed.nodes.values(), ...this.placed.words.values()]) add(box.x, box.y, box.w, box.h + 8);
    for (const c of this.curves.values()) add((c.x0 + 2 * c.cx + c.x1) / 4, (c.y0 + 2 * c.cy + c.y1) / 4, 10, 10);
    return out;
  }
}

const fixed = (n) => n.toFixed(1);
const point = ([x, y]) => ({ x, y });

// dashes of what is denied are dots, of what is planned or claimed long.
function dashes(edge) {
  const w = lineWidth(edge.articles);
  if (edge.kind === "maybe") return `${7 + w},${4 + w}`;
  return edge.kind === "not" ? `${w},${3 + w}` : null;
}

function back(fromX, fromY, x, y, by) {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  return [x - ((x - fromX) / length) * by, y - ((y - fromY) / length) * by];
}

function arrow(fromX, fromY, x, y, size) {
  const length = Math.hypot(x - fromX, y - fromY) || 1,
    ux = (x - fromX) / length,
    uy = (y - fromY) / length;
  const bx = x - ux * size,
    by = y - uy * size,
    s = size * 0.42;
  return `M${fixed(x)},${fixed(y)}L${fixed(bx - uy * s)},${fixed(by + ux * s)}L${fixed(bx + uy * s)},${fixed(by - ux * s)}Z`;
}
