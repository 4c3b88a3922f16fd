"""Values: patent numbers, amounts, dates, credit codes, organisation names."""
