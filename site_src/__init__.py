"""Assistance Corner: a directory of assistance programs, published in many languages from one
dataset.

The flow, each stage importing only earlier ones: dataset -> catalogs -> pages -> exports ->
checks -> output.
"""
