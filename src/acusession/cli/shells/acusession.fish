# Completion of acusession for fish: acusession --completion fish | source
function __acusession_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    type -q $words[1]; or return  # no longer installed; fish would print a traceback
    for line in ($words[1] --complete $words[2..-1] "$word" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$word"
            case :list
            case '*'
                echo $line
        end
    end
end
complete -c acusession -f -a '(__acusession_complete)'
