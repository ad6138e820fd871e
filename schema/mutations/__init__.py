"""What can be changed: the inputs, payloads and root fields of mutations, by noun."""
