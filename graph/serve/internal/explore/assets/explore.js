// What script adds to pages that are whole without it: "/" goes to the search box, fields for
// names suggest actors, forms leave empty fields out of the address, and an article and
// its statements show what belongs together.
"use strict";

addEventListener("keydown", (event) => {
  const busy = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("find").select();
  }
});

addEventListener("submit", (event) => {
  const fields = [...event.target.elements].filter((field) => field.name && !field.value && !field.disabled);
  for (const field of fields) field.disabled = true;
  setTimeout(() => { for (const field of fields) field.disabled = false; }); // for who comes back
});

// A combobox as the ARIA Authoring Practices describe it: the list is another's, the focus
// stays in the field.
for (const field of document.querySelectorAll("input[data-suggest]")) suggest(field);

function suggest(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = field.id + "-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Actors");
  list.hidden = true;
  field.after(list);
  const said = document.createElement("span");
  said.className = "unseen";
  said.setAttribute("role", "status");
  list.after(said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) field.setAttribute(name, value);

  let at = -1, asked = "", timer = 0, wish = null;
  const close = () => {
    clearTimeout(timer); // what was asked for is no longer wanted
    if (wish) wish.abort();
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const point = (to) => {
    const options = list.children;
    if (options[at]) options[at].setAttribute("aria-selected", "false");
    at = (to + options.length + 1) % (options.length + 1); // beyond the last is the field
    if (at === options.length) at = -1;
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[at].id);
  };
  const take = (option) => {
    close();
    if (field.name === "q") location.href = "/actor/" + encodeURIComponent(option.dataset.id);
    else { field.value = option.dataset.id; field.focus(); }
  };
  const show = (actors) => {
    const kept = list.hidden || at < 0 ? -1 : actors.findIndex((actor) => actor.id === list.children[at].dataset.id);
    list.replaceChildren(...actors.map((actor, i) => {
      const option = document.createElement("li");
      option.id = list.id + "-" + i;
      option.dataset.id = actor.id;
      option.className = (actor.type || "Thing").toLowerCase();
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const mark = document.createElement("span"), name = document.createElement("bdi"), more = document.createElement("small");
      mark.className = "mark";
      mark.setAttribute("aria-hidden", "true");
      name.textContent = actor.label;
      const also = document.createElement("bdi");
      also.textContent = actor.name;
      more.append(option.className, ...(actor.name && actor.name !== actor.label ? [", ", also] : []));
      option.append(mark, name, " ", more);
      return option;
    }));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = actors.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (kept >= 0) point(kept); // an answer that came late does not take away what is chosen
    said.textContent = actors.length === 1 ? "1 suggestion" : actors.length + " suggestions";
  };
  const ask = async () => {
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    if (wish) wish.abort();
    if (text.length < 2) return close();
    wish = new AbortController();
    try {
      const answer = await fetch("/api/quadwire/v1/search?limit=8&q=" + encodeURIComponent(text), { signal: wish.signal });
      if (!answer.ok) return close();
      const { actors } = await answer.json();
      if (document.activeElement === field) show(actors);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) { close(); asked = ""; }
    else if (event.key === "ArrowDown" && list.hidden) { asked = ""; ask(); }
    else if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp" && !list.hidden) point(at < 0 ? list.children.length - 1 : at - 1);
    else if (event.key === "Enter" && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}

// In an article, what belongs to a statement is lit together: its parts in the text and its
// card beside it.
for (const reader of document.querySelectorAll("[data-reader]")) {
  const parts = new Map();
  for (const part of reader.querySelectorAll("[data-statements]")) {
    for (const id of part.dataset.statements.split(" ")) parts.set(id, [...(parts.get(id) || []), part]);
  }
  let lit = [];
  const light = (ids) => {
    for (const part of lit) part.classList.remove("lit");
    lit = ids.flatMap((id) => parts.get(id) || []);
    for (const part of lit) part.classList.add("lit");
  };
  const lightOf = (part, event) => {
    if (!part) return;
    const ids = part.dataset.statements.split(" ");
    light(ids);
    const margin = reader.querySelector(".margin"), card = lit.find((other) => other.classList.contains("card"));
    // The cards beside the text move, the text does not.
    if (event === "text" && card && margin.scrollHeight > margin.clientHeight) margin.scrollTop = card.offsetTop - margin.offsetTop - margin.clientHeight / 3;
  };
  const target = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^in-/, "");
    if (!parts.has(id)) return;
    light([id]);
    const first = parts.get(id).find((part) => part.classList.contains("seg"));
    if (first) first.scrollIntoView({ block: "center" });
  };
  for (const kind of ["mouseover", "focusin"]) {
    reader.addEventListener(kind, (event) => {
      const part = event.target.closest("[data-statements]");
      lightOf(part, part && part.classList.contains("seg") ? "text" : "margin");
    });
  }
  addEventListener("hashchange", target);
  target();
}
