"""What is said of what lies around the chart: the command line, this computer, files and folders."""
