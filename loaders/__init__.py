"""One batch function per relation, declared by noun; aiodataloader objects made from them, for one request."""
