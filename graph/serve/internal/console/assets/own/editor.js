// A small editor that answers the calls which Cayley's console makes to Monaco: a text
// area, its value, its changes, colours behind its text, and one key for running the
// query. Tab moves on, as everywhere in a page.
(function () {
  "use strict";

  var CTRL = 2048, ENTER = 3;
  // Longer texts have no colours: nobody reads them, and they would take long.
  var COLOURED = 200000;

  // What is coloured, by language: the first group that matches names the colour.
  var IRI = "<[^<>\"{}|^`\\\\\\s]*>";
  var DOUBLE = "\"(?:\\\\.|[^\"\\\\\\n])*\"?";
  var NUMBER = "-?\\b\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?\\b";
  var grammars = {
    javascript: [
      ["comment", "//[^\\n]*|/\\*[^]*?(?:\\*/|$)"],
      ["iri", "\"<[^\"\\n]*>\"|'<[^'\\n]*>'"],
      ["string", DOUBLE + "|'(?:\\\\.|[^'\\\\\\n])*'?|`(?:\\\\.|[^`\\\\])*`?"],
      ["keyword", "\\b(?:var|let|const|function|return|if|else|for|while|do|in|of|new|true|false|null|undefined)\\b"],
      ["name", "\\.[A-Za-z_]\\w*|\\b(?:gt|gte|lt|lte|regex|like|iri|str|bnode|raw)\\b(?=\\()"],
      ["number", NUMBER],
    ],
    json: [
      ["name", "\"(?:\\\\.|[^\"\\\\\\n])*\"(?=\\s*:)"],
      ["iri", "\"<[^\"\\n]*>\""],
      ["string", DOUBLE],
      ["keyword", "\\b(?:true|false|null)\\b"],
      ["number", NUMBER],
    ],
    graphql: [["comment", "#[^\\n]*"], ["iri", IRI], ["string", DOUBLE], ["number", NUMBER], ["name", "[A-Za-z_]\\w*(?=\\s*[({:])"]],
    nquads: [["comment", "^\\s*#[^\\n]*"], ["iri", IRI], ["string", DOUBLE], ["name", "_:\\w+|@[a-zA-Z-]+"]],
  };

  function tokens(language, text, each) {
    var grammar = grammars[language];
    if (!grammar || text.length > COLOURED) { return false; }
    var all = new RegExp(grammar.map(function (rule) { return "(" + rule[1] + ")"; }).join("|"), "gm");
    var at = 0, found;
    while ((found = all.exec(text)) !== null) {
      if (found[0] === "") { all.lastIndex++; continue; }
      if (found.index > at) { each("", text.slice(at, found.index)); }
      for (var i = 1; found[i] === undefined;) { i++; }
      each(grammar[i - 1][0], found[0]);
      at = found.index + found[0].length;
    }
    each("", text.slice(at) + "\n"); // a last empty line has its height too
    return true;
  }

  function element(name, className, parent) {
    var e = document.createElement(name);
    e.className = className;
    parent.appendChild(e);
    return e;
  }

  function Editor(container, options) {
    container.style.height = "100%";
    this.box = element("div", "editor", container);
    this.colours = element("pre", "editor-colours", element("div", "editor-behind", this.box));
    this.colours.setAttribute("aria-hidden", "true");
    var area = this.area = element("textarea", "editor-text", this.box);
    area.spellcheck = false;
    ["autocapitalize", "autocomplete", "autocorrect"].forEach(function (name) { area.setAttribute(name, "off"); });
    this.language = options.language || "";
    this.listeners = [];
    this.actions = {};
    this.updateOptions(options);
    area.value = options.value || "";
    area.addEventListener("input", this.changed.bind(this));
    area.addEventListener("keydown", this.pressed.bind(this));
    area.addEventListener("beforeinput", this.indent.bind(this));
    area.addEventListener("scroll", this.scrolled.bind(this));
    this.colour();
    if (!options.readOnly) { window.quadwire.editor = this; }
  }

  Editor.prototype = {
    getValue: function () { return this.area.value; },
    setValue: function (value) {
      value = value || "";
      if (value !== this.area.value) {
        this.area.value = value;
        this.area.scrollTop = 0;
        this.changed();
      }
    },
    getModel: function () {
      var editor = this;
      return { editor: editor, getFullModelRange: function () { return null; } };
    },
    // The console only ever replaces everything.
    executeEdits: function (source, edits) { this.setValue(edits[edits.length - 1].text); },
    pushUndoStop: function () {},
    updateOptions: function (options) {
      this.area.readOnly = !!options.readOnly;
      this.label();
    },
    setScrollPosition: function (position) { this.area.scrollTop = position.scrollTop || 0; },
    onDidChangeModelContent: function (listener) {
      var listeners = this.listeners;
      listeners.push(listener);
      return {
        dispose: function () {
          var i = listeners.indexOf(listener);
          if (i >= 0) { listeners.splice(i, 1); }
        },
      };
    },
    // An action with the same id takes the place of the one before.
    addAction: function (action) {
      this.actions[action.id] = action;
      this.label();
    },
    dispose: function () { this.box.remove(); },
    focus: function () { this.area.focus(); },

    // label says what it is to those who do not see it.
    label: function () {
      var area = this.area;
      area.setAttribute("aria-label", area.readOnly ? "Result" : this.language === "nquads" ? "Quads" : "Query");
      if (Object.keys(this.actions).length > 0) { area.setAttribute("aria-keyshortcuts", "Control+Enter"); }
    },
    speak: function (language) {
      this.language = language;
      this.label();
      this.colour();
    },
    changed: function () {
      this.colour();
      this.listeners.slice().forEach(function (listener) { listener({}); });
    },
    colour: function () {
      var into = document.createDocumentFragment();
      var done = tokens(this.language, this.area.value, function (kind, text) {
        if (kind === "") {
          into.appendChild(document.createTextNode(text));
        } else {
          element("span", "token-" + kind, into).textContent = text;
        }
      });
      this.box.classList.toggle("coloured", done);
      this.colours.replaceChildren(into);
      this.scrolled();
    },
    scrolled: function () {
      this.colours.style.transform = "translate(" + -this.area.scrollLeft + "px, " + -this.area.scrollTop + "px)";
    },
    pressed: function (event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !this.area.readOnly) { this.run(event); }
    },
    run: function (event) {
      Object.keys(this.actions).forEach(function (id) {
        if ((this.actions[id].keybindings || []).indexOf(CTRL | ENTER) >= 0) {
          event.preventDefault();
          this.actions[id].run();
        }
      }, this);
    },
    // indent begins a new line as far in as the one before. It is done as typing is, so
    // that it can be undone.
    indent: function (event) {
      if (event.inputType !== "insertLineBreak") { return; }
      var before = this.area.value.slice(0, this.area.selectionStart);
      var space = /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))[0];
      if (space !== "" && document.execCommand("insertText", false, "\n" + space)) { event.preventDefault(); }
    },
  };

  function nothing() {}

  window.quadwire = { editor: null };
  window.monaco = {
    KeyMod: { CtrlCmd: CTRL },
    KeyCode: { Enter: ENTER },
    editor: {
      create: function (container, options) { return new Editor(container, options); },
      defineTheme: nothing,
      setTheme: nothing,
      setModelLanguage: function (model, language) { model.editor.speak(language); },
    },
    languages: {
      typescript: {
        ScriptTarget: { ES5: 1 },
        javascriptDefaults: { setCompilerOptions: nothing, addExtraLib: nothing },
      },
    },
  };
})();
