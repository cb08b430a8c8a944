"""English: hooks."""

ERRORS = {
    "BAD_HOOK_SECONDS": ("{value} isn't a number of seconds for a hook ({origin:word}): 1 to {most}.", ""),
    "HOOK_FAILED": ("The hook {hook} failed with exit code {exit_code}. It said: “{words}”.", ""),
    "HOOK_GONE": ("The hook {hook} isn't there any more, or isn't run.", "supportctl help hooks"),
    "HOOK_NO_ANSWER": (
        "The hook {hook} didn't end within {seconds} s and was stopped.",
        "Mend it, or give it more time: the setting hook_seconds.",
    ),
    "HOOK_NOT_RUN": ("The hook {hook} can't be run: {detail}.", "Check its first line, or take it out of the hooks directory."),
    "HOOK_VETO": (
        "The hook {hook} says no (exit code {exit_code}): “{words}”.",
        "Nothing was written. The hook is the desk's own, not the regulation's.",
    ),
}
NOTES = {
    "HOOK_FAILS": "{event:raw}: {detail:raw} The change stands; cron tries again.",
    "HOOK_IGNORED": "The hook {hook} isn't run: {why:word}.",
    "HOOKS_DROPPED": "Hooks that waited aren't run, because they may have been run since the backup: {count}.",
    "HOOKS_LEFT": "Hooks left to cron: {count}.",
    "HOOKS_NOT_RECORDED": "The database {path} couldn't record how the hooks ended: cron runs them again.",
}
LABELS = {"hook_call": "waiting hooks", "event": "event", "hook": "hook", "record": "record no.", "error": "said last"}
SCREEN = {"today_failed-hooks": "HOOKS", "today_failed-hooks_what": "hooks that failed: {count}"}
CALL_STATES = {"waiting": "waiting", "failed": "failed for good"}
WORDS = {
    "HOOK_FAILED": "failed without a word",
    "HOOK_GONE": "it isn't there any more",
    "HOOK_NO_ANSWER": "no answer in time",
    "HOOK_NOT_RUN": "it can't be run",
    "batch": "a batch",
    "command": "a command",
    "cron": "cron",
    "import": "an import",
    "redo": "redo",
    "undo": "undo",
    "failed-hooks": "hooks that failed",
    "hook-called": "run a hook",
    "hook-forgotten": "forget a hook that failed every time",
    "hooks": "hooks",
    "job-hooks": "runs hooks that failed or weren't run",
    "not-executable": "it isn't executable",
    "of-another-user": "it belongs to another user",
    "unreadable": "it can't be read",
    "writable-by-all": "everybody may write to it, or to its directory",
}
