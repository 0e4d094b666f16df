"""Patients and visits from a file: read, shown before anything is made, then made as one."""
