// The panel beside the picture: the evidence of a line, or what is known of an actor.

import { el, name } from "./dom.js";
import { actorLink, articleLink, graphLink, statementLink } from "./links.js";
import { kindOf } from "./model.js";
import { count, date, marksOf, predicateWords, quoted, source } from "./text.js";

const kinds = { rel: "", not: "Denied", maybe: "Not asserted" };

export class Panel {
  // actions are open, close, hide, select, all: what buttons do.
  constructor(root, data, config, actions) {
    Object.assign(this, { root, data, config, actions });
    this.shown = "";
  }

  // show shows what is selected, and nothing where nothing is. focus says that the reader
  // goes there.
  show(s, model, focus) {
    const edge = model.edges.find((e) => e.key === s.edge),
      node = model.nodes.find((n) => n.id === s.node);
    const content = edge ? this.edge(edge, model) : node ? this.node(node, model) : null;
    this.root.hidden = !content;
    this.root.closest(".graph").classList.toggle("with-panel", Boolean(content));
    const what = edge?.key ?? node?.id ?? "";
    if (!content) this.root.replaceChildren();
    else {
      const top = this.shown === what ? this.root.scrollTop : 0;
      this.root.replaceChildren(
        el("button", { type: "button", class: "close", "aria-label": "Close", click: () => this.actions.close() }, "×"),
        ...content,
      );
      this.root.scrollTop = top;
    }
    if (content && focus && this.shown !== what) this.root.querySelector("h2").focus({ preventScroll: true });
    this.shown = what;
  }

  heading(...what) {
    return el("h2", { tabindex: -1 }, ...what);
  }

  edge(edge, model) {
    const entity = (id) => model.nodes.find((n) => n.id === id)?.entity ?? { id, label: id };
    const from = entity(edge.from),
      to = entity(edge.to);
    const missing = this.data.missing(edge.from, edge.to);
    return [
      this.heading(name(from.label), edge.both ? " ↔ " : " → ", name(to.label)),
      el(
        "p",
        { class: "quiet" },
        [kinds[edge.kind], count(edge.facts.length, "statement"), count(edge.articles, "article")].filter(Boolean).join(" · "),
      ),
      ...edge.lines.map((line) => el("section", {}, el("h3", {}, line.words), ...line.facts.map((fact) => this.fact(fact)))),
      missing > 0 &&
        el(
          "p",
          {},
          el("button", { type: "button", click: () => this.actions.all(edge) }, `Load ${count(missing, "more statement")} about these two`),
        ),
      el("p", { class: "links" }, actor(from), " · ", actor(to)),
    ].filter(Boolean);
  }

  fact(fact) {
    const by = source(fact.attribution);
    const article = fact.source;
    const from = [article.publisher, article.published].filter(Boolean).join(", ");
    const more = el("div", { class: "others" });
    return el(
      "article",
      { class: `proof kind-${kindOf(fact)}`, "data-statement": fact.id },
      this.marks(fact),
      el(
        "blockquote",
        {},
        "“",
        quoted(fact).map((part) => (part.role ? el("mark", { class: part.role }, part.text) : part.text)),
        "”",
      ),
      by ? el("p", { class: "by" }, "according to ", name(by)) : null,
      el(
        "p",
        { class: "source" },
        el("a", { href: articleLink(fact.evidence.article, fact.id) }, name(article.headline || article.url || article.path || article.id)),
        from && `, ${from}`,
      ),
      el(
        "p",
        { class: "quiet" },
        el("span", { title: "When it happened; in brackets where only the date of the article is known" }, date(fact)),
        " · ",
        el("meter", { min: 0, max: 1, value: fact.confidence, "aria-hidden": true }),
        " ",
        el(
          "span",
          { title: "How probable it is that a careful reader finds all of the statement right" },
          `${Math.round(fact.confidence * 100)} % sure`,
        ),
        " · ",
        el("a", { href: statementLink(fact.id) }, "statement"),
        " · ",
        el("button", { type: "button", class: "plain", click: () => this.why(fact, more) }, "who else says so"),
      ),
      more,
    );
  }

  marks(fact) {
    const marks = marksOf(fact, this.config.marks);
    return (
      marks.length > 0 &&
      el(
        "p",
        { class: "flags" },
        marks.flatMap((mark) => [flag(mark), " "]),
      )
    );
  }

  // why asks for the whole sentence and for what else says the same.
  async why(fact, into) {
    into.replaceChildren(el("p", { class: "quiet", role: "status" }, "Asking …"));
    try {
      const answer = await this.data.why(fact.id);
      const others = answer.others ?? [];
      into.replaceChildren(
        ...(answer.sentence && answer.sentence !== fact.evidence.quote ? [el("p", {}, "The whole sentence: “", answer.sentence, "”")] : []),
        el(
          "p",
          {},
          others.length
            ? `${count(others.length, "other statement")} ${others.length === 1 ? "says" : "say"} the same:`
            : "No other statement says the same.",
        ),
        ...others.map((other) =>
          el(
            "blockquote",
            {},
            "“",
            other.evidence.quote,
            "” ",
            el("a", { href: articleLink(other.evidence.article, other.id) }, name(other.source.headline || other.source.id)),
          ),
        ),
      );
    } catch (err) {
      into.replaceChildren(el("p", { class: "fault", role: "alert" }, err.message));
    }
  }

  node(node, model) {
    const { entity, id } = node,
      around = model.edges.filter((e) => e.from === id || e.to === id);
    const label = (other) => model.nodes.find((n) => n.id === other)?.entity?.label ?? other;
    const names = (entity.aliases ?? []).filter((alias) => alias !== entity.label);
    return [
      this.heading(name(entity.label)),
      el("p", { class: "quiet" }, [entity.type.toLowerCase(), count(around.length, "line") + " shown"].join(" · ")),
      names.length > 0 &&
        el(
          "p",
          {},
          "also ",
          names.flatMap((alias, i) => [i ? ", " : "", name(alias)]),
        ),
      el(
        "p",
        { class: "buttons" },
        el("button", { type: "button", "data-do": "open", click: () => this.actions.open(id) }, node.opened ? "Close neighbours" : "Open neighbours"),
        (node.more > 0 || (node.opened && node.cut)) &&
          el("button", { type: "button", "data-do": "more", click: () => this.actions.more(id) }, "Show more"),
        el("button", { type: "button", "data-do": "hide", click: () => this.actions.hide(id) }, "Hide"),
        el("a", { class: "button", href: actorLink(id) }, "Page of the actor"),
        el("a", { class: "button", href: graphLink(id) }, "Only this"),
      ),
      this.path(id, model),
      el("h3", {}, "Lines"),
      around.length === 0
        ? el("p", { class: "quiet" }, "None that the filters let through.")
        : el(
            "ul",
            { class: "lines" },
            around.map((e) =>
              el(
                "li",
                {},
                el(
                  "button",
                  { type: "button", class: "plain", click: () => this.actions.select({ edge: e.key }) },
                  e.from === id ? "" : [name(label(e.from)), " "],
                  el("b", {}, e.lines.map((l) => l.words).join(", ")),
                  e.from === id ? [" ", name(label(e.to))] : "",
                ),
              ),
            ),
          ),
    ].filter(Boolean);
  }

  path(id, model) {
    const list = el(
      "datalist",
      { id: "graph-names" },
      model.nodes.filter((n) => n.id !== id).map((n) => el("option", { value: n.entity.label })),
    );
    const suggest = async (event) => {
      const text = event.target.value.trim();
      if (text.length < 2 || [...list.options].some((o) => o.value === text)) return;
      try {
        const found = await this.data.search(text);
        list.replaceChildren(...found.actors.map((a) => el("option", { value: a.label })));
      } catch {
        // A name can be given without suggestions.
      }
    };
    return el(
      "form",
      { class: "path", action: "/path" },
      el("input", { type: "hidden", name: "from", value: id }),
      el("label", {}, "Path to ", el("input", { name: "to", required: true, list: "graph-names", autocomplete: "off", input: suggest })),
      list,
      el("button", {}, "Find"),
    );
  }
}

function actor(entity) {
  return el("a", { href: actorLink(entity.id) }, name(entity.label));
}

// flag is a mark as it looks on all pages.
function flag({ kind, sign, word, why }) {
  return el("span", { class: `mark-${kind} flag`, title: why }, el("span", { "aria-hidden": true }, sign), " ", word);
}

// tableRows are the shown lines as rows of the table below the picture.
export function tableRows(model, config, select) {
  const entity = (id) => model.nodes.find((n) => n.id === id).entity;
  return model.edges.flatMap((edge) =>
    edge.lines.map((line) => {
      const best = line.facts.reduce((a, b) => (b.confidence > a.confidence ? b : a));
      return el(
        "tr",
        { class: `kind-${edge.kind}` },
        el("td", {}, actor(entity(best.subject.id))),
        el(
          "td",
          {},
          el(
            "button",
            { type: "button", class: "plain", click: () => select({ edge: edge.key }) },
            predicateWords(best.predicate, config.predicates),
          ),
          marksOf(best, config.marks).flatMap((mark) => [" ", flag(mark)]),
        ),
        el("td", {}, actor(entity(best.object.id))),
        el("td", {}, date(best)),
        el("td", {}, String(line.articles)),
        el("td", {}, best.confidence.toFixed(2)),
        el("td", {}, el("a", { href: statementLink(best.id) }, best.evidence.quote)),
      );
    }),
  );
}
