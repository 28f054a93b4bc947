"""Counting people: what may be told of many without telling anything of one."""
