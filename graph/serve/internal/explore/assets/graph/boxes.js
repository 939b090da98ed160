// How large names and words are, and points on lines between boxes.

import { wrapped } from "./text.js";
import { edgeWords } from "./model.js";

export const nameSize = 15,
  wordSize = 13;
export const fonts = "'DejaVu Sans', Verdana, Geneva, sans-serif";
const nameLine = 19,
  wordLine = 16;

const canvas = document.createElement("canvas").getContext("2d");

export function textWidth(text, size, bold) {
  canvas.font = `${bold ? "bold " : ""}${size}px ${fonts}`;
  return canvas.measureText(text).width;
}

// nodeBox returns the size of the box of an actor and the lines of its name.
export function nodeBox(node) {
  const lines = wrapped(node.entity?.label || node.id);
  const widest = Math.max(...lines.map((line) => textWidth(line, nameSize, true)));
  return { lines, line: nameLine, w: Math.max(widest + 30, 66), h: lines.length * nameLine + 14 };
}

// wordBox returns the size of the words beside a line, and the words.
export function wordBox(edge) {
  const lines = edgeWords(edge);
  const widest = Math.max(...lines.map((line) => textWidth(line, wordSize, false)));
  return { lines, line: wordLine, w: widest + 10, h: lines.length * wordLine + 4 };
}

// reach is how far the border of a box is from its centre in a direction.
export function reach(box, dx, dy) {
  return Math.min(dx ? box.w / 2 / Math.abs(dx) : Infinity, dy ? box.h / 2 / Math.abs(dy) : Infinity);
}

export function inside(box, x, y, gap = 0) {
  return Math.abs(x - box.x) < box.w / 2 + gap && Math.abs(y - box.y) < box.h / 2 + gap;
}

export function overlap(a, b, gap = 0) {
  return Math.abs(a.x - b.x) < (a.w + b.w) / 2 + gap && Math.abs(a.y - b.y) < (a.h + b.h) / 2 + gap;
}

// curvePoint is the point at t of a quadratic Bézier curve.
export function curvePoint({ x0, y0, cx, cy, x1, y1 }, t) {
  const a = (1 - t) * (1 - t),
    b = 2 * t * (1 - t),
    c = t * t;
  return [a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1];
}

// curveThrough leads from one box to another, half-way through a point, and is cut off at
// the boxes.
export function curveThrough(a, b, point) {
  const whole = { x0: a.x, y0: a.y, x1: b.x, y1: b.y, cx: 2 * point.x - (a.x + b.x) / 2, cy: 2 * point.y - (a.y + b.y) / 2 };
  let first = 0,
    last = 1;
  const grain = 60;
  while (first < 1 && inside(a, ...curvePoint(whole, first), 1)) first += 1 / grain;
  while (last > 0 && inside(b, ...curvePoint(whole, last), 3)) last -= 1 / grain;
  if (first >= last) [first, last] = [0, 1];
  return part(whole, first, last);
}

// part is a curve between two of its points (de Casteljau).
function part(c, s, t) {
  const mix = (a, b, at) => a + (b - a) * at;
  const blossom = (p0, p1, p2) => mix(mix(p0, p1, s), mix(p1, p2, s), t);
  const [x0, y0] = curvePoint(c, s),
    [x1, y1] = curvePoint(c, t);
  return { x0, y0, x1, y1, cx: blossom(c.x0, c.cx, c.x1), cy: blossom(c.y0, c.cy, c.y1) };
}
