"""What teaches the model, each source brought into `Example`s by a module of its own."""
