// What the API answers, kept so that nothing is asked for twice.

// mostNeighbors is how many the API gives at most.
const mostNeighbors = 200;

export class Data {
  constructor(api) {
    this.api = api;
    this.answers = new Map(); // by actor: {limit, cut, neighbors: [IDs]}
    this.entities = new Map(); // by ID
    this.facts = new Map(); // by ID
    this.totals = new Map(); // of facts between two, by pair
  }

  // ask returns the answer of the API. It fails with a message for people.
  async ask(name, params, signal) {
    let response;
    try {
      response = await fetch(`${this.api}/${name}?${new URLSearchParams(params)}`, { signal, headers: { Accept: "application/json" } });
    } catch (err) {
      if (err.name === "AbortError") throw err;
      throw new Error("The server does not answer. Is it still running?");
    }
    let body;
    try {
      body = await response.json();
    } catch (err) {
      if (err.name === "AbortError") throw err;
      throw new Error(`The server answered ${response.status} without saying more.`);
    }
    if (!response.ok)
      throw new Error(typeof body.error === "string" ? body.error : (body.error?.message ?? `The server answered ${response.status}.`));
    return body;
  }

  // need makes sure that at least so many neighbours of an actor are known, as far as
  // there are. Some more are asked for at once, so that filters have something to choose
  // from, and so that it is known how many there are.
  async need(actor, wanted, signal) {
    const known = this.answers.get(actor);
    if (known && (!known.cut || known.neighbors.length >= wanted || known.limit === mostNeighbors)) return;
    const limit = Math.min(mostNeighbors, Math.max(60, Math.ceil(wanted / 60) * 60));
    const answer = await this.ask(
      "neighbors",
      [
        ["actor", actor],
        ["all", "true"],
        ["limit", limit],
      ],
      signal,
    );
    const neighbors = [];
    for (const { depth, ...entity } of answer.actors) {
      this.entities.set(entity.id, entity);
      if (depth > 0) neighbors.push(entity.id);
    }
    for (const link of answer.links) this.addLink(link);
    const id = answer.actors.find((a) => a.depth === 0)?.id ?? actor;
    this.answers.set(actor, { id, limit, cut: Boolean(answer.cut), neighbors });
  }

  addLink(link) {
    this.totals.set(pairOf(link.from.id, link.to.id), link.count);
    for (const fact of link.facts) this.facts.set(fact.id, fact);
  }

  // all asks for every fact between two actors, where only the surest are known.
  async all(a, b, signal) {
    const answer = await this.ask(
      "facts",
      [
        ["actor", a],
        ["with", b],
        ["all", "true"],
        ["limit", 1000],
      ],
      signal,
    );
    for (const found of answer.facts ?? []) {
      for (const fact of found.statements ?? [found]) this.facts.set(fact.id, fact);
    }
  }

  // missing counts the facts between two actors that are not known.
  missing(a, b) {
    let known = 0;
    for (const f of this.facts.values()) if (pairOf(f.subject.id, f.object.id ?? "") === pairOf(a, b)) known++;
    return Math.max(0, (this.totals.get(pairOf(a, b)) ?? 0) - known);
  }

  why(statement, signal) {
    return this.ask("why", [["statement", statement]], signal);
  }

  search(text, signal) {
    return this.ask(
      "search",
      [
        ["q", text],
        ["limit", 8],
      ],
      signal,
    );
  }
}

export function pairOf(a, b) {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}
