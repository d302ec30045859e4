"""Stage 1: YAML files of a content root -> one validated, frozen `Dataset`."""
