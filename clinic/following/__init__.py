"""After a treatment: what was done, what the patient tells since, and who looks at it."""
