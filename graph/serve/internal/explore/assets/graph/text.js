// Words for what is shown.

export function count(n, what) {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

export function predicateWords(predicate, labels = {}) {
  return labels[predicate] ?? predicate.replaceAll("-", " ");
}

// wrapped cuts a name into two lines at most, at a space, and shortens what is too long.
export function wrapped(text, most = 24) {
  text = text.replace(/\s+/g, " ").trim();
  if (text.length <= most) return [text];
  const words = text.split(" ");
  let first = words.shift();
  while (words.length && first.length + 1 + words[0].length <= most) first += " " + words.shift();
  return words.length ? [shortened(first, most), shortened(words.join(" "), most)] : [shortened(first, most)];
}

export function shortened(text, most) {
  const letters = [...text];
  return letters.length > most
    ? letters
        .slice(0, most - 1)
        .join("")
        .trim() + "…"
    : text;
}

// marksOf says why a statement is no plain fact, as all pages do; nothing if it is one.
// What is only probable is a fact to the graph.
export function marksOf(fact, marks) {
  const out = [];
  if (fact.polarity === "negative") out.push(marks.denied);
  if (fact.modality !== "asserted") out.push(marks.modality[fact.modality] ?? { kind: "uncertain", sign: "?", word: fact.modality, why: "" });
  else if (marks.certainty[fact.certainty]) out.push(marks.certainty[fact.certainty]);
  return out;
}

// source says according to whom, empty where it is the article itself.
export function source(attribution) {
  const { label = "", text = "" } = attribution ?? {};
  if (label && text && !label.includes(text) && !text.includes(label)) return `${label} (${text})`;
  return label || text;
}

// date is that of a fact, in brackets if it is only that of the article.
export function date(fact) {
  return fact.date && fact.dateSource === "published" ? `(${fact.date})` : fact.date || "no date";
}

// quoted returns the quote of a fact in parts, of which those that name its subject and
// its object are marked. Offsets count bytes.
export function quoted(fact) {
  const { begin, end, quote } = fact.evidence;
  const bytes = new TextEncoder().encode(quote);
  if (bytes.length !== end - begin) return [{ text: quote }];
  const spans = [
    ["subject", fact.subject],
    ["object", fact.object],
  ]
    .map(([role, term]) => ({ role, begin: term.begin - begin, end: term.end - begin }))
    .filter((span) => span.begin >= 0 && span.begin < span.end && span.end <= bytes.length)
    .sort((a, b) => a.begin - b.begin);
  const decode = (from, to) => new TextDecoder().decode(bytes.slice(from, to));
  const out = [];
  let at = 0;
  for (const span of spans) {
    if (span.begin < at) continue;
    if (span.begin > at) out.push({ text: decode(at, span.begin) });
    out.push({ text: decode(span.begin, span.end), role: span.role });
    at = span.end;
  }
  if (at < bytes.length) out.push({ text: decode(at) });
  return out;
}
