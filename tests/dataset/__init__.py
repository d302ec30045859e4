"""Tests of stage 1: is a content root read, refused and explained as DESIGN section 3 says?"""
