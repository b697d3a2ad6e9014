"""All projects of the city as of a date. Pure functions on data frames whose columns the index defines."""
