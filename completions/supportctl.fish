# fish completion for supportctl; generated, see `supportctl completion fish`
function __supportctl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l rows (env _SUPPORTCTL_COMPLETE=fish $words[1] $words[2..-1] "$current" 2>/dev/null)
    if test "$rows[1]" = ":file"
        __fish_complete_path "$current"
        return
    end
    printf '%s\n' $rows
end
complete -c supportctl -f -k -a "(__supportctl_complete)"
