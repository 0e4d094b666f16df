"""The words of edition 2027-01, by code and by page: as few as say the same."""
