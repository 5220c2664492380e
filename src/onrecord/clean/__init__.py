"""Cleaning: captures in; articles with labelled blocks, dates, credit and language, and issues, out."""
