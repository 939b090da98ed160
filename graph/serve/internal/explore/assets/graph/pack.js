// The connected parts of a graph, and how they stand beside one another.

// partsOf returns the connected parts of a graph, the largest first.
export function partsOf(model) {
  const part = new Map(model.nodes.map((n) => [n.id, n.id]));
  const root = (id) => {
    while (part.get(id) !== id) id = part.get(id);
    return id;
  };
  for (const e of model.edges) part.set(root(e.to), root(e.from));
  const out = new Map();
  for (const n of model.nodes) {
    if (!out.has(root(n.id))) out.set(root(n.id), { nodes: [], edges: [] });
    out.get(root(n.id)).nodes.push(n);
  }
  for (const e of model.edges) out.get(root(e.from)).edges.push(e);
  return [...out.values()].sort((a, b) => b.nodes.length - a.nodes.length); // equal ones in the order in which they were opened
}

// pack puts parts beside and below one another, each where the whole stays smallest.
export function pack(parts, tall) {
  const space = 50,
    done = [];
  for (const part of parts) {
    const all = [...part.nodes, ...part.labels],
      { x, y, w, h } = bounds(all);
    const corners = [
      [0, 0],
      ...done.flatMap((d) => [
        [d.x + d.w + space, d.y],
        [d.x, d.y + d.h + space],
        [d.x + d.w + space, 0],
        [0, d.y + d.h + space],
      ]),
    ];
    let best = null;
    for (const [cx, cy] of corners) {
      if (done.some((d) => cx < d.x + d.w + space && d.x < cx + w + space && cy < d.y + d.h + space && d.y < cy + h + space)) continue;
      const width = Math.max(cx + w, ...done.map((d) => d.x + d.w)),
        height = Math.max(cy + h, ...done.map((d) => d.y + d.h));
      const size = Math.max(width / (tall ? 0.6 : 1.6), height) + (cx + cy) / 1000;
      if (!best || size < best.size) best = { x: cx, y: cy, w, h, size };
    }
    done.push(best);
    for (const box of all) {
      box.x += best.x - x;
      box.y += best.y - y;
    }
  }
}

export function bounds(boxes) {
  const x = Math.min(...boxes.map((b) => b.x - b.w / 2)),
    y = Math.min(...boxes.map((b) => b.y - b.h / 2));
  return { x, y, w: Math.max(...boxes.map((b) => b.x + b.w / 2)) - x, h: Math.max(...boxes.map((b) => b.y + b.h / 2)) - y };
}
