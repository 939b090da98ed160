// What the console lacks: a way back to the explorer, examples from this graph, the
// meaning of its names, what came of a request, and the token for writing.
(function () {
  "use strict";

  var quadwire = window.quadwire;
  var writes = document.documentElement.hasAttribute("data-write");
  var token = "";

  function element(name, parent, attributes, text) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { e.setAttribute(key, attributes[key]); });
    if (text) { e.textContent = text; }
    parent.appendChild(e);
    return e;
  }

  // The pages of the console, by the items of its menu.
  function menu() { return Array.from(document.querySelectorAll(".mdc-drawer .mdc-list-item")); }
  function page() {
    var item = document.querySelector(".mdc-drawer .mdc-list-item--activated");
    return item ? item.textContent.trim() : "Query";
  }

  var status;
  function say(text, wrong) {
    status.textContent = text;
    status.classList.toggle("wrong", !!wrong);
  }

  // Requests of the console pass here.
  var send = window.fetch.bind(window);
  window.fetch = function (url, options) {
    var path = new URL(url, location.href).pathname;
    if (path.indexOf("/api/") !== 0) { return send(url, options); }
    var here = page(), began = performance.now();
    say("Running …");
    if (path === "/api/v2/write" || path === "/api/v2/delete") {
      options = Object.assign({}, options, { headers: Object.assign({ Authorization: "Bearer " + token }, options.headers) });
    }
    return send(url, options).then(function (response) {
      return response.json().then(function (answer) {
        answer = told(answer, here, Math.round(performance.now() - began));
        return new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
      });
    }).catch(function (error) {
      say(String(error.message || error), true);
      throw error;
    });
  };

  // told says what an answer is, and returns it as the page can take it.
  function told(answer, here, time) {
    var took = " in " + time + " ms";
    var wrong = answer.error || answer.errors && answer.errors[0].message;
    if (wrong) {
      say(here === "Write" ? "Nothing was changed: " + wrong : wrong, true);
      return here === "Query Shape" ? { nodes: [], links: [], message: wrong } : answer;
    }
    if (here === "Write") {
      say(answer.result);
    } else if (here === "Query Shape") {
      say(count(answer.nodes.length, "node") + " and " + count(answer.links.length, "link") + took);
    } else if (here === "Visualize") {
      var drawn = drawable(answer.result || []);
      say(drawn.length > 0 ? count(drawn.length, "link") + took + (answer.truncated ? ", of more" : "")
        : "Nothing to draw: results need nodes under the tags source and target, as in g.V(…).tag(\"source\").out(…).tag(\"target\").all()");
      return { result: drawn };
    } else if (answer.result) {
      say(answer.truncated ? "The first " + count(answer.result.length, "result") + " of more" + took : count(answer.result.length, "result") + took);
    } else {
      say("Done" + took);
    }
    return answer;
  }

  function count(n, what) { return n.toLocaleString("en") + " " + what + (n === 1 ? "" : "s"); }

  // drawable returns the results that Visualize can draw: others would make it fail.
  function drawable(results) {
    return results.filter(function (result) {
      return result !== null && typeof result === "object" && result.source !== undefined && result.target !== undefined;
    }).map(function (result) { return { source: node(result.source), target: node(result.target) }; });
  }

  function node(value) {
    if (value !== null && typeof value === "object") { value = value["@id"] || value["@value"] || JSON.stringify(value); }
    return { "@id": String(value) };
  }

  // show puts an example into the editor of its page and runs it.
  function show(example) {
    var item = menu().find(function (item) { return item.textContent.trim() === example.page; });
    if (page() !== example.page) { item.click(); }
    whenTrue(function () { return page() === example.page && quadwire.editor && quadwire.editor.area.isConnected; }, function () {
      var select = document.querySelector("main .actions select");
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(select, example.lang);
      select.dispatchEvent(new Event("change", { bubbles: true }));
      quadwire.editor.setValue(example.text);
      quadwire.editor.focus();
      document.querySelector("main .actions button").click();
    });
  }

  // whenTrue calls then as soon as test is true, if that is soon.
  function whenTrue(test, then) {
    var tries = 0;
    (function again() {
      if (test()) {
        then();
      } else if (tries++ < 200) {
        setTimeout(again, 20);
      }
    })();
  }

  function examples(into) {
    send("/cayley/own/examples.json").then(function (response) { return response.json(); }).then(function (found) {
      var list = element("ul", element("section", into, { "aria-label": "Examples" }), { class: "own-examples" });
      list.before(element("h2", list.parentNode, {}, "Examples"));
      found.examples.forEach(function (example) {
        var button = element("button", element("li", list), { type: "button", title: example.text }, example.title);
        button.addEventListener("click", function () { show(example); });
      });
      var names = element("details", into, { class: "own-names" });
      element("summary", names, {}, "Names in this graph");
      var terms = element("dl", names);
      found.names.forEach(function (name) {
        element("dt", terms, {}, name.name);
        element("dd", terms, {}, name.meaning);
      });
    }).catch(function (error) { say("No examples: " + error.message, true); });
  }

  function tokenField(into) {
    var form = element("form", into, { class: "own-token", autocomplete: "off" });
    var label = element("label", form, {}, "Token for writing");
    var field = element("input", label, { type: "password", autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", function () { token = field.value.trim(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    onPage(function () { form.hidden = page() !== "Write"; });
  }

  // onPage calls then now and whenever another page is shown.
  function onPage(then) {
    new MutationObserver(then).observe(document.querySelector(".mdc-drawer .mdc-list"), { subtree: true, attributes: true, attributeFilter: ["class"] });
    then();
  }

  // keyboard makes the items of the menu what they look like. Arrows move between them.
  function keyboard() {
    menu().forEach(function (item, i) {
      item.setAttribute("role", "button");
      item.tabIndex = i === 0 ? 0 : -1;
      item.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          item.click();
        }
      });
    });
    onPage(function () {
      menu().forEach(function (item) { item.setAttribute("aria-current", item.textContent.trim() === page() ? "page" : "false"); });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    status = element("output", document.body, { class: "own-status", role: "status" });
    whenTrue(function () { return menu().length > 0; }, function () {
      var drawer = document.querySelector(".mdc-drawer__content");
      var panel = element("div", drawer, { class: "own-panel" });
      if (writes) {
        tokenField(panel);
      } else {
        element("p", panel, { class: "own-note" }, "The graph is open for reading only; quadwire serve --write adds a page for writing.");
      }
      examples(panel);
      var back = element("a", document.querySelector(".mdc-drawer__header"), { href: "/", class: "own-back" }, "Back to the explorer");
      back.setAttribute("aria-label", "Back to the explorer of this graph");
      keyboard();
    });
  });
})();
