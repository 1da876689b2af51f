"""How two people become a couple: a link, a yes, and a yes to that yes."""
