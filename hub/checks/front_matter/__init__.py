"""Front matter.

What stands between the two lines `---` at the head of each file.
"""
