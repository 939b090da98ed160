// Keys in the picture. One actor or line at a time can be reached with Tab; arrows go from
// one actor to the next in their direction, N and P through the lines of an actor.

export class Keyboard {
  constructor(svg, picture, actions) {
    Object.assign(this, { svg, picture, actions, line: 0 });
    svg.addEventListener("keydown", (event) => this.press(event));
    // Not at the picture itself: browsers take SVG that listens for the focus for a field.
    svg.parentElement.addEventListener("focusin", (event) => svg.contains(event.target) && this.reached(event.target));
    svg.parentElement.addEventListener("focusout", (event) => svg.contains(event.target) && this.picture.emphasise(this.actions.selected()));
  }

  // refresh keeps the focus on what had it, where that is still there.
  refresh(had) {
    const at = this.element(had) ?? this.element(this.current) ?? this.svg.querySelector(".node");
    for (const other of this.svg.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", -1);
    at?.setAttribute("tabindex", 0);
    if (had) at?.focus({ preventScroll: true });
  }

  // focused names what has the focus, as [refresh] takes it.
  focused() {
    const at = document.activeElement;
    return this.svg.contains(at) ? name(at) : null;
  }

  element(what) {
    if (!what) return null;
    return [...this.svg.querySelectorAll(what.key ? ".link" : ".node")].find((g) =>
      what.key ? g.dataset.key === what.key : g.dataset.id === what.id,
    );
  }

  reached(target) {
    const what = name(target);
    if (!what) return;
    this.current = what;
    for (const other of this.svg.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", -1);
    target.setAttribute("tabindex", 0);
    this.picture.emphasise(what.key ? { edge: what.key } : { node: what.id });
    if (target.matches(":focus-visible")) this.actions.reveal(what);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const what = name(event.target);
    const done = this.general(event.key) || (what && (what.key ? this.onLine(event.key, what.key) : this.onActor(event.key, what.id)));
    if (done) event.preventDefault();
  }

  general(key) {
    switch (key) {
      case "+":
      case "=":
        return this.actions.zoom(1.25);
      case "-":
        return this.actions.zoom(0.8);
      case "0":
        return this.actions.fit();
    }
    return false;
  }

  onActor(key, id) {
    switch (key) {
      case "Enter":
        return this.actions.open(id);
      case " ":
        return this.actions.select({ node: id });
      case "m":
        return this.actions.more(id);
      case "Delete":
        return this.actions.hide(id);
      case "n":
        return this.focus({ key: this.around(id)[0]?.key });
      case "p":
        return this.focus({ key: this.around(id).at(-1)?.key });
      case "Home":
        return this.focus({ id: this.picture.model.nodes[0].id });
    }
    return key.startsWith("Arrow") && this.focus({ id: this.beside(id, key) });
  }

  onLine(key, edge) {
    const e = this.picture.model.edges.find((e) => e.key === edge),
      from = this.origin ?? e.from;
    const lines = this.around(e.from === from || e.to === from ? from : e.from),
      i = lines.findIndex((l) => l.key === edge);
    switch (key) {
      case "Enter":
      case " ":
        return this.actions.select({ edge });
      case "n":
        return this.focus({ key: lines[(i + 1) % lines.length].key });
      case "p":
        return this.focus({ key: lines.at(i - 1).key });
      case "ArrowLeft":
      case "ArrowUp":
        return this.focus({ id: e.from });
      case "ArrowRight":
      case "ArrowDown":
        return this.focus({ id: e.to });
    }
    return false;
  }

  around(id) {
    this.origin = id;
    return this.picture.model.edges.filter((e) => e.from === id || e.to === id);
  }

  focus(what) {
    const at = this.element(what.key || what.id ? what : null);
    at?.focus({ preventScroll: true });
    return Boolean(at);
  }

  // beside returns the nearest actor in the direction of an arrow.
  beside(id, arrow) {
    const [ux, uy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[arrow];
    const boxes = this.picture.placed.nodes,
      from = boxes.get(id);
    let best = "",
      least = Infinity;
    for (const box of boxes.values()) {
      const along = (box.x - from.x) * ux + (box.y - from.y) * uy,
        across = Math.abs((box.x - from.x) * uy) + Math.abs((box.y - from.y) * ux);
      if (box === from || along <= 0 || across > 2.5 * along) continue;
      if (along + 2 * across < least) [best, least] = [box.id, along + 2 * across];
    }
    return best;
  }
}

function name(element) {
  if (element.dataset?.key) return { key: element.dataset.key };
  return element.dataset?.id ? { id: element.dataset.id } : null;
}
