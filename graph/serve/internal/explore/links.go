package explore

import (
	"net/url"
	"strings"
)

// The addresses of pages.

func actorLink(id string) string     { return "/actor/" + url.PathEscape(id) }
func statementLink(id string) string { return "/statement/" + url.PathEscape(id) }
func graphLink(id string) string     { return graphsLink(id) }
func graphsLink(ids ...string) string {
	return "/graph?" + url.Values{"actor": ids}.Encode()
}
func searchLink(text string) string { return "/search?" + url.Values{"q": {text}}.Encode() }

// articleLink leads to an article, to one of its statements if that is not empty. IDs of
// articles may have slashes in them.
func articleLink(id, statement string) string {
	parts := strings.Split(id, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	out := "/article/" + strings.Join(parts, "/")
	if statement != "" {
		out += "#" + url.PathEscape(statement)
	}
	return out
}

// pathLink leads to the page of chains; to may be empty.
func pathLink(from, to string) string {
	values := url.Values{"from": {from}}
	if to != "" {
		values.Set("to", to)
	}
	return "/path?" + values.Encode()
}

// betweenLink leads to all that is told of an actor with another.
func betweenLink(id, with string) string {
	return actorLink(id) + "?" + url.Values{"with": {with}, "all": {"true"}}.Encode() + "#facts"
}

// webLink returns an address if it is one of the web, else nothing: no other may be
// followed.
func webLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
