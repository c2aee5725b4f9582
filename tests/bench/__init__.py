"""Speed, told as ratios to a floor measured in the same run. Nothing here is asserted in a test."""
