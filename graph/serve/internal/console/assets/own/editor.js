// A small editor that answers the calls which Cayley's console makes to Monaco:
// a text area, its value, its changes, and one key for running the query.
(function () {
  "use strict";

  var CTRL = 2048, ENTER = 3;

  function Editor(container, options) {
    var area = document.createElement("textarea");
    area.className = "editor";
    area.spellcheck = false;
    area.setAttribute("autocapitalize", "off");
    area.setAttribute("autocomplete", "off");
    area.setAttribute("aria-label", options.readOnly ? "Result" : "Query");
    container.style.height = "100%";
    container.appendChild(area);
    this.area = area;
    this.listeners = [];
    this.actions = {};
    this.updateOptions(options);
    area.value = options.value || "";
    area.addEventListener("input", this.changed.bind(this));
    area.addEventListener("keydown", this.pressed.bind(this));
  }

  Editor.prototype = {
    getValue: function () { return this.area.value; },
    setValue: function (value) {
      value = value || "";
      if (value !== this.area.value) {
        this.area.value = value;
        this.changed();
      }
    },
    getModel: function () {
      return { getFullModelRange: function () { return null; } };
    },
    // The console only ever replaces everything.
    executeEdits: function (source, edits) { this.setValue(edits[edits.length - 1].text); },
    pushUndoStop: function () {},
    updateOptions: function (options) { this.area.readOnly = !!options.readOnly; },
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
    addAction: function (action) { this.actions[action.id] = action; },
    dispose: function () { this.area.remove(); },

    changed: function () {
      this.listeners.slice().forEach(function (listener) { listener({}); });
    },
    pressed: function (event) {
      if (event.key === "Tab" && !this.area.readOnly && !event.shiftKey) {
        event.preventDefault();
        var from = this.area.selectionStart;
        this.area.setRangeText("  ", from, this.area.selectionEnd, "end");
        this.changed();
        return;
      }
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) { return; }
      Object.keys(this.actions).forEach(function (id) {
        if ((this.actions[id].keybindings || []).indexOf(CTRL | ENTER) >= 0) {
          event.preventDefault();
          this.actions[id].run();
        }
      }, this);
    },
  };

  function nothing() {}

  window.monaco = {
    KeyMod: { CtrlCmd: CTRL },
    KeyCode: { Enter: ENTER },
    editor: {
      create: function (container, options) { return new Editor(container, options); },
      defineTheme: nothing,
      setTheme: nothing,
      setModelLanguage: nothing,
    },
    languages: {
      typescript: {
        ScriptTarget: { ES5: 1 },
        javascriptDefaults: { setCompilerOptions: nothing, addExtraLib: nothing },
      },
    },
  };
})();
