# fish completion for quadwire
function __quadwire_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found (quadwire __complete -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c quadwire -f -a '(__quadwire_complete)'
