"""How does somebody who edits a catalog, a record or a template see the page beside it? Pages
that renew themselves when a file is saved.
"""
