"""Stage 5: questions about the built site. Each check returns problems, and a check that looked
at nothing fails.
"""
