"""Every sentence that a person reads, for screen, paper and command line. Values come from `domain`."""
