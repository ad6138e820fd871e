// The embedded engine makes its full-text indexes by SQL alone, when the store is opened (graph_store/embedded.py).

