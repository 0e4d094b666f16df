"""A second clinician's signature under a decision against an open stop, where a clinic asks it."""
