# bash completion for supportctl: source it, or put it where bash-completion looks.
# Nothing of the line, and nothing of what the desk holds, is ever evaluated.
_supportctl() {
    local program=${COMP_WORDS[0]} line=${COMP_LINE-} words=() piece rest glued i
    [[ $program == "~/"* ]] && program=$HOME/${program#"~/"}
    [[ -x $program ]] || program=supportctl

    # bash breaks words also at = and : (COMP_WORDBREAKS). What stands together on the line is one word.
    line=${line:0:${COMP_POINT:-${#line}}} line=${line#*"${COMP_WORDS[0]}"}
    for ((i = 1; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]-} glued=
        if [[ -n ${COMP_LINE-} ]]; then
            rest=${line#"${line%%[![:space:]]*}"}
            [[ $rest == "$line" ]] && glued=yes
            ((i == COMP_CWORD)) && piece=$rest
            line=${rest#"$piece"}
        fi
        if [[ -n $glued && ${#words[@]} -gt 0 ]]; then
            words[${#words[@]}-1]+=$piece
        else
            words+=("$piece")
        fi
    done
    [[ ${#words[@]} -gt 0 ]] || words=("")
    local current=${words[${#words[@]}-1]} open=
    case $current in [\'\"]*) open=${current:0:1} ;; esac
    # readline replaces only what follows the last break, so that is all it must get.
    local breaks=${COMP_WORDBREAKS//[!=:@]/} head=
    [[ -z $open && -n $breaks ]] && head=${current%"${current##*[$breaks]}"}
    # Of the breaks, it takes @ alone for the beginning of the word.
    head=${head%@}

    local values=() texts=() value text
    COMPREPLY=()
    while IFS=$'\t' read -r value text; do
        if [[ $value == :file ]]; then
            _supportctl_files "${current#"$text"}"
            return 0
        fi
        [[ -n $value ]] || continue
        if [[ $open == \' ]]; then
            value=${value//\'/\'\\\'\'}
        elif [[ $open == \" ]]; then
            value=${value//\\/\\\\} value=${value//\"/\\\"} value=${value//\$/\\\$} value=${value//\`/\\\`}
        elif [[ $value == *[!A-Za-z0-9_./:=,@%+-]* ]]; then
            printf -v value %q "$value"
        fi
        [[ -n $head && $value == "$head"* ]] && value=${value#"$head"}
        values+=("$value")
        texts+=("$text")
    done < <(_SUPPORTCTL_COMPLETE=bash "$program" "${words[@]}" 2>/dev/null)

    # A list that is only shown (a second TAB) says what each value is.
    for ((i = 0; i < ${#values[@]}; i++)); do
        if [[ ${COMP_TYPE-} == 63 && ${#values[@]} -gt 1 && -n ${texts[i]} ]]; then
            COMPREPLY+=("${values[i]}  -- ${texts[i]}")
        else
            COMPREPLY+=("${values[i]}")
        fi
    done
    return 0
}
_supportctl_files() {
    local name
    compopt -o filenames -o default 2>/dev/null
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$1" 2>/dev/null)
}
complete -o nosort -F _supportctl supportctl 2>/dev/null || complete -F _supportctl supportctl
