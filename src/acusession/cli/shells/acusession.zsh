# Completion of acusession for zsh: eval "$(acusession --completion zsh)"
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }

_acusession() {
    local line files
    local -a found ending
    while IFS= read -r line; do
        case $line in
            :files) files=1 ;;
            :list) ending=(-S '') ;;
            *) found+=("${${line//:/\\:}/$'\t'/:}") ;;
        esac
    done < <("$words[1]" --complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    # Small letters find capital ones, as P6 is found by p6.
    (( $#found )) && _describe -V acusession found -M 'm:{[:lower:]}={[:upper:]}' "${ending[@]}"
    [[ -n $files ]] && _files
}
compdef _acusession acusession
