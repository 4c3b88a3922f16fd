"""The desk as a page: what its templates show, made of a sitting (`heyan/desk/`)."""
