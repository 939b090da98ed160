// Package coref finds who an article speaks of: it turns names, noun phrases and
// pronouns into mentions, and joins the mentions of one actor, place or thing to an
// entity.
//
// Input are tags, trees and names, output are Document.Mentions, in order of the
// text, and Document.Entities, in order of their first mention. The method is the
// multi-pass sieve of Raghunathan et al. (2010) and Lee et al. (2013), precision
// first: each pass sees what the passes before it joined, and leaves alone what it is
// not sure of. The passes, and the rules that Mention.Rule names:
//
//	names      gazetteer (Russia, US), demonym (Russian), government-seat (the
//	           Kremlin, Moscow said), exact-name, acronym, surname, given-name,
//	           name-variant (Lloyd J. Austin), short-name (the Observatory), and the
//	           rule of the Name where the gazetteer has several readings of it
//	structure  title-name (team member Jo Smith), apposition (Jo Smith, the minister),
//	           called (a man named Jo Smith), kind-noun (Yonhap news agency)
//	stand-ins  country-officials (Iranian officials), country-forces (the Russian
//	           military), organization-officials, organization-forces
//	nominals   head-match (the talks' host … the host), office (the minister),
//	           definite-type (the country), former-latter
//	pronouns   reflexive, quote-speaker (I, in a quotation), cataphora (In his speech
//	           Jo Smith said), pronoun-salience
//
// A pronoun is resolved by the salience of Lappin and Leass (1994), with agreement in
// number, gender and animacy and a check that it is not an argument beside its
// antecedent; see pronoun.go. A pronoun without an antecedent is no mention. The
// first mention of an entity has the rule "first-name" or "nominal".
//
// Noun phrases are mentions only where the head is a word for persons, groups,
// organisations, forces, governments, countries or places; an entity that no name
// names has Named false.
package coref
