// What the store has kept of a day, read beside the running office to be compared with what its screens, its printer and its mail server say.
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface Run {
  campaign: string | null;
  emails: string[];
  letters: { last_name: string; identifier: string | null }[];
}

export interface DayBook {
  /** The run of e-mails and letters that was begun last. */
  lastRun(): Run;
  /** How often staff did what since the book was opened. */
  staffVerbs(): Record<string, number>;
  /** Today's e-mails that have not left yet; one of the demonstration's is for January. */
  waiting(): number;
  /** Those that have left since the book was opened. */
  sentToday(): { to: string; subject: string }[];
  close(): void;
}

/** `since`: when the day began, as an instant. */
export function dayBook(folder: string, since: string): DayBook {
  const store = new Database(join(folder, 'portee.db'), { readonly: true });
  const one = <T>(sql: string, ...values: unknown[]) => store.prepare(sql).get(...values) as T;
  const all = <T>(sql: string, ...values: unknown[]) => store.prepare(sql).all(...values) as T[];
  const { seq: start } = one<{ seq: number }>('SELECT max(seq) AS seq FROM history');
  return {
    lastRun() {
      const { id, campaign } = one<{ id: string; campaign: string | null }>(
        'SELECT m.id, c.name AS campaign FROM mailing m LEFT JOIN campaign c ON c.id = m.campaign_id ORDER BY m.created_at DESC LIMIT 1',
      );
      const people = all<{ channel: string; last_name: string; email: string; identifier: string | null }>(
        `SELECT r.channel, g.last_name, g.email, a.identifier FROM mailing_recipient r JOIN guardian g ON g.id = r.guardian_id
          LEFT JOIN account a ON a.guardian_id = g.id WHERE r.mailing_id = ? AND r.state <> 'skipped'`,
        id,
      );
      return {
        campaign,
        emails: people.filter(({ channel }) => channel === 'email').map(({ email }) => email),
        letters: people.filter(({ channel }) => channel === 'letter'),
      };
    },
    staffVerbs: () =>
      Object.fromEntries(
        all<{ verb: string; count: number }>(
          `SELECT verb, count(*) AS count FROM history WHERE seq > ? AND actor_kind = 'staff' GROUP BY verb`,
          start,
        ).map(({ verb, count }) => [verb, count]),
      ),
    waiting: () =>
      one<{ count: number }>(`SELECT count(*) AS count FROM outbox WHERE state IN ('pending', 'sending') AND created_at >= ?`, since).count,
    sentToday: () => all(`SELECT recipient AS "to", subject FROM outbox WHERE state = 'sent' AND sent_at >= ?`, since),
    close: () => void store.close(),
  };
}
