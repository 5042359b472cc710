"""What tests of every room share: databases that commit, PostgreSQL, a running house and a browser."""
