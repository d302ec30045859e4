"""Journeys: what a keyboard does and a screen reader says on the way through the site, in English
and in Arabic.
"""
