-- Homes, persons, devices, collections, items, contents. Every key starts with the home, so that a cluster can spread
-- homes over machines. {text} orders by bytes, {bytes} is a byte string, {narrow} stands after tables of small rows.

CREATE TABLE home (
    home {text} NOT NULL,
    name {text} NOT NULL,
    plan_bytes BIGINT NOT NULL,
    used_bytes BIGINT NOT NULL,
    reserved_bytes BIGINT NOT NULL,
    kept_bytes BIGINT NOT NULL,
    gear_seed BIGINT NOT NULL,
    PRIMARY KEY (home)
) {narrow};

-- One row per home that was ever written to: it is locked by each writer, and counts the hints.
CREATE TABLE tally (
    home {text} NOT NULL,
    hints BIGINT NOT NULL,
    PRIMARY KEY (home)
) {narrow};

CREATE TABLE person (
    home {text} NOT NULL,
    id {text} NOT NULL,
    email {text} NOT NULL,
    name {text} NOT NULL,
    password_hash {text} NOT NULL,
    role {text} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (home, id)
) {narrow};

CREATE TABLE device (
    home {text} NOT NULL,
    id {text} NOT NULL,
    person {text} NOT NULL,
    name {text} NOT NULL,
    platform {text} NOT NULL,
    secret_hash {bytes} NOT NULL,
    joined_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    revoked_at BIGINT,
    report {text} NOT NULL,
    PRIMARY KEY (home, id)
);

CREATE TABLE session (
    home {text} NOT NULL,
    secret_hash {bytes} NOT NULL,
    person {text} NOT NULL,
    user_agent {text} NOT NULL,
    created_at BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (home, secret_hash)
) {narrow};

CREATE TABLE hint (
    home {text} NOT NULL,
    number BIGINT NOT NULL,
    kind {text} NOT NULL,
    collection {text} NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (home, number)
) {narrow};

CREATE TABLE space_grant (
    home {text} NOT NULL,
    id {text} NOT NULL,
    device {text} NOT NULL,
    bytes BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (home, id)
) {narrow};

CREATE TABLE answer (
    home {text} NOT NULL,
    device {text} NOT NULL,
    idem_key {text} NOT NULL,
    body_hash {bytes} NOT NULL,
    answer {bytes} NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (home, device, idem_key)
);
CREATE INDEX answer_by_time ON answer (home, answered_at);

CREATE TABLE collection (
    home {text} NOT NULL,
    id {text} NOT NULL,
    kind {text} NOT NULL,
    owner {text} NOT NULL,
    epoch {text} NOT NULL,
    head_seq BIGINT NOT NULL,
    tomb_floor BIGINT NOT NULL,
    digest {bytes} NOT NULL,
    items BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (home, id)
) {narrow};

-- folder and name_key are the parent and the name as siblings compare it. A tombstone has its own id and nothing there:
-- nothing is its own parent, so the unique index holds live names only, in any database.
CREATE TABLE item (
    home {text} NOT NULL,
    collection {text} NOT NULL,
    id {bytes} NOT NULL,
    version BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    parent {bytes} NOT NULL,
    name {text} NOT NULL,
    folder {bytes} NOT NULL,
    name_key {text} NOT NULL,
    kind BIGINT NOT NULL,
    content {bytes},
    content_form BIGINT NOT NULL,
    size BIGINT NOT NULL,
    modified_s BIGINT NOT NULL,
    modified_n BIGINT NOT NULL,
    executable BIGINT NOT NULL,
    deleted BIGINT NOT NULL,
    device {text} NOT NULL,
    edited_at BIGINT NOT NULL,
    PRIMARY KEY (home, collection, id)
) {narrow};
CREATE UNIQUE INDEX item_by_seq ON item (home, collection, seq);
CREATE UNIQUE INDEX item_by_name ON item (home, collection, folder, name_key);
CREATE INDEX item_by_content ON item (home, content);

CREATE TABLE item_version (
    home {text} NOT NULL,
    collection {text} NOT NULL,
    id {bytes} NOT NULL,
    version BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    parent {bytes} NOT NULL,
    name {text} NOT NULL,
    kind BIGINT NOT NULL,
    content {bytes},
    content_form BIGINT NOT NULL,
    size BIGINT NOT NULL,
    modified_s BIGINT NOT NULL,
    modified_n BIGINT NOT NULL,
    executable BIGINT NOT NULL,
    deleted BIGINT NOT NULL,
    device {text} NOT NULL,
    edited_at BIGINT NOT NULL,
    replaced_at BIGINT NOT NULL,
    was_deleted BIGINT NOT NULL,
    PRIMARY KEY (home, collection, id, version)
) {narrow};
CREATE INDEX item_version_by_time ON item_version (home, collection, replaced_at);
CREATE INDEX item_version_by_content ON item_version (home, content);

CREATE TABLE progress (
    home {text} NOT NULL,
    collection {text} NOT NULL,
    device {text} NOT NULL,
    seq BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (home, collection, device)
) {narrow};

CREATE TABLE chunk (
    home {text} NOT NULL,
    id {bytes} NOT NULL,
    raw_length BIGINT NOT NULL,
    encoding BIGINT NOT NULL,
    pack {text} NOT NULL,
    pack_offset BIGINT NOT NULL,
    length BIGINT NOT NULL,
    inline_bytes {bytes} NOT NULL,
    state BIGINT NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX chunk_by_pack ON chunk (home, pack);

-- Contents with a manifest whose parts are recorded, and the parts.
CREATE TABLE manifest (
    home {text} NOT NULL,
    id {bytes} NOT NULL,
    PRIMARY KEY (home, id)
) {narrow};
CREATE TABLE part (
    home {text} NOT NULL,
    chunk {bytes} NOT NULL,
    manifest {bytes} NOT NULL,
    PRIMARY KEY (home, chunk, manifest)
) {narrow};
CREATE INDEX part_by_manifest ON part (home, manifest);

CREATE TABLE pin (
    home {text} NOT NULL,
    chunk {bytes} NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (home, chunk)
) {narrow};

-- What stands above homes.
CREATE TABLE directory_home (
    home {text} NOT NULL,
    PRIMARY KEY (home)
) {narrow};
CREATE TABLE directory_resident (
    email {text} NOT NULL,
    home {text} NOT NULL,
    person {text} NOT NULL,
    PRIMARY KEY (email)
) {narrow};
CREATE TABLE directory_code (
    hash {bytes} NOT NULL,
    purpose {text} NOT NULL,
    home {text},
    person {text},
    expires BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (hash)
) {narrow};
CREATE TABLE directory_fact (
    fact_key {text} NOT NULL,
    fact {text} NOT NULL,
    PRIMARY KEY (fact_key)
) {narrow};

-- One row, locked by whoever changes the directory.
CREATE TABLE directory_lock (
    only_row BIGINT NOT NULL,
    PRIMARY KEY (only_row)
) {narrow};
INSERT INTO directory_lock (only_row) VALUES (1);
