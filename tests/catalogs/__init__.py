"""Tests of stage 2: are catalogs read, judged and shown as DESIGN section 4 says?"""
