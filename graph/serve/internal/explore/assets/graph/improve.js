// Makes a layout easier to read by moving single actors, as long as that helps: few lines
// that cross, none below an actor or words that are not theirs, lines of the right
// length (after Davidson and Harel 1996, Drawing Graphs Nicely Using Simulated Annealing).

import { reach } from "./boxes.js";

// improve tries so many moves. wanted is the length of the line of a pair in a direction,
// labels are the boxes of words, each with aim, which tells where it belongs.
export function improve(nodes, pairs, labels, wanted, random, moves, flat) {
  if (nodes.length < 3) return;
  const scene = new Scene(nodes, pairs, labels, wanted, flat);
  let least = scene.cost();
  for (let i = 0; i < moves; i++) {
    const n = Math.floor(random() * nodes.length),
      node = nodes[n],
      was = [node.x, node.y];
    let other = -1;
    if (random() < 0.35) {
      other = Math.floor(random() * nodes.length);
      scene.swap(n, other);
    } else if (scene.near[n].length) {
      const line = scene.near[n][Math.floor(random() * scene.near[n].length)],
        beside = nodes[line.a === n ? line.b : line.a];
      const angle = random() * 2 * Math.PI,
        far = line.wanted(Math.cos(angle), Math.sin(angle)) * (0.9 + 0.5 * random());
      scene.move(n, beside.x + far * Math.cos(angle), beside.y + far * Math.sin(angle));
    }
    const now = scene.cost();
    if (now < least) least = now;
    else if (other >= 0) scene.swap(n, other);
    else scene.move(n, ...was);
  }
}

// Scene has boxes as plain numbers, for there is much to compute: those of actors, then
// those of words.
class Scene {
  constructor(nodes, pairs, labels, wanted, flat) {
    Object.assign(this, { nodes, labels, flat, boxes: [...nodes, ...labels] });
    const index = new Map(nodes.map((n, i) => [n.id, i]));
    for (const side of ["x", "y", "w", "h"]) this[side] = Float64Array.from(this.boxes, (box) => box[side]);
    this.lines = pairs.map((pair) => {
      const a = index.get(pair.a),
        b = index.get(pair.b);
      return { a, b, wanted: (ux, uy) => wanted(pair, nodes[a], nodes[b], ux, uy) };
    });
    this.from = labels.map((l) => index.get(l.from));
    this.to = labels.map((l) => index.get(l.to));
    this.near = nodes.map((_, i) => this.lines.filter((line) => line.a === i || line.b === i));
    this.words = nodes.map((_, i) => labels.map((_, k) => k).filter((k) => this.from[k] === i || this.to[k] === i));
    for (const k of labels.keys()) this.follow(k);
  }

  // move puts an actor somewhere, and the words of its lines after it.
  move(i, x, y) {
    this.nodes[i].x = this.x[i] = x;
    this.nodes[i].y = this.y[i] = y;
    for (const k of this.words[i]) this.follow(k);
  }

  swap(i, j) {
    const [x, y] = [this.x[i], this.y[i]];
    this.move(i, this.x[j], this.y[j]);
    this.move(j, x, y);
  }

  follow(k) {
    const l = this.labels[k],
      i = this.nodes.length + k;
    [l.x, l.y] = l.aim();
    this.x[i] = l.x;
    this.y[i] = l.y;
  }

  cost() {
    const { x, y, w, h, lines } = this,
      n = this.nodes.length,
      m = this.labels.length;
    let sum = 0,
      x0 = Infinity,
      y0 = Infinity,
      x1 = -Infinity,
      y1 = -Infinity;
    for (let i = 0; i < n; i++) {
      x0 = Math.min(x0, x[i] - w[i] / 2);
      x1 = Math.max(x1, x[i] + w[i] / 2);
      y0 = Math.min(y0, y[i] - h[i] / 2);
      y1 = Math.max(y1, y[i] + h[i] / 2);
      for (let j = 0; j < i; j++) if (this.overlap(i, j, 14)) sum += 4;
    }
    sum += sizeCost(x1 - x0, y1 - y0, this.flat);
    for (let i = 0; i < lines.length; i++) {
      const { a, b } = lines[i],
        dx = x[b] - x[a],
        dy = y[b] - y[a],
        length = Math.hypot(dx, dy) || 1;
      const off = length / lines[i].wanted(dx / length, dy / length) - 1;
      sum += off < 0 ? 16 * off * off : 3 * off * off;
      for (let j = 0; j < i; j++) if (this.cross(a, b, lines[j].a, lines[j].b)) sum += 1.5;
      if (m === 0) for (let k = 0; k < n; k++) if (k !== a && k !== b && this.hits(k, a, b, 5)) sum += 2.5;
    }
    for (let k = 0; k < m; k++) {
      // A line leads from its actors to its words.
      const l = n + k,
        a = this.from[k],
        b = this.to[k];
      for (let i = 0; i < n; i++) {
        if (this.overlap(l, i, 3)) sum += 2;
        if (i !== a && i !== b && (this.hits(i, a, l, 5) || this.hits(i, l, b, 5))) sum += 2.5;
      }
      for (let j = n; j < l; j++) if (this.overlap(l, j, 3)) sum += 1;
      for (let j = n; j < n + m; j++) if (j !== l && (this.hits(j, a, l, 1) || this.hits(j, l, b, 1))) sum += 0.7;
    }
    return sum;
  }

  overlap(i, j, gap) {
    return Math.abs(this.x[i] - this.x[j]) < (this.w[i] + this.w[j]) / 2 + gap && Math.abs(this.y[i] - this.y[j]) < (this.h[i] + this.h[j]) / 2 + gap;
  }

  cross(a, b, c, d) {
    return a !== c && a !== d && b !== c && b !== d && this.side(a, b, c) !== this.side(a, b, d) && this.side(c, d, a) !== this.side(c, d, b);
  }

  side(p, q, r) {
    return (this.x[q] - this.x[p]) * (this.y[r] - this.y[p]) > (this.y[q] - this.y[p]) * (this.x[r] - this.x[p]);
  }

  // hits reports whether the straight line between the middles of two boxes passes
  // through a third: both ends are not on one side of it, and not all its corners on one
  // side of the line.
  hits(box, a, b, gap) {
    const w = this.w[box] / 2 + gap,
      h = this.h[box] / 2 + gap;
    const ax = this.x[a] - this.x[box],
      bx = this.x[b] - this.x[box];
    if ((ax > w && bx > w) || (ax < -w && bx < -w)) return false;
    const ay = this.y[a] - this.y[box],
      by = this.y[b] - this.y[box];
    if ((ay > h && by > h) || (ay < -h && by < -h)) return false;
    return Math.abs(ax * by - ay * bx) <= w * Math.abs(by - ay) + h * Math.abs(bx - ax);
  }
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

// lengthOf returns the length that a line should have in a direction: what its two boxes
// cover of it, its words, and what is to be seen of it.
export function lengthOf(room) {
  return (pair, a, b, ux, uy) => reach(a, ux, uy) + reach(b, ux, uy) + room + pair.w * Math.abs(ux) + pair.h * Math.abs(uy);
}
