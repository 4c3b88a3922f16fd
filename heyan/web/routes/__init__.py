"""The routes of the pages, one small router a subject; each route declares the right it needs."""
