"""The overview of a batch: packages by programme, rows and amounts by verdict, findings across packages, what first."""
