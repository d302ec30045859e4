"""Is a built site accessible? Several engines and our own checks over any folder of static pages;
evidence out.
"""
