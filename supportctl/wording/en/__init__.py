"""What people read in English; the same files as in pl/."""
