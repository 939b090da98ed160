// The page of the graph: puts together state, data, picture, panel and filters. What is
// shown follows from the state alone, so that an address always looks the same.

import { Data } from "./data.js";
import { drag, select, zoom, zoomIdentity } from "./d3.js";
import { el } from "./dom.js";
import { Picture } from "./draw.js";
import { Filters } from "./filters.js";
import { Keyboard } from "./keyboard.js";
import { layout, put } from "./layout.js";
import { exportLink } from "./links.js";
import { buildModel } from "./model.js";
import { Panel, tableRows } from "./panel.js";
import { pictureOf, savePNG, saveSVG } from "./save.js";
import { createStore, firstNeighbors, formatState, moreNeighbors, mostOpened } from "./state.js";
import { count } from "./text.js";

const root = document.querySelector(".graph");
const find = (selector) => root.querySelector(selector);
const config = JSON.parse(document.getElementById("graph-config").textContent);
const svg = find("svg.picture"),
  stage = find(".stage"),
  live = find(".live");
const still = matchMedia("(prefers-reduced-motion: reduce)");

const data = new Data(config.api);
const store = createStore((s, why) => show(why));
let model = { nodes: [], edges: [], facts: [] },
  placed = null,
  drawn = "",
  asking = null,
  kept = new Map();

// Zoom and drag.
let ownView = false; // the reader has chosen what the window shows
const zooming = zoom()
  .scaleExtent([0.08, 4])
  .on("zoom", ({ transform, sourceEvent }) => {
    picture.view.attr("transform", transform);
    picture.zoom = transform.k;
    svg.classList.toggle("far", transform.k < 0.5);
    if (sourceEvent) ownView = true;
  })
  .on("end", () => picture.model && picture.fitWords());
const dragging = drag()
  .clickDistance(4)
  .subject((_, n) => picture.placed.nodes.get(n.id))
  .on("drag", function (event, n) {
    const box = picture.placed.nodes.get(n.id);
    [box.x, box.y] = [event.x, event.y];
    picture.place(n.id);
  })
  .on("end", (event, n) => {
    const { x, y } = picture.placed.nodes.get(n.id),
      was = event.subject.was;
    const moved = !was || Math.hypot(was.x - x, was.y - y) > 4;
    if (moved) store.set({ places: { ...store.get().places, [n.id]: [Math.round(x), Math.round(y)] } });
  })
  .on("start", (event) => {
    event.subject.was = { x: event.subject.x, y: event.subject.y };
  });

const picture = new Picture(svg, {
  actors: (all) =>
    all
      .on("click", (event, n) => (event.target.closest(".hub") ? actions.more(n.id) : actions.select({ node: n.id })))
      .on("dblclick", (event, n) => {
        event.stopPropagation();
        actions.open(n.id);
      })
      .on("pointerenter", (_, n) => picture.emphasise({ node: n.id }))
      .on("pointerleave", calm)
      .call(dragging),
  links: (all) =>
    all
      .on("click", (_, e) => actions.select({ edge: e.key }))
      .on("pointerenter", (_, e) => picture.emphasise({ edge: e.key }))
      .on("pointerleave", calm),
});
select(svg)
  .call(zooming)
  .on("dblclick.zoom", null)
  .on("click", (event) => {
    if (event.target === svg) actions.close();
  });

function calm() {
  picture.emphasise(actions.selected());
}

// What can be done; each returns true, for the keyboard.
const actions = {
  selected: () => ({ node: store.get().node, edge: store.get().edge }),
  select({ node = "", edge = "" }) {
    store.set({ node, edge });
    return true;
  },
  close() {
    const { node, edge } = store.get();
    if (!node && !edge) return false;
    store.set({ node: "", edge: "" });
    keyboard.focus(edge ? { key: edge } : { id: node });
    return true;
  },
  open(id) {
    const s = store.get(),
      label = picture.label(id);
    if (!s.actors.some((a) => nodeOf(a) === id)) {
      if (s.actors.length === mostOpened) return say(`At most ${mostOpened} actors can be opened at once.`);
      store.set({ actors: [...s.actors, id] });
    } else if (s.actors.length > 1) {
      store.set({ actors: s.actors.filter((a) => nodeOf(a) !== id) });
    } else {
      return say(`${label} is the only actor that is opened.`);
    }
    return true;
  },
  more(id) {
    const s = store.get(),
      actor = s.actors.find((a) => nodeOf(a) === id);
    if (actor) store.set({ counts: { ...s.counts, [actor]: (s.counts[actor] ?? firstNeighbors) + moreNeighbors, mostOpened } });
    return true;
  },
  hide(id) {
    const s = store.get(),
      others = s.actors.filter((a) => nodeOf(a) !== id);
    if (others.length === 0) {
      return say("The last actor that is opened cannot be hidden.");
    }
    store.set({ hidden: [...s.hidden, id], actors: others, node: s.node === id ? "" : s.node, edge: "" });
    return true;
  },
  async all(edge) {
    await ask((signal) => data.all(edge.from, edge.to, signal));
    show("change");
  },
  zoom(by) {
    moving().call(zooming.scaleBy, by);
    return true;
  },
  fit() {
    fit("all");
    return true;
  },
  // reveal moves the window to what has the focus, where that is outside.
  reveal(what) {
    const box = what.id ? picture.placed.nodes.get(what.id) : middleOf(picture.curves.get(what.key));
    const t = currentTransform(),
      x = t.applyX(box.x),
      y = t.applyY(box.y),
      { width, height } = svg.getBoundingClientRect();
    if (x < 60 || y < 40 || x > width - 60 || y > height - 40) moving().call(zooming.translateTo, box.x, box.y);
  },
};

const nodeOf = (actor) => data.answers.get(actor)?.id ?? actor;
const middleOf = (c) => ({ x: (c.x0 + 2 * c.cx + c.x1) / 4, y: (c.y0 + 2 * c.cy + c.y1) / 4 });
const currentTransform = () => svg.__zoom ?? zoomIdentity;
const moving = () => (still.matches ? select(svg) : select(svg).transition().duration(250));

const panel = new Panel(find(".panel"), data, config, actions);
const filters = new Filters(find(".filters"), config, (changes) => store.set(changes));
const keyboard = new Keyboard(svg, picture, actions);

// say tells those who do not see the picture what changed.
function say(text) {
  live.textContent = text;
  return true;
}

// ask waits for an answer, shows that it does, and can be stopped.
async function ask(question) {
  asking?.abort();
  const mine = (asking = new AbortController()),
    bar = find(".progress");
  const slow = setTimeout(() => {
    bar.hidden = false;
  }, 250);
  find(".fault").hidden = true;
  try {
    await question(mine.signal);
    return true;
  } catch (err) {
    if (err.name !== "AbortError") fail(err.message);
    else if (mine === asking) fail("Stopped.");
    return false;
  } finally {
    clearTimeout(slow);
    if (mine === asking) {
      bar.hidden = true;
      asking = null;
    }
  }
}

function fail(message) {
  const box = find(".fault");
  box.hidden = false;
  box.replaceChildren(el("p", {}, message), el("button", { type: "button", click: () => show("change") }, "Try again"));
  root.dataset.state = "failed";
}

// show draws the state. why is 'history' where the reader went back or forth.
async function show(why) {
  const s = store.get();
  root.dataset.state = "asking";
  const needs = s.actors.filter((a) => !data.answers.has(a) || data.answers.get(a).cut);
  if (needs.length && !(await ask((signal) => Promise.all(needs.map((a) => data.need(a, s.counts[a] ?? firstNeighbors, signal)))))) {
    if (s !== store.get()) return; // a later one is on its way
    if (!data.answers.size) return;
  }
  if (s !== store.get()) return;
  const had = keyboard.focused(),
    before = model;
  model = buildModel(data, s, config);
  const from = places(),
    signature = JSON.stringify([
      tall(),
      model.nodes.map((n) => [n.id, n.by, n.opened]),
      model.edges.map((e) => [e.key, e.articles, e.lines.map((l) => [l.words, l.articles])]),
    ]);
  placed = kept.get(signature) ?? layout(model, tall());
  kept.set(signature, placed);
  placed = copied(placed);
  put(placed, model, s.places);
  picture.show(model, placed, s);
  picture.emphasise(actions.selected());
  keyboard.refresh(had);
  panel.show(s, model, why !== "first" && !svg.contains(document.activeElement));
  filters.show(s, model.facts);
  tell(s, before, why);
  if (drawn !== signature) {
    fit(Boolean(drawn));
    if (drawn) move(from);
  }
  drawn = signature;
  if (why !== "history") uncover(s);
  if (find(".fault").hidden) root.dataset.state = "ready";
}

// places are where boxes are now, for moving from there.
function places() {
  const out = new Map();
  if (placed) for (const [id, box] of [...placed.nodes, ...placed.words]) out.set(id, { x: box.x, y: box.y });
  return out;
}

function copied(placed) {
  const copy = (boxes) => new Map([...boxes].map(([id, box]) => [id, { ...box }]));
  const nodes = copy(placed.nodes),
    words = copy(placed.words);
  return { ...placed, nodes, words };
}

// move leads the eye from where things were to where they are now.
function move(from) {
  delete root.dataset.moving;
  if (still.matches || model.nodes.length > 150) return;
  const boxes = [...placed.nodes, ...placed.words].map(([id, box]) => {
    const by = model.nodes.find((n) => n.id === id)?.by;
    return { box, from: from.get(id) ?? from.get(by) ?? { x: box.x, y: box.y }, to: { x: box.x, y: box.y } };
  });
  const mine = placed,
    began = performance.now(),
    duration = 380;
  const step = (now) => {
    if (placed !== mine) return; // another follows
    const t = Math.min(1, Math.max(0, (now - began) / duration)),
      eased = 1 - (1 - t) ** 3;
    for (const { box, from, to } of boxes) {
      box.x = from.x + (to.x - from.x) * eased;
      box.y = from.y + (to.y - from.y) * eased;
    }
    picture.place();
    if (t < 1) requestAnimationFrame(step);
    else delete root.dataset.moving;
  };
  root.dataset.moving = "true";
  for (const { box, from } of boxes) [box.x, box.y] = [from.x, from.y];
  picture.place();
  requestAnimationFrame(step);
}

// legible is how small names can still be read.
const legible = 0.55;

// fit shows all of the picture, no larger than letters are elsewhere.
function fit(smooth) {
  if (!model.nodes.length) return;
  const { width, height } = svg.getBoundingClientRect();
  if (!width) return;
  ownView = false;
  const { x0, y0, x1, y1 } = picture.bounds(),
    pad = 20;
  const all = Math.min((width - 2 * pad) / (x1 - x0), (height - 2 * pad) / (y1 - y0), 1.15);
  // Where names could not be read, only the part around the first actor is shown, unless
  // all is wanted.
  const k = smooth === "all" ? all : Math.max(all, legible),
    first = placed.nodes.get(model.nodes[0].id);
  const at = (from, to, here, window) =>
    k * (to - from) <= window ? (from + to) / 2 : Math.min(Math.max(here, from + window / 2 / k), to - window / 2 / k);
  const x = at(x0 - pad, x1 + pad, first.x, width),
    y = at(y0 - pad, y1 + pad, first.y, height);
  const to = zoomIdentity.translate(width / 2 - k * x, height / 2 - k * y).scale(k);
  if (smooth && !still.matches) select(svg).transition().duration(380).call(zooming.transform, to);
  else select(svg).call(zooming.transform, to);
}

// uncover moves what is selected out from below the panel, where that is a sheet.
function uncover(s) {
  const sheet = find(".panel");
  if (sheet.hidden || getComputedStyle(sheet).position !== "fixed") return;
  const box = s.node ? placed.nodes.get(s.node) : (placed.words.get(s.edge) ?? (picture.curves.has(s.edge) && middleOf(picture.curves.get(s.edge))));
  if (!box) return;
  stage.scrollIntoView({ block: "start" });
  const { top, width } = svg.getBoundingClientRect(),
    free = sheet.getBoundingClientRect().top - top;
  moving().call(zooming.translateTo, box.x, box.y, [width / 2, Math.max(free / 2, 30)]);
}

function tall() {
  const { width, height } = stage.getBoundingClientRect();
  return height > width;
}

// tell updates the words around the picture.
function tell(s, before, why) {
  const articles = new Set(model.edges.flatMap((e) => e.facts.map((f) => f.evidence.article))).size;
  const summary = `${count(model.nodes.length, "actor")}, ${count(model.edges.length, "line")} from ${count(articles, "article")}`;
  find(".summary").textContent = summary;
  find(".empty").hidden = model.edges.length > 0;
  find(".empty").textContent = data.facts.size ? "No lines that the filters let through." : "The articles say nothing about this actor and another.";
  document.querySelector(".graph-table tbody").replaceChildren(
    ...tableRows(model, config, (what) => {
      actions.select(what);
      root.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
    }),
  );
  for (const link of root.querySelectorAll("a[data-export]")) link.href = exportLink(config.api, s, link.dataset.export);
  const was = new Set(before.nodes.map((n) => n.id)),
    is = new Set(model.nodes.map((n) => n.id));
  const came = [...is].filter((id) => !was.has(id)).length,
    went = [...was].filter((id) => !is.has(id)).length;
  const changes = [came && `${count(came, "actor")} added`, went && `${count(went, "actor")} removed`].filter(Boolean).join(", ");
  if (why === "first" || changes) say([changes, summary].filter(Boolean).join(". "));
  for (const item of root.querySelectorAll("[data-type]"))
    item.hidden = !model.nodes.some((n) => (n.entity?.type ?? "Thing").toLowerCase() === item.dataset.type);
  for (const item of root.querySelectorAll("[data-kind]")) item.hidden = !model.edges.some((e) => e.kind === item.dataset.kind);
  for (const item of root.querySelectorAll("[data-tone]")) item.hidden = !model.edges.some((e) => e.tone === item.dataset.tone);
  const hidden = find(".hidden-actors");
  hidden.hidden = s.hidden.length === 0;
  hidden.textContent = `Show ${count(s.hidden.length, "hidden actor")}`;
  find('[data-do="tidy"]').hidden = Object.keys(s.places).length === 0;
}

// The form that adds an actor takes along what is shown now.
find(".add").addEventListener("formdata", ({ formData }) => {
  const added = formData.getAll("actor").at(-1) ?? ""; // the field comes after what is kept
  for (const key of [...formData.keys()]) formData.delete(key);
  for (const [key, value] of new URLSearchParams(formatState({ ...store.get(), node: "", edge: "" }))) formData.append(key, value);
  formData.append("actor", added);
});

const buttons = {
  in: () => actions.zoom(1.25),
  out: () => actions.zoom(0.8),
  fit: () => actions.fit(),
  tidy: () => store.set({ places: {} }),
  unhide: () => store.set({ hidden: [] }),
  stop: () => asking?.abort(),
  reset: () => store.set({ predicates: [], modalities: [], since: "", until: "", polarity: "", all: false, minConfidence: 0, minArticles: 1 }),
  svg: () => saveSVG(pictureOf(svg, picture, document.title, find(".legend")), "graph.svg"),
  png: () =>
    savePNG(pictureOf(svg, picture, document.title, find(".legend")), "graph.png").catch((err) => fail(`The picture cannot be made: ${err.message}`)),
  print: () => print(),
};
for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", () => buttons[button.dataset.do]?.());

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest("input")) actions.close();
});

// On paper is all of the picture, whatever part the window shows.
addEventListener("beforeprint", () => {
  if (!model.nodes.length) return;
  const { x0, y0, x1, y1 } = picture.bounds();
  svg.setAttribute("viewBox", [x0 - 10, y0 - 10, x1 - x0 + 20, y1 - y0 + 20].join(" "));
  picture.view.attr("transform", null);
});
addEventListener("afterprint", () => {
  svg.removeAttribute("viewBox");
  picture.view.attr("transform", currentTransform());
});

let width = 0;
new ResizeObserver(() => {
  const now = stage.getBoundingClientRect().width;
  if (width && Math.abs(now - width) > 2 && !ownView) fit(false);
  width = now;
}).observe(stage);

root.classList.add("scripted");
if (store.get().actors.length) show("first");
else root.dataset.state = "ready";
