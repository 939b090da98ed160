// Makes a layout easier to read by moving single actors, as long as that helps: few lines
// that cross, none below an actor or words that are not theirs, lines of the right
// length (after Davidson and Harel 1996, Drawing Graphs Nicely Using Simulated Annealing).

import { overlap, reach } from './boxes.js'

// improve tries so many moves. wanted is the length of the line of a pair in a direction,
// labels are the boxes of words, each with aim, which tells where it belongs.
export function improve(nodes, pairs, labels, wanted, random, moves, flat) {
  if (nodes.length < 3) return
  const at = new Map(nodes.map(n => [n.id, n])), near = new Map(nodes.map(n => [n, []]))
  const lines = pairs.map(p => ({ a: at.get(p.a), b: at.get(p.b), pair: p }))
  for (const line of lines) {
    near.get(line.a).push(line)
    near.get(line.b).push(line)
  }
  let least = cost(nodes, lines, labels, wanted, flat)
  for (let i = 0; i < moves; i++) {
    const n = nodes[Math.floor(random() * nodes.length)], was = [n.x, n.y]
    let other = null
    if (random() < 0.35) {
      other = nodes[Math.floor(random() * nodes.length)]
      ;[n.x, n.y, other.x, other.y] = [other.x, other.y, n.x, n.y]
    } else if (near.get(n).length) {
      const line = near.get(n)[Math.floor(random() * near.get(n).length)], beside = line.a === n ? line.b : line.a
      const angle = random() * 2 * Math.PI, far = wanted(line.pair, line.a, line.b, Math.cos(angle), Math.sin(angle)) * (0.9 + 0.5 * random())
      n.x = beside.x + far * Math.cos(angle)
      n.y = beside.y + far * Math.sin(angle)
    }
    const now = cost(nodes, lines, labels, wanted, flat)
    if (now < least) {
      least = now
    } else if (other) {
      [n.x, n.y, other.x, other.y] = [other.x, other.y, n.x, n.y]
    } else {
      [n.x, n.y] = was
    }
  }
  for (const l of labels) [l.x, l.y] = l.aim()
}

function cost(nodes, lines, labels, wanted, flat) {
  let sum = 0, x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity
  for (const [i, n] of nodes.entries()) {
    x0 = Math.min(x0, n.x - n.w / 2)
    x1 = Math.max(x1, n.x + n.w / 2)
    y0 = Math.min(y0, n.y - n.h / 2)
    y1 = Math.max(y1, n.y + n.h / 2)
    for (let j = 0; j < i; j++) if (overlap(n, nodes[j], 14)) sum += 4
  }
  sum += Math.max((x1 - x0) / flat, y1 - y0) / 250
  for (const [i, { a, b, pair }] of lines.entries()) {
    const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1, right = wanted(pair, a, b, dx / length, dy / length)
    const off = length / right - 1
    sum += off < 0 ? 8 * off * off : off * off
    for (let j = 0; j < i; j++) if (cross(a, b, lines[j].a, lines[j].b)) sum += 1.5
    for (const n of nodes) if (n !== a && n !== b && hits(n, a, b, 5)) sum += 2.5
  }
  for (const [i, l] of labels.entries()) {
    [l.x, l.y] = l.aim()
    for (const n of nodes) if (overlap(l, n, 3)) sum += 2
    for (let j = 0; j < i; j++) if (overlap(l, labels[j], 3)) sum += 1
    for (const { a, b } of lines) if (!(a.id === l.from && b.id === l.to || a.id === l.to && b.id === l.from) && hits(l, a, b, 1)) sum += 0.8
  }
  return sum
}

const side = (p, q, r) => (q.x - p.x) * (r.y - p.y) > (q.y - p.y) * (r.x - p.x)

export function cross(a, b, c, d) {
  if (a === c || a === d || b === c || b === d) return false
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

// hits reports whether the straight line from a to b passes through a box (Liang and
// Barsky 1984).
export function hits(box, a, b, gap) {
  let t0 = 0, t1 = 1
  for (const [from, by, low, high] of [[a.x, b.x - a.x, box.x - box.w / 2 - gap, box.x + box.w / 2 + gap], [a.y, b.y - a.y, box.y - box.h / 2 - gap, box.y + box.h / 2 + gap]]) {
    if (by === 0) {
      if (from < low || from > high) return false
      continue
    }
    const p = (low - from) / by, q = (high - from) / by
    t0 = Math.max(t0, Math.min(p, q))
    t1 = Math.min(t1, Math.max(p, q))
    if (t0 > t1) return false
  }
  return true
}

// lengthOf returns the length that a line should have in a direction: what its two boxes
// cover of it, its words, and what is to be seen of it.
export function lengthOf(room) {
  return (pair, a, b, ux, uy) => reach(a, ux, uy) + reach(b, ux, uy) + room + pair.w * Math.abs(ux) + pair.h * Math.abs(uy)
}
