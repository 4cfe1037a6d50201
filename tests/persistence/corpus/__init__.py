"""Files as people and attackers send them, made by code: nothing here was taken from anywhere."""
