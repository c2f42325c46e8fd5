"""From statements to quads, answers and files; knows no grammar."""
