"""What people read in Polish; the same files as in en/, and the help of the commands."""
