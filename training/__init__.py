"""How the model was made; nothing here is needed at run time."""
