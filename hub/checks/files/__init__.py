"""Files and settings.

That every file can be read, lies where its kind belongs, and that the settings name what is there.
"""
