"""The organ tree with its days, its people, their permissions."""
