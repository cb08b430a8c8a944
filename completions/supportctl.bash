# bash completion for supportctl; generated, see `supportctl completion bash`
_supportctl() {
    local value
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        if [ "$value" = ":file" ]; then
            compopt -o default
            return
        fi
        [ -n "$value" ] && COMPREPLY+=("$(printf '%q' "$value")")
    done < <(_SUPPORTCTL_COMPLETE=bash "${COMP_WORDS[0]}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *= ]] && compopt -o nospace
    return 0
}
complete -F _supportctl supportctl
