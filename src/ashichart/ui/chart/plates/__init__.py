"""The plates on the chart: the bar that chooses them, which one shows a site best, one large beside a thumbnail."""
