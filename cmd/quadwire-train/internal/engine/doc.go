// Package engine trains the network of the language engine: it reads the corpora,
// builds the inventories, runs the trainer of package nn over shuffled batches, and
// writes the model that extract/encode embeds.
package engine
