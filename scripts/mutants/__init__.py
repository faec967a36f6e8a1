"""Are the tests any good? Makes small faults in the code, and counts which of them a test sees."""
