"""The exchange format (DESIGN 7, DEFINITIONS M): reading a folder of CSV files, checking it, writing it in batches."""

from collabgraph.exchange.findings import Finding
from collabgraph.exchange.importing import FileCount, Report, import_folder

__all__ = ["FileCount", "Finding", "Report", "import_folder"]
