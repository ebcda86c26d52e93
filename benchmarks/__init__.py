"""Figures beside those of a peer or of the bare library, taken in the same run. `make bench` prints them."""
