"""A package for another school: what stands in it, how it is handed over, and what happens when nobody confirms it."""
