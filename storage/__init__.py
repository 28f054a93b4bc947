"""Remembers: tables, rows and sealed fields, behind the reads that handlers ask for."""
