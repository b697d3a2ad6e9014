"""One check from the first click to its result: cards, review, outcome, measures, history."""
