"""What translators and those who merge their work use: extract, update, merge, review, check and
preview catalogs.
"""
