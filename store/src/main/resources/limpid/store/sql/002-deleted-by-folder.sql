-- What was deleted from a folder, so that a folder comes back with all that was deleted together with it.
CREATE INDEX item_version_by_folder ON item_version (home, collection, parent);
