"""One question back: what staff ask a patient again, and what came of it."""
