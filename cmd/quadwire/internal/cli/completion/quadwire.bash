# bash completion for quadwire
_quadwire() {
    local IFS=$'\n' line
    COMPREPLY=()
    local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    while read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(quadwire __complete -- "${words[@]}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
    fi
}
complete -F _quadwire quadwire
