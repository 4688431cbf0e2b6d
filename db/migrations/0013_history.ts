import type { Migration } from './migration.ts';

/**
 * Who did what, when: a chain of lines that can be added to and not rewritten.
 * Two exceptions are written into the triggers: the yearly roll (lines up to an anchor may go) and the erasure of a person
 * (the name and the details are blanked; their salted digest stays in the chain, so that it still closes).
 */
export const history: Migration = {
  number: 13,
  name: 'history',
  sql: `
CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('staff', 'family', 'system', 'nobody')),
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT,
  family_id TEXT,
  site_id TEXT,
  details TEXT NOT NULL,
  salt TEXT,
  content_digest TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX history_at ON history (at);
CREATE INDEX history_subject ON history (subject_kind, subject_id);
CREATE INDEX history_family ON history (family_id);
CREATE INDEX history_site ON history (site_id);
CREATE INDEX history_actor ON history (actor_id);

CREATE TABLE history_anchor (
  id TEXT NOT NULL PRIMARY KEY,
  upto_seq INTEGER NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  rolled_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
WHEN NOT (
  OLD.salt IS NOT NULL AND NEW.salt IS NULL AND NEW.actor_name = '(effacé)' AND NEW.details = '{}'
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.at = OLD.at
  AND NEW.actor_kind = OLD.actor_kind AND NEW.actor_id IS OLD.actor_id AND NEW.verb = OLD.verb
  AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id IS OLD.subject_id
  AND NEW.family_id IS OLD.family_id AND NEW.site_id IS OLD.site_id
  AND NEW.content_digest = OLD.content_digest AND NEW.previous_hash = OLD.previous_hash AND NEW.hash = OLD.hash
)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
WHEN OLD.seq > (SELECT coalesce(max(upto_seq), 0) FROM history_anchor)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_anchor_is_true BEFORE INSERT ON history_anchor
WHEN NOT EXISTS (SELECT 1 FROM history WHERE seq = NEW.upto_seq AND hash = NEW.hash)
BEGIN
  SELECT RAISE(ABORT, 'an anchor names a line of the history');
END;

CREATE TRIGGER history_anchor_is_not_rewritten BEFORE UPDATE ON history_anchor
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_anchor_is_not_cut BEFORE DELETE ON history_anchor
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
`,
};
