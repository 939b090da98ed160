#compdef quadwire
# zsh completion for quadwire
_quadwire() {
    local -a found
    local line value meaning
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        meaning=${line#*$'\t'}
        found+=("${value//:/\\:}:${meaning}")
    done < <(quadwire __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#found} )); then
        _describe 'quadwire' found
    else
        _files
    fi
}
compdef _quadwire quadwire
