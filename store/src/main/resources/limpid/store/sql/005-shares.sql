-- Whose share of the plan a grant is taken from, and whether a home has shares at all.
ALTER TABLE space_grant ADD COLUMN person {text} NOT NULL DEFAULT '-';
UPDATE space_grant SET person = COALESCE((SELECT d.person FROM device d
    WHERE d.home = space_grant.home AND d.id = space_grant.device), '-');
ALTER TABLE home ADD COLUMN bounded BIGINT NOT NULL DEFAULT 0;
