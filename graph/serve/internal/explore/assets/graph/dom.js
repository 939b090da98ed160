// el makes an element of HTML: attributes whose values are functions are listeners, those
// that are false, null or undefined are left out. Children are elements or texts.
export function el(name, attributes = {}, ...children) {
  const out = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") out.addEventListener(key, value);
    else if (value !== false && value !== null && value !== undefined) out.setAttribute(key, value === true ? "" : value);
  }
  out.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined && child !== ""));
  return out;
}

// name is that of an actor, set apart from the text around it, whose direction of writing
// it must not turn.
export function name(label) {
  return el("bdi", {}, label);
}
