"""Reads an export with a library that others use, and prints what it found as JSON.

usage: read.py FORMAT FILE

For formats of RDF: a sorted list of [subject, predicate, object, datatype, graph], each
once. For graphs: {"nodes": {id: label}, "edges": [[id, source, target, predicate, quote]]}.
"""
import json
import sys

form, path = sys.argv[1:3]


def rdf(name):
    import rdflib

    rdflib.NORMALIZE_LITERALS = False
    data = rdflib.ConjunctiveGraph()
    data.parse(path, format=name)
    out = set()
    for s, p, o, g in data.quads():
        datatype = ""
        if isinstance(o, rdflib.Literal):
            datatype = str(o.datatype or "http://www.w3.org/2001/XMLSchema#string")
        label = str(getattr(g, "identifier", g))
        out.add((str(s), str(p), str(o), datatype, "" if form in ("turtle", "ntriples") else label))
    return sorted(out)


def network(data, label, edge_id):
    nodes = {n: d.get(label, n) for n, d in data.nodes(data=True)}
    edges = sorted([d.get(edge_id, key), s, t, d["predicate"], d["quote"]] for s, t, key, d in data.edges(keys=True, data=True))
    return {"nodes": nodes, "edges": edges}


def graph():
    import networkx as nx

    if form == "graphml":
        return network(nx.read_graphml(path), "label", "id")
    if form == "gexf":
        return network(nx.read_gexf(path), "label", "id")
    if form == "cytoscape":
        with open(path, encoding="utf-8") as f:
            return network(nx.cytoscape_graph(json.load(f)), "label", "id")
    data = nx.read_gml(path)
    return network(nx.relabel_nodes(data, {n: d["iri"] for n, d in data.nodes(data=True)}), "name", "key")


names = {"nquads": "nquads", "trig": "trig", "jsonld": "json-ld", "turtle": "turtle", "ntriples": "nt"}
print(json.dumps(rdf(names[form]) if form in names else graph()))
