// Package api is our JSON API, below /api/quadwire/v1/: the questions of package ask, one
// route for each, the export of the graph in other formats, and a description of all that
// in OpenAPI 3.1.
//
//	facts path neighbors between timeline top why search statement article stats
//	export         the graph or a part of it, as a file
//	openapi.json   the description
//
// Answers are what the command of the same name prints with --format json. An error is
// {"error": message}: 400 with the parameter that is wrong, 404 for what is not in the
// graph with what is near, 409 with the candidates where a name may mean several actors,
// 503 where too many ask at once, 504 where it takes too long.
package api
