-- Folders come first where people look at a folder; among very many files they would be far apart. 0 is the code of that
-- kind.
CREATE INDEX item_folders ON item (home, collection, folder, name_key) WHERE kind = 0;
