// Package coref finds who an article speaks of: it turns names, noun phrases and
// pronouns into mentions, and joins the mentions of one actor, place or thing to an
// entity. Beside these it finds chains: all phrases that the text takes up again,
// actors or not.
//
// Input are tags, trees and names, output are Document.Mentions, in order of the
// text, Document.Entities, in order of their first mention, and Document.Chains.
//
// # Entities
//
// Entities are made for the graph by the multi-pass sieve of Raghunathan et al. (2010)
// and Lee et al. (2013), precision first: each pass sees what the passes before it
// joined, and leaves alone what it is not sure of. The passes, and the rules that
// Mention.Rule names:
//
//	names      gazetteer (Russia, US), demonym (Russian), government-seat (the
//	           Kremlin, Moscow said), exact-name, acronym, surname, given-name,
//	           name-variant (Lloyd J. Austin), short-name (the Observatory), and the
//	           rule of the Name where the gazetteer has several readings of it
//	structure  title-name (team member Jo Smith), apposition (Jo Smith, the minister),
//	           called (a man named Jo Smith, also known as), kind-noun (Yonhap news
//	           agency), predicate-name (the minister is Jo Smith)
//	stand-ins  country-officials (Iranian officials), country-forces (the Russian
//	           military), organization-officials, organization-forces
//	nominals   head-match (the talks' host … the host), office (the minister),
//	           definite-type (the country), nominal-ranking (its chain takes up an
//	           actor), former-latter, same-group
//	plurals    members (both ministers, the two countries), see below
//	pronouns   reflexive, quote-speaker (I, in a quotation), cataphora (In his speech
//	           Jo Smith said), pronoun-salience, pronoun-members (they)
//
// A pronoun is resolved by the salience of Lappin and Leass (1994), with agreement in
// number, gender and animacy and a check that it is not an argument beside its
// antecedent; see pronoun.go. A pronoun without an antecedent is no mention. The
// first mention of an entity has the rule "first-name" or "nominal".
//
// Noun phrases are mentions only where the head is a word for persons, groups,
// organisations, forces, governments, countries or places. An entity has Named where
// a name names it, or where a noun phrase describes a group so that its words tell who
// it is: Kherson residents, asylum seekers, police, three miners, the opposition camp; so
// does a person described by a name: a guard for the Velmar town hall. See group.go. A
// pronoun, a part of a group (some protesters) and a phrase with a clause never do. The ID
// of a group that has no name in its label, of a counted one and of a person has the
// beginning of the article's ID: these police are not those of other articles.
//
// A plural that denotes several actors (both ministers, the two, the three countries,
// they) is an entity of its own, whose Members are theirs: those that the last sentences
// join (Paz and Ruiz, Paz met Ruiz), or the only ones of its type there. It has members
// only where its number fits, never Named, and one entity with plurals of the same
// members; see plural.go.
//
// # Chains
//
// Chains go by what the words denote, whatever it is, as coreference is annotated:
// Iranian officials are one entity with Iran, and another chain. Phrases are whole noun
// phrases, read off the trees; see phrase.go. From left to right, each chooses one of
// the phrases before it as antecedent, or begins a chain, or is none, by a linear
// ranking of hashed features (Durrett and Klein 2013: head, number, gender, role,
// distance, words; and what the chain of the antecedent shows so far), trained on GUM;
// see pair.go and learn.go. Weights are bytes and scores integers, so that choices are
// the same everywhere. The sieve's names and structure are features, and a definite
// noun phrase that the sieve leaves open follows its chain where the margin is large.
// Candidates are the last 50 phrases and the last 4 with the same head: the work is
// linear in the length of the article.
package coref
