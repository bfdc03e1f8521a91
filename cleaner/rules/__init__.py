"""The rule engine: what a rule is, how packs are read, how phrases are found."""
