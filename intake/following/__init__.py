"""What happens after a treatment: when a patient is asked, what, and what it comes to."""
