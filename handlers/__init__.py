"""What the product decides: plain functions from what happened and what is known to a Decision."""
