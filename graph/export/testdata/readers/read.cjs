// Reads an export with a library that others use, and prints what it found as JSON.
//
// usage: node read.cjs READER FORMAT FILE...
//
// The readers of RDF, n3 and oxigraph, print a sorted list of [subject, predicate, object,
// datatype, graph]; an object that is a triple term is "<<( subject predicate object )>>".
// followthemoney prints {"faults": [], "captions": {id: caption}}, cypher the faults that
// Neo4j's own parser finds, hyparquet a list of rows for each file.
"use strict";
const fs = require("fs");

const [reader, format, ...paths] = process.argv.slice(2);
const text = () => fs.readFileSync(paths[0], "utf8");

const mediaTypes = { nquads: "application/n-quads", trig: "application/trig", turtle: "text/turtle", ntriples: "application/n-triples" };

function rdf(quads) {
  const term = (t) => (t.termType === "Quad" ? `<<( ${term(t.subject)} ${term(t.predicate)} ${term(t.object)} )>>` : t.value);
  return quads
    .map((q) => [term(q.subject), term(q.predicate), term(q.object), q.object.termType === "Literal" ? q.object.datatype.value : "", q.graph.value])
    .sort();
}

// The forms of values, as followthemoney's types describe them. Its library for
// JavaScript has the model but does not check values.
const entityID = /^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/;
const date = /^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/;

function followTheMoney() {
  const { Model, defaultModel } = require("@alephdata/followthemoney");
  const model = new Model(defaultModel);
  const entities = text().trim().split("\n").map((line) => JSON.parse(line));
  const schemas = new Map(entities.map((e) => [e.id, e.schema]));
  const faults = [];
  const captions = {};
  for (const e of entities) {
    const fault = (what) => faults.push(`${e.schema} ${e.id}: ${what}`);
    const schema = defaultModel.schemata[e.schema] && model.getSchema(e.schema);
    if (!schema) {
      fault("no such schema");
      continue;
    }
    if (schema.abstract) fault("the schema is abstract");
    if (!entityID.test(e.id) || e.id.length > 200) fault("not an ID");
    for (const name of schema.required || []) {
      if (!e.properties[name]) fault(`${name} is required`);
    }
    for (const [name, values] of Object.entries(e.properties)) {
      if (!schema.hasProperty(name)) {
        fault(`no property ${name}`);
        continue;
      }
      const property = schema.getProperty(name);
      const type = defaultModel.types[property.type.name];
      if (property.stub) fault(`${name} is the other end of a property`);
      for (const value of values) {
        const wrong = () => fault(`${name}: ${property.type.name} ${JSON.stringify(value)}`);
        if (typeof value !== "string" || value === "" || [...value].length > type.maxLength) wrong();
        if (type.values && !type.values[value]) wrong();
        switch (property.type.name) {
          case "date":
            if (!date.test(value)) wrong();
            break;
          case "url":
            if (!/^https?:\/\/[^/]/.test(value) || !URL.canParse(value)) wrong();
            break;
          case "entity":
            if (!schemas.has(value)) fault(`${name}: ${value} is not there`);
            else if (!model.getSchema(schemas.get(value)).isA(property.getRange().name)) fault(`${name}: ${value} is a ${schemas.get(value)}, want ${property.getRange().name}`);
        }
      }
    }
    if (faults.length === 0) captions[e.id] = model.getEntity(e).getCaption();
  }
  return { faults, captions };
}

function cypher() {
  const { lintCypherQuery } = require("@neo4j-cypher/language-support");
  return text()
    .trimEnd()
    .split("\n")
    .flatMap((line) => lintCypherQuery(line, {}).diagnostics.map((d) => `${d.message}: ${line}`));
}

async function parquet() {
  const { parquetReadObjects, asyncBufferFromFile } = await import("hyparquet");
  const tables = [];
  for (const path of paths) tables.push(await parquetReadObjects({ file: await asyncBufferFromFile(path) }));
  return tables;
}

const readers = {
  n3: () => rdf(new (require("n3").Parser)({ format: mediaTypes[format] }).parse(text())),
  oxigraph: () => rdf(require("oxigraph").parse(text(), { format: mediaTypes[format] })),
  followthemoney: followTheMoney,
  cypher,
  hyparquet: parquet,
};

(async () => {
  const found = await readers[reader]();
  process.stdout.write(JSON.stringify(found, (_, v) => (typeof v === "bigint" ? Number(v) : v)));
})();
