"""Synthetic packages from a seed, with their truth. All names, numbers and deals are invented."""
