"""Days, dates and hours in what people typed: read as a value, or the question that must be asked back."""
