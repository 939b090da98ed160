// The form of the filters. Without script it is sent; with it, each change shows at once.

import { daysOf, histogram } from "./dates.js";
import { el } from "./dom.js";
import { isMeant, passes } from "./model.js";
import { predicateWords } from "./text.js";

export class Filters {
  constructor(form, config, set) {
    Object.assign(this, { form, config, set });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => set(this.read()));
    form.elements["min-confidence"].addEventListener("input", (event) => this.sure(Number(event.target.value)));
  }

  read() {
    const { elements } = this.form,
      checked = (name) => [...this.form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
    const all = elements.all.checked;
    return {
      predicates: checked("predicate"),
      modalities: all ? checked("modality") : [],
      since: elements.since.value,
      until: elements.until.value,
      polarity: all ? elements.polarity.value : "",
      all,
      minConfidence: Number(elements["min-confidence"].value),
      minArticles: Number(elements["min-articles"].value) || 1,
    };
  }

  sure(value) {
    this.form.querySelector("output").value = value > 0 ? `${Math.round(value * 100)} %` : "any";
  }

  // show sets the form to the state, with how many facts each choice has.
  show(s, facts) {
    const { elements } = this.form;
    elements.all.checked = s.all || Boolean(s.polarity) || s.modalities.length > 0;
    elements.polarity.value = s.polarity;
    elements.since.value = daysOf(s.since)?.[0] ?? "";
    elements.until.value = daysOf(s.until)?.[1] ?? "";
    elements["min-confidence"].value = s.minConfidence;
    elements["min-articles"].value = s.minArticles;
    this.sure(s.minConfidence);
    this.form.querySelector(".modalities").hidden = !elements.all.checked;
    this.choices(
      "predicate",
      s.predicates,
      facts.filter((f) => passes(f, { ...s, predicates: [] })).map((f) => f.predicate),
      (value) => predicateWords(value, this.config.predicates),
    );
    this.choices(
      "modality",
      s.modalities,
      facts.filter((f) => passes(f, { ...s, all: true, modalities: [] })).map((f) => f.modality),
      (value) => value,
    );
    this.times(
      s,
      facts.filter((f) => isMeant(f, s) && passes(f, { ...s, since: "", until: "" })),
    );
    const active = [s.predicates.length, s.modalities.length, s.all, s.polarity, s.since, s.until, s.minConfidence, s.minArticles > 1].filter(
      Boolean,
    ).length;
    this.form.querySelector(".active").textContent = active ? `${active} on` : "";
    this.form.querySelector(".reset").hidden = !active;
  }

  // choices lists the values that facts have, the most frequent first.
  choices(field, chosen, values, words) {
    const list = this.form.querySelector(`[data-choices="${field}"]`),
      counts = new Map(chosen.map((value) => [value, 0]));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    list.replaceChildren(
      ...sorted.map(([value, n]) =>
        el(
          "li",
          {},
          el(
            "label",
            {},
            el("input", { type: "checkbox", name: field, value, checked: chosen.includes(value) }),
            " ",
            words(value),
            " ",
            el("small", {}, String(n)),
          ),
        ),
      ),
    );
    if (focused !== null) list.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  // times shows when facts happened; a bar that is clicked becomes the range.
  times(s, facts) {
    const bars = histogram(facts.map((f) => f.date)),
      most = Math.max(1, ...bars.map((bar) => bar.count));
    const root = this.form.querySelector(".histogram");
    root.hidden = bars.length < 2;
    root.replaceChildren(
      ...bars.map((bar) => {
        const on = (!s.since || bar.to >= s.since) && (!s.until || bar.from <= s.until);
        const out = el("button", {
          type: "button",
          tabindex: bar.count ? 0 : -1,
          class: on ? "on" : "",
          disabled: !bar.count,
          title: `${bar.name}: ${bar.count}`,
          "aria-label": `Only ${bar.name}, ${bar.count}`,
          click: () => this.set({ since: bar.from, until: bar.to }),
        });
        out.style.setProperty("--height", String(bar.count / most));
        return out;
      }),
    );
  }
}
