"""The clinic's own words: of the messages it sends, and of what it asks patients again."""
