-- Chunks that were found bad: none as a rule, and asked for again and again. 2 is the code of that state.
CREATE INDEX chunk_quarantined ON chunk (home, id) WHERE state = 2;
