// What script adds to all pages: "/" goes to the search box.
"use strict";

addEventListener("keydown", (event) => {
  const busy = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("find").select();
  }
});
