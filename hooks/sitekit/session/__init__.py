"""Five calm minutes: a player that goes through turns or steps by the clock."""
