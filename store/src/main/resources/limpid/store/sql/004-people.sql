-- What people may do, what of the plan is theirs, and why a device must be signed in again.
ALTER TABLE person ADD COLUMN administrator BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN disabled_at BIGINT;
ALTER TABLE person ADD COLUMN floor_bytes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN cap_bytes BIGINT;
-- Whoever set the server up runs it.
UPDATE person SET administrator = 1 WHERE role = 'owner' AND created_at = (SELECT MIN(created_at) FROM person);

ALTER TABLE device ADD COLUMN held_code {text} NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN held_since BIGINT;
ALTER TABLE device ADD COLUMN held_by {text} NOT NULL DEFAULT '';

-- Browsers have names of their own now; those that are signed in sign in once more.
DROP TABLE session;
CREATE TABLE session (
    home {text} NOT NULL,
    secret_hash {bytes} NOT NULL,
    id {text} NOT NULL,
    person {text} NOT NULL,
    user_agent {text} NOT NULL,
    address {text} NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (home, secret_hash)
) {narrow};

-- Small records, by topic. What stands above homes has the empty home.
CREATE TABLE document (
    home {text} NOT NULL,
    topic {text} NOT NULL,
    id {text} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (home, topic, id)
) {narrow};
