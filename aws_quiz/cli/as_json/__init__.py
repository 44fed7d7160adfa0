"""What `--json` prints: the shapes, and how values become them. `docs/json.md` is made from these modules.

One thing has one name in all of them. A change that a program could trip over raises `VERSION`.
"""
