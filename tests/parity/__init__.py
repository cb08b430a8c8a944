"""The same answers, byte for byte: what the program of commit 94fb96e said about a desk of every noun, and what it says now."""
