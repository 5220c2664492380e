"""Two countries over time: events of the stories in, their cooperation and conflict by period out, computed when asked."""
