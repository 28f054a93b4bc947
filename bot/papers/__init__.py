"""Calendar files and papers: what was decided, worded for its reader and written as bytes."""
