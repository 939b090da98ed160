// Makes a layout easier to read by moving single actors, as long as that helps: few lines
// that cross, none below an actor or words that are not theirs, lines of the right
// length (after Davidson and Harel 1996, Drawing Graphs Nicely Using Simulated Annealing).

import { overlap, reach } from "./boxes.js";

// improve tries so many moves. wanted is the length of the line of a pair in a direction,
// labels are the boxes of words, each with aim, which tells where it belongs.
export function improve(nodes, pairs, labels, wanted, random, moves, flat) {
  if (nodes.length < 3) return;
  const at = new Map(nodes.map((n) => [n.id, n])),
    near = new Map(nodes.map((n) => [n, []]));
  const lines = pairs.map((p) => ({ a: at.get(p.a), b: at.get(p.b), pair: p }));
  for (const line of lines) {
    near.get(line.a).push(line);
    near.get(line.b).push(line);
  }
  let least = cost(nodes, lines, labels, at, wanted, flat);
  for (let i = 0; i < moves; i++) {
    const n = nodes[Math.floor(random() * nodes.length)],
      was = [n.x, n.y];
    let other = null;
    if (random() < 0.35) {
      other = nodes[Math.floor(random() * nodes.length)];
      [n.x, n.y, other.x, other.y] = [other.x, other.y, n.x, n.y];
    } else if (near.get(n).length) {
      const line = near.get(n)[Math.floor(random() * near.get(n).length)],
        beside = line.a === n ? line.b : line.a;
      const angle = random() * 2 * Math.PI,
        far = wanted(line.pair, line.a, line.b, Math.cos(angle), Math.sin(angle)) * (0.9 + 0.5 * random());
      n.x = beside.x + far * Math.cos(angle);
      n.y = beside.y + far * Math.sin(angle);
    }
    const now = cost(nodes, lines, labels, at, wanted, flat);
    if (now < least) {
      least = now;
    } else if (other) {
      [n.x, n.y, other.x, other.y] = [other.x, other.y, n.x, n.y];
    } else {
      [n.x, n.y] = was;
    }
  }
  for (const l of labels) [l.x, l.y] = l.aim();
}

function cost(nodes, lines, labels, at, wanted, flat) {
  let sum = 0,
    x0 = Infinity,
    y0 = Infinity,
    x1 = -Infinity,
    y1 = -Infinity;
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i];
    x0 = Math.min(x0, n.x - n.w / 2);
    x1 = Math.max(x1, n.x + n.w / 2);
    y0 = Math.min(y0, n.y - n.h / 2);
    y1 = Math.max(y1, n.y + n.h / 2);
    for (let j = 0; j < i; j++) if (overlap(n, nodes[j], 14)) sum += 4;
  }
  sum += sizeCost(x1 - x0, y1 - y0, flat);
  for (let i = 0; i < lines.length; i++) {
    const { a, b, pair } = lines[i],
      dx = b.x - a.x,
      dy = b.y - a.y,
      length = Math.hypot(dx, dy) || 1;
    const off = length / wanted(pair, a, b, dx / length, dy / length) - 1;
    sum += off < 0 ? 16 * off * off : 3 * off * off;
    for (let j = 0; j < i; j++) if (cross(a, b, lines[j].a, lines[j].b)) sum += 1.5;
    if (!labels.length) for (const n of nodes) if (n !== a && n !== b && hits(n, a, b, 5)) sum += 2.5;
  }
  for (let i = 0; i < labels.length; i++) {
    const l = labels[i];
    [l.x, l.y] = l.aim();
    // A line leads from its actors to its words.
    const a = at.get(l.from),
      b = at.get(l.to);
    for (const n of nodes) {
      if (overlap(l, n, 3)) sum += 2;
      if (n !== a && n !== b && (hits(n, a, l, 5) || hits(n, l, b, 5))) sum += 2.5;
    }
    for (let j = 0; j < i; j++) if (overlap(l, labels[j], 3)) sum += 1;
    for (const other of labels) if (other !== l && (hits(other, a, l, 1) || hits(other, l, b, 1))) sum += 0.7;
  }
  return sum;
}

// sizeCost is what a picture costs that is larger than a window, in either direction: then
// all is seen smaller.
export function sizeCost(w, h, flat) {
  return Math.max(w / flat, h) / 90;
}

const side = (p, q, r) => (q.x - p.x) * (r.y - p.y) > (q.y - p.y) * (r.x - p.x);

export function cross(a, b, c, d) {
  if (a === c || a === d || b === c || b === d) return false;
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

// hits reports whether the straight line from a to b passes through a box: both ends are
// not on one side of it, and not all its corners on one side of the line.
export function hits(box, a, b, gap) {
  const w = box.w / 2 + gap,
    h = box.h / 2 + gap,
    x0 = a.x - box.x,
    y0 = a.y - box.y,
    x1 = b.x - box.x,
    y1 = b.y - box.y;
  if ((x0 > w && x1 > w) || (x0 < -w && x1 < -w) || (y0 > h && y1 > h) || (y0 < -h && y1 < -h)) return false;
  return Math.abs(x0 * y1 - y0 * x1) <= w * Math.abs(y1 - y0) + h * Math.abs(x1 - x0);
}

// lengthOf returns the length that a line should have in a direction: what its two boxes
// cover of it, its words, and what is to be seen of it.
export function lengthOf(room) {
  return (pair, a, b, ux, uy) => reach(a, ux, uy) + reach(b, ux, uy) + room + pair.w * Math.abs(ux) + pair.h * Math.abs(uy);
}
