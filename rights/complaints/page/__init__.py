"""What a complaint shows on the page of its case, in words. Pure reading: nothing here changes a row."""
