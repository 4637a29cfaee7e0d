"""Books to read on a screen: EPUB 3.3 (W3C Recommendation), of the same HTML that pages show."""
