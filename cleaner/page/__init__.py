"""A page to its text and to what it knows of each line; loaded only when a page comes."""
