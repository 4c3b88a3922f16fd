"""Running a report again: the same package, options and day of judging; what differs, and why it may."""
