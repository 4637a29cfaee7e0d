"""The commands of `hub`, a module each, with the command itself in `command`."""
