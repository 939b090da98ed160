// Where the words beside lines stand.

import { curvePoint, overlap, reach } from "./boxes.js";
import { pairOf } from "./data.js";

// wordsBetween puts words in the middle of what can be seen of their line, those of the
// same two actors beside one another.
export function wordsBetween(nodes, edges, sizes) {
  const at = new Map(nodes.map((n) => [n.id, n])),
    aims = aimsOf(edges, at, sizes),
    out = [];
  for (const [i, edge] of edges.entries()) {
    const aim = aims.get(edge.key),
      [x, y] = aim();
    out.push({ ...sizes.get(edge.key), key: edge.key, from: edge.from, to: edge.to, rank: nodes.length + i, aim, x, y });
  }
  return out;
}

// aimsOf returns by the keys of edges what tells where the words of each belong, as boxes
// are now. Several lines of the same two actors lie beside one another, with the breadth
// that their words need, or little without sizes.
export function aimsOf(edges, at, sizes) {
  const groups = new Map(),
    out = new Map();
  for (const e of edges) {
    const key = pairOf(e.from, e.to);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(sizes ? { w: sizes.get(e.key).w + 8, h: sizes.get(e.key).h + 6 } : { w: 26, h: 26 });
  }
  const seen = new Map();
  for (const e of edges) {
    const key = pairOf(e.from, e.to),
      place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    const [a, b] = e.from < e.to ? [at.get(e.from), at.get(e.to)] : [at.get(e.to), at.get(e.from)];
    out.set(e.key, () => middle(a, b, groups.get(key), place));
  }
  return out;
}

// middle is that of the part of a line that is not covered by its actors; of several
// beside one another, the place-th.
function middle(a, b, breadths, place) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1,
    ux = (b.x - a.x) / length,
    uy = (b.y - a.y) / length;
  const from = reach(a, ux, uy),
    to = length - reach(b, ux, uy),
    t = to > from ? (from + to) / 2 : length / 2;
  let before = 0,
    all = 0;
  for (let i = 0; i < breadths.length; i++) {
    const breadth = Math.abs(uy) * breadths[i].w + Math.abs(ux) * breadths[i].h;
    if (i === place) before = all + breadth / 2;
    all += breadth;
  }
  const aside = breadths.length > 1 ? before - all / 2 : 0;
  return [a.x + ux * t - uy * aside, a.y + uy * t + ux * aside];
}

// fittingWords returns where words can stand beside their lines without covering an actor
// or each other, for those that can; the lines of most articles come first. size is how
// large the words are, 1 as the names are.
export function fittingWords(edges, curves, nodes, sizes, size) {
  // The heads of lines stay to be seen.
  const heads = [...curves.values()].map((c) => ({ x: c.x1, y: c.y1, w: 16, h: 16 }));
  const taken = [...nodes.values(), ...heads],
    out = new Map();
  const order = [...edges].sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1));
  for (const edge of order) {
    const { w, h, lines, line } = sizes.get(edge.key),
      c = curves.get(edge.key);
    // Words that would leave little of their line help nobody.
    const dx = Math.abs(c.x1 - c.x0),
      dy = Math.abs(c.y1 - c.y0),
      far = Math.hypot(dx, dy) || 1;
    if (Math.min((w * size * far) / (dx || 1e-9), (h * size * far) / (dy || 1e-9)) > far - 34) continue;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
      const [x, y] = curvePoint(c, t),
        box = { key: edge.key, lines, line, w: w * size, h: h * size, x, y };
      if (taken.some((other) => overlap(box, other, 2))) continue;
      taken.push(box);
      out.set(edge.key, box);
      break;
    }
  }
  return out;
}
