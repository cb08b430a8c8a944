"""How long something took, and the sign of decimal numbers: for the fast answer of a prompt too, so nothing is imported here."""

DECIMAL_SIGNS = {"en": ".", "pl": ","}


def duration(seconds: int, blank: str) -> str:
    """Seconds, not below 0, as "1 h 01 min 05 s"; what is above the first unit is left out, and so is what is nothing below it.
    `blank`: what stands before a unit."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [f"{hours}{blank}h"] if hours else []
    if minutes or (hours and rest) or not seconds:
        parts.append(f"{minutes:02d}{blank}min" if hours else f"{minutes}{blank}min")
    if rest:
        parts.append(f"{rest:02d}{blank}s" if seconds >= 60 else f"{rest}{blank}s")
    return blank.join(parts)
