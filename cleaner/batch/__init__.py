"""A folder, a dump, a million documents, and every one accounted for."""
