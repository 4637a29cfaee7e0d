"""The shipped content, broken in one way at a time: each way must be told at its place, by its rule."""
