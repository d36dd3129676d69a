-- What SQLite's planner is to expect of large homes. Left alone it takes each table for small and reads a whole home
-- where one step into an index would do; measuring for itself it might find the same on a young server and stay with it.
-- ANALYZE of one table makes the table of statistics, at the end it makes SQLite read it.
-- Rows in all, then how many share the first column of the index, the first two, and so on.
ANALYZE directory_lock;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('item', 'item', '1000000 10000 5000 1'),
    ('item', 'item_by_seq', '1000000 10000 5000 1'),
    ('item', 'item_by_name', '1000000 10000 5000 50 1'),
    ('item', 'item_folders', '100000 1000 500 10 1'),
    ('item', 'item_by_content', '1000000 10000 2'),
    ('item_version', 'item_version', '1000000 10000 5000 3 1'),
    ('item_version', 'item_version_by_time', '1000000 10000 5000 1'),
    ('item_version', 'item_version_by_folder', '1000000 10000 5000 50'),
    ('item_version', 'item_version_by_content', '1000000 10000 2'),
    ('chunk', 'sqlite_autoindex_chunk_1', '1000000 10000 1'),
    ('chunk', 'chunk_by_pack', '1000000 10000 100'),
    ('manifest', 'manifest', '100000 1000 1'),
    ('part', 'part', '1000000 10000 2 1'),
    ('part', 'part_by_manifest', '1000000 10000 100'),
    ('pin', 'pin', '100000 1000 1'),
    ('answer', 'sqlite_autoindex_answer_1', '100000 1000 500 1'),
    ('answer', 'answer_by_time', '100000 1000 1');
ANALYZE sqlite_schema;
