package relation

// findNamesakes finds the titles and descriptions of the sentence whose name stands
// beside them, and that no mention joins to it: *the head of the Ruritanian bank, Ana
// Ruiz, resigned*, where the name hangs on the bank and what the head does is Ruiz's.
func (b *builder) findNamesakes() {
	for i := b.firstProp; i < len(b.doc.Propositions) && b.doc.Propositions[i].Sentence == b.sent; i++ {
		prop := &b.doc.Propositions[i]
		if !prop.Predicate.Implied || !prop.Predicate.Copula || !prop.Object.Present() || prop.Object.Prep != "" || !prop.Subject.Present() {
			continue
		}
		tok, name := prop.Object.Head, prop.Subject.Referent()
		if b.toks[tok].UPOS != "NOUN" || b.isPlural(tok) || b.isNamed(b.mentionAt[tok]) {
			continue
		}
		if m := b.mentionAt[name]; b.isNamed(m) && b.doc.Mentions[m].Head == name {
			b.namesake[tok] = m
		}
	}
}
