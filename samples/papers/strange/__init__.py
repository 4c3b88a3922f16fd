"""Layouts for evaluation drawn by someone who knows no parser: nobody who mends a reader is told what they show."""
