"""What the letters of requests and complaints share: what stands above and under them, how they look, and how they are kept."""
