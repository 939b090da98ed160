// The parts of D3 that are used. Its published files put what they have into one object;
// each needs those before it.

import "../d3/d3-dispatch.min.js";
import "../d3/d3-quadtree.min.js";
import "../d3/d3-timer.min.js";
import "../d3/d3-color.min.js";
import "../d3/d3-interpolate.min.js";
import "../d3/d3-ease.min.js";
import "../d3/d3-selection.min.js";
import "../d3/d3-transition.min.js";
import "../d3/d3-drag.min.js";
import "../d3/d3-zoom.min.js";
import "../d3/d3-force.min.js";

export const { drag, forceManyBody, forceSimulation, forceX, forceY, select, zoom, zoomIdentity } = globalThis.d3;
