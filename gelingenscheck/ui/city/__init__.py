"""All projects together: overview, matrix, measures, trends, and what is shown to a committee."""
