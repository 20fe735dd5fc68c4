"""Facts: the entries of the journal as rows, and what is gathered from them to make the record of an incident."""
