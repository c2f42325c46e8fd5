"""How good the claims are: gold files, scores with their intervals, samples for a person to mark."""
