"""From bytes to statements; knows no RDF."""
