"""How fast is a build? A deterministic content root of any size, and its build measured against
`cp -r` of the output.
"""
