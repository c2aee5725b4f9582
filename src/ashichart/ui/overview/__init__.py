"""All running courses side by side: what is due, what stands still, how each went."""
