// What is shown is the address of the page: which actors are opened, what is filtered,
// what is selected. A view can so be shared, and the back button works.

const lists = { predicates: "predicate", modalities: "modality", hidden: "hide" };
const words = { since: "since", until: "until", polarity: "polarity", edge: "edge", node: "node" };

export const firstNeighbors = 14; // of an actor that is opened
export const mostOpened = 24; // actors
export const moreNeighbors = 14; // for each click on what is left out

export function emptyState() {
  return {
    actors: [], // IDs of the actors that are opened, in the order in which they were
    counts: {}, // how many neighbours of an actor are wanted, where it is not the first few
    hidden: [],
    predicates: [],
    modalities: [],
    since: "",
    until: "",
    polarity: "",
    all: false,
    minConfidence: 0,
    minArticles: 1,
    edge: "",
    node: "", // what is selected
    places: {}, // [x, y] of the actors that were dragged
  };
}

export function parseState(search) {
  const params = new URLSearchParams(search),
    s = emptyState();
  for (const id of params.getAll("actor")) if (id && !s.actors.includes(id)) s.actors.push(id);
  for (const [field, name] of Object.entries(lists)) s[field] = [...new Set(params.getAll(name).filter(Boolean))];
  for (const [field, name] of Object.entries(words)) s[field] = params.get(name) ?? "";
  s.all = params.get("all") === "true";
  s.minConfidence = between(Number(params.get("min-confidence")), 0, 1);
  s.minArticles = Math.round(between(Number(params.get("min-articles")), 1, 1000));
  for (const entry of params.getAll("more")) {
    const [, id, n] = entry.match(/^(.*):(\d{1,4})$/) ?? [];
    if (id) s.counts[id] = Number(n);
  }
  for (const entry of params.getAll("at")) {
    const [, id, x, y] = entry.match(/^(.*):(-?\d{1,5}):(-?\d{1,5})$/) ?? [];
    if (id) s.places[id] = [Number(x), Number(y)];
  }
  return s;
}

function between(n, least, most) {
  return Number.isFinite(n) ? Math.min(Math.max(n, least), most) : least;
}

export function formatState(s) {
  const params = new URLSearchParams();
  for (const id of s.actors) params.append("actor", id);
  for (const [id, n] of Object.entries(s.counts)) if (s.actors.includes(id)) params.append("more", `${id}:${n}`);
  for (const [field, name] of Object.entries(lists)) for (const value of s[field]) params.append(name, value);
  for (const name of ["since", "until", "polarity"]) if (s[name]) params.set(name, s[name]);
  if (s.all) params.set("all", "true");
  if (s.minConfidence > 0) params.set("min-confidence", String(s.minConfidence));
  if (s.minArticles > 1) params.set("min-articles", String(s.minArticles));
  for (const [id, [x, y]] of Object.entries(s.places)) params.append("at", `${id}:${Math.round(x)}:${Math.round(y)}`);
  for (const name of ["edge", "node"]) if (s[name]) params.set(name, s[name]);
  return "?" + params;
}

// keep returns the state with its changes written to the address: as a step that the
// back button undoes, or in place of the last one where the change is one of many, as
// while a slider moves.
export function createStore(onChange) {
  let state = parseState(location.search);
  addEventListener("popstate", () => {
    state = parseState(location.search);
    onChange(state, "history");
  });
  return {
    get: () => state,
    set(changes, { replace = false } = {}) {
      state = { ...state, ...changes };
      const address = formatState(state);
      if (address !== location.search) history[replace ? "replaceState" : "pushState"](null, "", address);
      onChange(state, "change");
    },
  };
}
