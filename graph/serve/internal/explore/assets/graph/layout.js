// Where actors stand: by springs and repulsion (d3-force), of which several beginnings are
// compared, then boxes that overlap are pushed apart. The same graph always comes out the
// same: there is no chance and no clock in it.

import { curvePoint, curveThrough, inside, nodeBox, wordBox } from "./boxes.js";
import { forceManyBody, forceSimulation, forceX, forceY } from "./d3.js";
import { pairOf } from "./data.js";
import { cross, improve, lengthOf, sizeCost } from "./improve.js";
import { bounds, pack, partsOf } from "./pack.js";
import { wordsBetween } from "./words.js";

// Words have room of their own beside so many lines, in a picture of at most so many
// pixels; with more, actors stand closer, and those words are shown that fit.
const roomyEdges = 60;
const largest = 1600;

const steps = 220;
const gap = { node: 18, word: 6 };
// wanted is how long lines should be, with and without room for words.
const wanted = { roomy: lengthOf(72), close: lengthOf(76) };

// layout returns the boxes of actors by ID and those of words by the key of their edge,
// each {x, y, w, h, lines, line}. tall says that there is more height than width.
export function layout(model, tall) {
  const sizes = new Map(model.edges.map((e) => [e.key, wordBox(e)]));
  if (model.edges.length <= roomyEdges) {
    const placed = arranged(model, sizes, true, tall);
    const { w, h } = bounds([...placed.nodes.values(), ...placed.words.values()]);
    if (w <= largest / (tall ? 1.6 : 1) && h <= largest / (tall ? 1 : 1.6)) return placed;
  }
  return arranged(model, sizes, false, tall);
}

function arranged(model, sizes, roomy, tall) {
  const parts = partsOf(model).map((part) => bestOf(part, sizes, roomy, tall));
  pack(parts, tall);
  return {
    nodes: new Map(parts.flatMap((part) => part.nodes).map((n) => [n.id, n])),
    words: new Map(parts.flatMap((part) => part.labels).map((l) => [l.key, l])),
    sizes,
    roomy,
  };
}

// bestOf compares several beginnings.
function bestOf(part, sizes, roomy, tall) {
  const sized = part.nodes.map((node, i) => ({ ...nodeBox(node), id: node.id, by: node.by, opened: node.opened, rank: i }));
  const pairs = pairsOf(part.edges, sizes, roomy);
  const length = roomy ? wanted.roomy : wanted.close,
    flat = tall ? 0.6 : 1.75; // width to height
  let best = null,
    least = Infinity;
  for (let turn = 0; turn < triesOf(sized.length); turn++) {
    const nodes = simulated(
      sized.map((n) => ({ ...n })),
      pairs,
      length,
      flat,
      turn,
    );
    const labels = roomy ? wordsBetween(nodes, part.edges, sizes) : [];
    improve(nodes, pairs, labels, length, chance(turn + 100), movesOf(nodes.length + pairs.length), flat);
    relax(nodes, labels, pairs);
    const cost = badness(nodes, labels, pairs, flat);
    if (cost < least) [best, least] = [{ nodes, labels }, cost];
  }
  return best;
}

function triesOf(actors) {
  if (actors > 60) return 1;
  return actors > 25 ? 3 : 6;
}

// movesOf is so many that they take a fraction of a second.
function movesOf(size) {
  return Math.min(1500, Math.round(4e6 / (size * size)));
}

// put moves actors to where somebody dragged them, and the words of their lines after
// them; all else stays.
export function put(placed, model, places) {
  const moved = model.nodes.filter((n) => places[n.id]);
  if (!moved.length) return;
  for (const n of moved) [placed.nodes.get(n.id).x, placed.nodes.get(n.id).y] = places[n.id];
  for (const box of placed.nodes.values()) box.still = true;
  relax([...placed.nodes.values()], [...placed.words.values()], []);
}

// pairsOf lists which actors are linked, each two once, with the room that the words
// between them need.
function pairsOf(edges, words, roomy) {
  const out = new Map();
  for (const e of edges) {
    const key = pairOf(e.from, e.to);
    if (!out.has(key)) out.set(key, { a: e.from < e.to ? e.from : e.to, b: e.from < e.to ? e.to : e.from, w: 0, h: 0 });
    const pair = out.get(key),
      word = words.get(e.key);
    if (roomy) {
      pair.w = Math.max(pair.w, word.w);
      pair.h += word.h + 6;
    }
  }
  return [...out.values()];
}

function simulated(nodes, pairs, length, flat, turn) {
  const at = new Map(nodes.map((n) => [n.id, n]));
  begin(nodes, at, turn);
  const strength = 0.035;
  const simulation = forceSimulation(nodes)
    .stop()
    .alphaDecay(1 - Math.pow(0.001, 1 / steps))
    .force("charge", forceManyBody().strength(-1500).distanceMax(1400))
    .force("x", forceX(0).strength(strength / flat))
    .force("y", forceY(0).strength(strength * flat))
    .force("springs", springs(pairs, at, length))
    .force("boxes", apart(gap.node));
  simulation.tick(steps);
  return nodes;
}

// begin puts the opened actors beside one another and their neighbours around them, in an
// order that each turn shuffles in its own way.
function begin(nodes, at, turn) {
  const random = chance(turn + 1);
  const groups = new Map();
  for (const n of nodes) {
    if (!groups.has(n.by)) groups.set(n.by, []);
    groups.get(n.by).push(n);
  }
  let i = 0;
  for (const [by, group] of groups) {
    const angle = turn * 0.7 + i * 2.4,
      far = 320 * Math.sqrt(i);
    const x = far * Math.cos(angle),
      y = far * Math.sin(angle);
    const around = group.filter((n) => n.id !== by);
    if (turn > 0) shuffle(around, random);
    around.forEach((n, k) => {
      const direction = turn + (2 * Math.PI * k) / around.length;
      n.x = x + 260 * Math.cos(direction);
      n.y = y + 200 * Math.sin(direction);
    });
    const centre = at.get(by);
    if (centre) [centre.x, centre.y] = [x, y];
    i++;
  }
}

// chance returns a generator of numbers in 0..1 that begins the same each time
// (mulberry32).
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

// springs keeps linked actors as far apart as their boxes and the words between them
// need, which depends on the direction: words are wider than high.
function springs(pairs, at, wanted) {
  const degree = new Map();
  for (const p of pairs) for (const id of [p.a, p.b]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return (alpha) => {
    for (const p of pairs) {
      const a = at.get(p.a),
        b = at.get(p.b);
      let dx = b.x + b.vx - a.x - a.vx || 0.01,
        dy = b.y + b.vy - a.y - a.vy || 0.01;
      const far = Math.hypot(dx, dy),
        ux = dx / far,
        uy = dy / far;
      const weight = 0.9 / Math.min(degree.get(p.a), degree.get(p.b), 4);
      const pull = (far - wanted(p, a, b, ux, uy)) * alpha * weight;
      const share = degree.get(p.b) / (degree.get(p.a) + degree.get(p.b));
      a.vx += ux * pull * share;
      a.vy += uy * pull * share;
      b.vx -= ux * pull * (1 - share);
      b.vy -= uy * pull * (1 - share);
    }
  };
}

// apart pushes boxes that overlap apart, along the shorter way.
function apart(space) {
  let nodes;
  const force = () => {
    for (const [a, b] of close(nodes, space)) push(a, b, space, 0.4);
  };
  force.initialize = (list) => {
    nodes = list;
  };
  return force;
}

// close yields the boxes that overlap, found by sorting them from left to right.
function* close(boxes, space) {
  const sorted = [...boxes].sort((a, b) => a.x - a.w / 2 - (b.x - b.w / 2) || a.rank - b.rank);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i],
      end = a.x + a.w / 2 + space;
    for (let j = i + 1; j < sorted.length && sorted[j].x - sorted[j].w / 2 < end; j++) {
      if (Math.abs(a.y - sorted[j].y) < (a.h + sorted[j].h) / 2 + space) yield [a, sorted[j]];
    }
  }
}

function push(a, b, space, share) {
  const dx = b.x - a.x,
    dy = b.y - a.y;
  const ox = (a.w + b.w) / 2 + space - Math.abs(dx),
    oy = (a.h + b.h) / 2 + space - Math.abs(dy);
  if (ox <= 0 || oy <= 0) return false;
  let mx = 0,
    my = 0;
  if (ox < oy) mx = (dx < 0 || (dx === 0 && a.rank > b.rank) ? -1 : 1) * (ox + 0.1);
  else my = (dy < 0 || (dy === 0 && a.rank > b.rank) ? -1 : 1) * (oy + 0.1);
  // Words give way to actors, and both to what was put where it is.
  const weight = (box) => (box.still ? 0 : box.key ? 3 : 1);
  const sum = weight(a) + weight(b);
  if (sum === 0) return false;
  const fa = (weight(a) / sum) * share * 2,
    fb = (weight(b) / sum) * share * 2;
  a.x -= mx * fa;
  a.y -= my * fa;
  b.x += mx * fb;
  b.y += my * fb;
  return true;
}

// badness says how much of a layout is hard to read: lines that cross each other, that pass
// below an actor or words that are none of theirs, or that bend far to their words, and a picture that is large.
function badness(nodes, labels, pairs, flat) {
  const at = new Map(nodes.map((n) => [n.id, n])),
    boxes = [...nodes, ...labels];
  const lines = pairs.map((p) => [at.get(p.a), at.get(p.b)]);
  const { w, h } = bounds(boxes);
  let cost = sizeCost(w, h, flat);
  for (const [i, [a, b]] of lines.entries()) {
    for (const [c, d] of lines.slice(0, i)) if (cross(a, b, c, d)) cost += 1.5;
    if (!labels.length) cost += 2 * below(straight(a, b), nodes, [a, b]);
  }
  for (const l of labels) {
    const a = at.get(l.from),
      b = at.get(l.to),
      [x, y] = l.aim();
    cost += Math.hypot(l.x - x, l.y - y) / 70 + below(curveThrough(a, b, l), boxes, [a, b, l]);
  }
  return cost;
}

const straight = (a, b) => ({ x0: a.x, y0: a.y, cx: (a.x + b.x) / 2, cy: (a.y + b.y) / 2, x1: b.x, y1: b.y });

// below counts the boxes that a line passes below, actors more than words.
function below(curve, boxes, own) {
  const points = [];
  for (let t = 0; t <= 1; t += 0.05) points.push(curvePoint(curve, t));
  let cost = 0;
  for (const box of boxes) if (!own.includes(box) && points.some((p) => inside(box, ...p, 2))) cost += box.key ? 0.7 : 3;
  return cost;
}

// relax moves boxes until none overlap: words towards the middle of their line, actors
// away from lines that are not theirs.
function relax(nodes, labels, pairs) {
  const boxes = [...nodes, ...labels];
  const at = new Map(nodes.map((n) => [n.id, n]));
  const rounds = boxes.length > 250 ? 30 : 160;
  for (let round = 0; round < rounds; round++) {
    const calm = round / rounds;
    for (const l of labels) {
      const [x, y] = l.aim();
      l.x += (x - l.x) * 0.25 * (1 - calm);
      l.y += (y - l.y) * 0.25 * (1 - calm);
    }
    if (nodes.length <= 80) for (const p of pairs) for (const n of nodes) aside(n, at.get(p.a), at.get(p.b), 1 - calm);
    for (const [a, b] of close(boxes, gap.word)) push(a, b, a.key || b.key ? gap.word : gap.node, 0.5);
  }
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (const [a, b] of close(boxes, 2)) moved = push(a, b, 2, 0.5) || moved;
    if (!moved) break;
  }
}

// aside moves an actor out of a line between two others.
function aside(n, a, b, share) {
  if (n === a || n === b) return;
  const dx = b.x - a.x,
    dy = b.y - a.y,
    square = dx * dx + dy * dy || 1;
  const t = ((n.x - a.x) * dx + (n.y - a.y) * dy) / square;
  if (t < 0.05 || t > 0.95) return;
  const x = a.x + dx * t,
    y = a.y + dy * t;
  if (!inside(n, x, y, 4)) return;
  const length = Math.sqrt(square),
    turn = (n.x - x) * -dy + (n.y - y) * dx < 0 ? -1 : 1;
  n.x += ((turn * -dy) / length) * 5 * share;
  n.y += ((turn * dx) / length) * 5 * share;
}
