"""More papers that readers are judged with, drawn after the first ones had been told of."""
