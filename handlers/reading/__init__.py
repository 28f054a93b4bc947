"""Read what people typed: numbers, answers, moments, and what should stay private."""
