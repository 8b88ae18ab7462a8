"""Floor 0: units, geometry, colour arithmetic, preset sites, diagnostics, files.

Why it is so: every other room needs these and none of them needs another room, so this one imports the standard library only.
"""
