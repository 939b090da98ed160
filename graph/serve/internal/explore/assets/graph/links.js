// The addresses of other pages.

export const actorLink = (id) => "/actor/" + encodeURIComponent(id);
export const statementLink = (id) => "/statement/" + encodeURIComponent(id);
export const articleLink = (id, statement) => "/article/" + id.split("/").map(encodeURIComponent).join("/") + "#" + encodeURIComponent(statement);
export const graphLink = (id) => "/graph?" + new URLSearchParams({ actor: id });

// exportLink is the address of the facts around the opened actors in a format, with what
// of the filters exports know.
export function exportLink(api, s, format) {
  const params = new URLSearchParams({ format });
  for (const id of s.actors) params.append("actor", id);
  params.set("neighbors", "1");
  if (s.predicates.length === 1) params.set("predicate", s.predicates[0]);
  for (const bound of ["since", "until"]) if (s[bound]) params.set(bound, s[bound]);
  if (s.minConfidence > 0) params.set("min-confidence", String(s.minConfidence));
  if (s.all || s.polarity || s.modalities.length) params.set("all", "true");
  return `${api}/export?${params}`;
}
