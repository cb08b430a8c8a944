"""Where a setting comes from: a flag beats the environment beats the config file beats the default. Standard library only."""

from __future__ import annotations

import os
import sys

from supportctl.errors import InvalidInput

APP = "supportctl"
LANGUAGES = ("pl", "en")
# How letters are sent (cli/mailing.py). The password is no setting: it stands in a file, or in the environment.
MAIL = ("mail_host", "mail_port", "mail_tls", "mail_user", "mail_from", "mail_password_file", "mail_timeout")
KSEF = ("off", "limit", "on")
ON_OR_OFF = ("off", "on")
KEYS = (
    "db",
    "operator",
    "lang",
    "journal_days",
    "backup_dir",
    "backup_keep",
    "nbp_url",
    "nbp_daily",
    "ksef",
    "ksef_certificate",
    "ksef_key",
    *MAIL,
    "hooks_dir",
    "hook_seconds",
)
_ENVIRONMENT = {key: f"SUPPORTCTL_{key.upper()}" for key in KEYS}
# The longest time for which the journal of changes may be told to keep what rows were.
_MOST_DAYS = 36_500
# The longest time that a hook may be given.
_MOST_SECONDS = 3_600


def _user_dir(variable: str, home: tuple[str, ...], kind: str) -> str:
    """A directory of the user, as platformdirs gives it; on Linux without importing it (a test compares). "" without a home."""
    if sys.platform.startswith("linux"):
        base = os.environ.get(variable, "")
        if base.startswith("/"):
            return os.path.join(base, APP)
        # Without HOME, and for a uid that nobody has, "~" stays as it is: a directory of that name is never meant.
        found = os.path.expanduser("~")
        return "" if found == "~" else os.path.join(found, *home, APP)
    import platformdirs

    return str(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))


def data_dir() -> str:
    """Where the database is created on first use; "" without a home."""
    return _user_dir("XDG_DATA_HOME", (".local", "share"), "data")


def _default_db() -> str:
    """The database in the data directory; "" without a home."""
    found = data_dir()
    return os.path.join(found, "desk.db") if found else ""


def config_path() -> str:
    """The config file: TOML with the names of KEYS; "" without a home."""
    found = _user_dir("XDG_CONFIG_HOME", (".config",), "config")
    return os.path.join(found, "config.toml") if found else ""


def _hooks_dir() -> str:
    """The hooks directory beside the config file; "" without a home."""
    found = config_path()
    return os.path.join(os.path.dirname(found), "hooks") if found else ""


def log_dir() -> str:
    """Where tracebacks of bugs go; "" without a home."""
    return _user_dir("XDG_STATE_HOME", (".local", "state"), "state")


def _config() -> dict[str, str]:
    """The config file's settings. Raises InvalidInput BAD_CONFIG for one that can't be used."""
    path = config_path()
    if not os.path.exists(path):
        return {}
    import tomli

    try:
        with open(path, "rb") as handle:
            found = tomli.loads(handle.read().decode("utf-8-sig"))
    except (OSError, ValueError) as error:  # not UTF-8, or not TOML
        raise InvalidInput("BAD_CONFIG", path=path, detail=str(error)) from error
    for key, value in found.items():
        if key not in KEYS or not isinstance(value, str):
            raise InvalidInput("BAD_CONFIG", path=path, detail=f"{key}: known are {', '.join(KEYS)}, each a text")
    return found


def _login() -> str:
    """$USER, else the login name of the uid, else the uid."""
    if name := os.environ.get("USER"):
        return name
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _locale() -> str:
    """The language of the locale: Polish, or else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "pl" if value.lower().startswith("pl") else "en"
    return "en"


def _ninety() -> str:
    """The days that the journal of changes keeps what rows were, where nobody says another number."""
    return "90"


def _ten() -> str:
    """The seconds that a hook has, where nobody says another number."""
    return "10"


def _unset() -> str:
    """Where nobody says it there is none: no backups by cron, none of them removed."""
    return ""


def _nbp() -> str:
    """Where the NBP tells its exchange rates, where nobody says otherwise."""
    return "https://api.nbp.pl/api"


def _limit() -> str:
    """What the act on the KSeF says: until the end of 2026 a monthly limit, then all."""
    return "limit"


def _off() -> str:
    """cron asks nobody on the network, where nobody says that it should."""
    return "off"


def resolve(flags: dict[str, str | None] | None = None) -> dict[str, tuple[str, str]]:
    """{setting: (value, where it comes from)} for each of KEYS; db is "" where nothing says it. Raises InvalidInput."""
    config = _config()
    defaults = {
        "db": _default_db,
        "operator": _login,
        "lang": _locale,
        "journal_days": _ninety,
        "backup_dir": _unset,
        "backup_keep": _unset,
        **dict.fromkeys(MAIL, _unset),
        "nbp_url": _nbp,
        "ksef": _limit,
        "nbp_daily": _off,
        "ksef_certificate": _unset,
        "ksef_key": _unset,
        "hooks_dir": _hooks_dir,
        "hook_seconds": _ten,
    }
    found: dict[str, tuple[str, str]] = {}
    for key in KEYS:
        flag, variable = (flags or {}).get(key), os.environ.get(_ENVIRONMENT[key])
        if flag is not None and not flag.strip():
            raise InvalidInput("EMPTY", field=f"--{key}")
        if flag is not None:
            found[key] = (flag, "flag")
        elif variable:
            found[key] = (variable, f"environment {_ENVIRONMENT[key]}")
        elif key in config:
            found[key] = (config[key], f"config file {config_path()}")
        else:
            found[key] = (defaults[key](), "default")
    lang = found["lang"][0]
    if lang not in LANGUAGES:
        raise InvalidInput("UNKNOWN_WORD", field="--lang", value=lang, known=list(LANGUAGES))
    ksef = found["ksef"][0]
    if ksef not in KSEF:
        from supportctl.dated_words import parsed

        try:
            parsed(ksef, KSEF)
        except ValueError:
            raise InvalidInput("BAD_KSEF_SETTING", value=ksef, origin=found["ksef"][1], known=list(KSEF)) from None
    daily = found["nbp_daily"][0]
    if daily not in ON_OR_OFF:
        raise InvalidInput("UNKNOWN_WORD", field="nbp_daily", value=daily, known=list(ON_OR_OFF))
    days, origin = found["journal_days"]
    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= _MOST_DAYS):
        raise InvalidInput("BAD_JOURNAL_DAYS", value=days, origin=origin, most=_MOST_DAYS)
    kept, origin = found["backup_keep"]
    if kept and not (kept.isascii() and kept.isdigit() and 1 <= int(kept) <= _MOST_DAYS):
        raise InvalidInput("BAD_BACKUP_KEEP", value=kept, origin=origin, most=_MOST_DAYS)
    seconds, origin = found["hook_seconds"]
    if not (seconds.isascii() and seconds.isdigit() and 1 <= int(seconds) <= _MOST_SECONDS):
        raise InvalidInput("BAD_HOOK_SECONDS", value=seconds, origin=origin, most=_MOST_SECONDS)
    return found


def language() -> str:
    """The language alone, for messages about settings that can't be resolved."""
    value = os.environ.get("SUPPORTCTL_LANG", "")
    return value if value in LANGUAGES else _locale()
