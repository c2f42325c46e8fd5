"""Data files turned into checked values."""
