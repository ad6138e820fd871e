"""What is run on the project by hand, with the tools of tools.lock: no part of the service."""
