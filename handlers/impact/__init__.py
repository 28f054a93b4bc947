"""What a neighbourhood did in a period, in numbers that name nobody, for who organises and who pays for it."""
