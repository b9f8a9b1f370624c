# Completion of acusession for zsh: eval "$(acusession --completion zsh)"
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
    # Lower-case letters match upper-case ones: p6 finds P6.
    (( ${#found} )) && _describe -V acusession found -M 'm:{[:lower:]}={[:upper:]}' "${ending[@]}"
    [[ -n $files ]] && _files
}

# Runs before each prompt, since a later compinit forgets what was registered.
_acusession_register() {
    emulate -L zsh
    if (( ! ${+functions[compdef]} )); then
        autoload -Uz +X compinit 2>/dev/null || return
        compinit -i  # skips files that others can write to, without asking
    fi
    [[ ${_comps[acusession]} == _acusession ]] || compdef _acusession acusession
}
autoload -Uz +X add-zsh-hook 2>/dev/null && add-zsh-hook precmd _acusession_register
