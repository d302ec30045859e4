"""Stage 4, beside exports: what partners put on their own pages. The widget's data, its script,
its releases, their headers.
"""
