"""What machines read in the head of a page: plain data that one template shows, whatever the page is about."""
