// The picture as a file.

import { fonts, textWidth, wordSize } from "./boxes.js";

const styles = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "opacity",
  "visibility",
  "display",
  "paint-order",
];
const margin = 24;

// pictureOf returns the picture as a document of its own: all of it, with the styles
// that the page gives it, whatever part the window shows.
export function pictureOf(svg, picture, title, legend) {
  const { x0, y0, x1, y1 } = picture.bounds(),
    caption = 40,
    signs = 44;
  const out = svg.cloneNode(true),
    from = [svg, ...svg.querySelectorAll("*")],
    to = [out, ...out.querySelectorAll("*")];
  for (const [i, element] of to.entries()) {
    const computed = getComputedStyle(from[i]);
    for (const name of [...element.attributes].map((a) => a.name)) if (!keep.has(name)) element.removeAttribute(name);
    for (const style of styles) {
      const value = computed.getPropertyValue(style);
      if (value && !usual.has(`${style}:${value}`)) element.setAttribute(style, value.replaceAll('"', "'"));
    }
  }
  for (const hidden of out.querySelectorAll('[display="none"], [visibility="hidden"], [data-drop]')) hidden.remove();
  out.querySelector("g").removeAttribute("transform");
  const w = x1 - x0 + 2 * margin,
    h = y1 - y0 + 2 * margin + caption + signs;
  out.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  out.setAttribute("viewBox", [x0 - margin, y0 - margin - caption, w, h].map((n) => n.toFixed(1)).join(" "));
  out.setAttribute("width", w.toFixed(0));
  out.setAttribute("height", h.toFixed(0));
  const { backgroundColor, color } = getComputedStyle(svg);
  out.prepend(
    make("rect", { x: x0 - margin, y: y0 - margin - caption, width: w, height: h, fill: backgroundColor }),
    make("text", { x: x0, y: y0 - caption + 12, "font-size": 16, "font-weight": "bold", "font-family": fonts, fill: color }, title),
  );
  out.append(legendOf(legend, x0, y1 + signs));
  return { text: new XMLSerializer().serializeToString(out), w, h };
}

// legendOf puts the signs of the legend with their words in a row.
function legendOf(legend, x, y) {
  const out = make("g", {});
  for (const item of legend.querySelectorAll("li:not([hidden])")) {
    const sign = item.querySelector("svg"),
      { color } = getComputedStyle(item),
      words = item.textContent.trim();
    const shape = sign?.querySelector("*");
    if (shape) {
      const copy = shape.cloneNode(true),
        computed = getComputedStyle(shape);
      copy.removeAttribute("class");
      for (const style of ["fill", "stroke", "stroke-width", "stroke-dasharray"]) copy.setAttribute(style, computed.getPropertyValue(style));
      copy.setAttribute("transform", `translate(${x},${y - Number(sign.getAttribute("height")) / 2})`);
      out.append(copy);
      x += Number(sign.getAttribute("width")) + 6;
    }
    out.append(make("text", { x, y: y + 4, "font-size": wordSize, "font-family": fonts, fill: color }, words));
    x += textWidth(words, wordSize, false) + 20;
  }
  return out;
}

function make(name, attributes, text = "") {
  const out = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
  out.textContent = text;
  return out;
}

const keep = new Set(["d", "x", "y", "rx", "width", "height", "transform", "stroke-width", "stroke-dasharray", "visibility"]);
const usual = new Set([
  "opacity:1",
  "stroke-opacity:1",
  "visibility:visible",
  "display:inline",
  "stroke:none",
  "stroke-dasharray:none",
  "paint-order:normal",
]);

export function saveSVG(drawn, file) {
  save(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', drawn.text], { type: "image/svg+xml" }), file);
}

// savePNG saves with twice as many pixels, for print, as far as canvases are that large.
export async function savePNG(drawn, file) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
  await image.decode();
  const scale = Math.min(2, 12000 / Math.max(drawn.w, drawn.h));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(drawn.w * scale);
  canvas.height = Math.ceil(drawn.h * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  save(await new Promise((done) => canvas.toBlob(done, "image/png")), file);
}

function save(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
