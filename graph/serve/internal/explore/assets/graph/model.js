// From facts to what is drawn: which actors, and which lines between them.

import { within } from "./dates.js";
import { firstNeighbors } from "./state.js";
import { marksOf, predicateWords } from "./text.js";

// passes reports whether a fact is wanted. As with the commands, only what is asserted
// is, where nothing else is said.
export function passes(fact, s) {
  return (
    isMeant(fact, s) &&
    (s.predicates.length === 0 || s.predicates.includes(fact.predicate)) &&
    fact.confidence >= s.minConfidence &&
    within(fact.date, s.since, s.until)
  );
}

export function isMeant(fact, s) {
  if (!s.all && !s.polarity && !s.modalities.length) return fact.polarity === "positive" && fact.modality === "asserted";
  return (!s.polarity || fact.polarity === s.polarity) && (!s.modalities.length || s.modalities.includes(fact.modality));
}

// kindOf is how far the text commits itself: 'rel' to what it asserts, 'not' to what it
// denies, 'maybe' to all else.
export function kindOf(fact) {
  if (fact.modality !== "asserted") return "maybe";
  return fact.polarity === "negative" ? "not" : "rel";
}

export function keyOf(fact) {
  let from = fact.subject.id,
    to = fact.object.id;
  if (fact.symmetric && from > to) [from, to] = [to, from];
  return [from, to, (fact.symmetric ? "both-" : "") + kindOf(fact)].join("~");
}

// buildModel returns the actors and lines that the state wants of the data:
//
//	nodes   {id, entity, opened, more, cut}: more counts neighbours that are left out
//	edges   {key, from, to, kind, both, lines, facts, articles, tone}
//	facts   all facts between actors that were found, for the filters to count
export function buildModel(data, s, config) {
  const facts = [...data.facts.values()].filter((f) => f.object.id && f.object.id !== f.subject.id);
  const edges = edgesOf(
    facts.filter((f) => passes(f, s)),
    s,
    config,
  );
  const linked = new Map(); // neighbours by actor
  for (const e of edges) {
    for (const [a, b] of [
      [e.from, e.to],
      [e.to, e.from],
    ]) {
      if (!linked.has(a)) linked.set(a, new Set());
      linked.get(a).add(b);
    }
  }
  const hidden = new Set(s.hidden);
  const shown = new Map();
  for (const actor of s.actors) {
    const answer = data.answers.get(actor);
    if (!answer || hidden.has(answer.id)) continue;
    shown.set(answer.id, { id: answer.id, opened: true, by: answer.id, more: 0, cut: false });
  }
  for (const actor of s.actors) {
    const answer = data.answers.get(actor);
    if (!answer || !shown.has(answer.id)) continue;
    const near = answer.neighbors.filter((id) => !hidden.has(id) && linked.get(answer.id)?.has(id));
    const wanted = s.counts[actor] ?? firstNeighbors;
    for (const id of near.slice(0, wanted)) if (!shown.has(id)) shown.set(id, { id, opened: false, by: answer.id, more: 0, cut: false });
    const node = shown.get(answer.id);
    node.more = near.slice(wanted).filter((id) => !shown.has(id)).length;
    node.cut = answer.cut;
  }
  for (const node of shown.values()) node.entity = data.entities.get(node.id);
  return {
    nodes: [...shown.values()],
    edges: edges.filter((e) => shown.has(e.from) && shown.has(e.to)),
    facts: facts.filter((f) => !hidden.has(f.subject.id) && !hidden.has(f.object.id)),
  };
}

function edgesOf(facts, s, config) {
  const byKey = new Map();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(fact);
  }
  const out = [];
  for (const key of [...byKey.keys()].sort()) {
    const [from, to] = key.split("~");
    const edge = summed({ key, from, to, kind: kindOf(byKey.get(key)[0]), both: Boolean(byKey.get(key)[0].symmetric) }, byKey.get(key), config);
    if (edge.articles >= s.minArticles) out.push(edge);
  }
  return out;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function summed(edge, facts, config) {
  facts.sort((a, b) => compare(a.date || "9", b.date || "9") || b.confidence - a.confidence || compare(a.id, b.id));
  const articles = (list) => new Set(list.map((f) => f.evidence.article)).size;
  const byWords = new Map();
  let conflict = 0,
    cooperation = 0;
  for (const fact of facts) {
    const said = predicateWords(fact.predicate, config.predicates),
      marks = edge.kind === "rel" ? [] : marksOf(fact, config.marks);
    const words = marks.length ? `${marks[0].sign} ${said} (${marks.map((mark) => mark.word).join(", ")})` : said;
    if (!byWords.has(words)) byWords.set(words, []);
    byWords.get(words).push(fact);
    if (config.conflict.includes(fact.event)) conflict++;
    else if (fact.event) cooperation++;
  }
  const lines = [...byWords].map(([words, list]) => ({ words, facts: list, articles: articles(list) }));
  lines.sort((a, b) => b.articles - a.articles || compare(a.words, b.words));
  const tone = conflict > 0 && conflict >= cooperation ? "conflict" : cooperation > 0 ? "cooperation" : "other";
  return { ...edge, facts, lines, tone, articles: articles(facts) };
}

const mostLines = 3;

// edgeWords returns what stands beside a line.
export function edgeWords(edge) {
  const out = [];
  for (const [i, line] of edge.lines.entries()) {
    if (i === mostLines - 1 && edge.lines.length > mostLines) {
      out.push(`and ${edge.lines.length - i} more`);
      break;
    }
    out.push(line.words + (line.articles > 1 ? ` ×${line.articles}` : ""));
  }
  return out;
}

// edgeName says a line in one sentence.
export function edgeName(edge, label) {
  const said = edge.lines.map((l) => l.words).join("; ");
  return `${label(edge.from)} – ${said} – ${label(edge.to)}, ${edge.articles} article${edge.articles === 1 ? "" : "s"}`;
}
