"""Is a catalog fit for readers? One module for each family of question; table.py names every
check and how grave it is.
"""
