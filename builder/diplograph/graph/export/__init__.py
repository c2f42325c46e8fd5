"""One module per format that leaves the graph."""
