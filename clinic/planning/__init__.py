"""What a clinician plans, on the drawing that the patient was asked with."""
