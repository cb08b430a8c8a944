# fish completion for supportctl: put it into ~/.config/fish/completions, or source it.
# Nothing of the line, and nothing of what the desk holds, is ever evaluated.
function __supportctl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    test -x "$program"; or set program supportctl
    set -l rows (env _SUPPORTCTL_COMPLETE=fish $program $words[2..-1] "$current" 2>/dev/null)
    if string match -q ':file*' -- "$rows[1]"
        set -l before (string split \t -- "$rows[1]")[2]
        set -l path (string replace -- "$before" "" "$current")
        for found in (__fish_complete_path "$path")
            printf '%s%s\n' "$before" "$found"
        end
        return
    end
    test (count $rows) -gt 0; and printf '%s\n' $rows
end
complete -c supportctl -f -k -a "(__supportctl_complete)"
