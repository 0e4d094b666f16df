"""Photos on their way in: received in memory, decoded in a process of its own, made new."""
