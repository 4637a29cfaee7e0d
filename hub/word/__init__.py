"""Word files: Pandoc writes them from an article's HTML, in styles of the hub's own."""
