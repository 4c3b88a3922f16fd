"""The report: JSON, XLSX and HTML from one model."""
