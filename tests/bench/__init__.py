"""The benchmark: a whole hub of invented papers is generated, built and measured. `make bench N=500` runs it."""
