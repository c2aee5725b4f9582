"""The panel at the right of the chart: sites, needles, the card of the selected site."""
