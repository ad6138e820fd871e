"""What an export looks like in a file: pure writers of chunks of bytes, which know nothing of the graph or of HTTP."""
