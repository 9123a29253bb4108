"""The letters of a case: dated wording, and what a case fills into it."""
