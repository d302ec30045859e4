"""The dataset in one language: its texts, words, addresses and their states; no templates."""
