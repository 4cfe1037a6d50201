"""Looking into a file from outside with the real parser of its kind. Enter through `worker`."""
