"""What follows from a plan: its picture, rules, and what files from elsewhere change in it."""
