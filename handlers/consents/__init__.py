"""What people say yes to: what each yes is for, the words that end it, and asking again when it gets old."""
