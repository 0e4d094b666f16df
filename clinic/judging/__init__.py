"""What clinicians make of what the rules found."""
