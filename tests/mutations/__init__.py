"""What can be changed, by whom, and what is left of what may not."""
