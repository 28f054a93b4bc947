"""What remembers: tables, rows and values, one transaction per trigger, sealed fields."""
