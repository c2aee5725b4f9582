"""From what people type to points: names, ranking, spelling, typed lines. Places on the body are kept out."""
