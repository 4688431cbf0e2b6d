import { findAccount } from '../../../../db/accounts.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { type Amendment, findAmendment } from '../../../../db/re-enrolment-amendments.ts';
import { contentOf, findReEnrolment, type ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import type { ReEnrolmentContent } from '../../../../shared/contract/re-enrolments.ts';
import { formatDateTime } from '../../../../shared/dates.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { mayAnswer } from '../../../../shared/rules/re-enrolment.ts';
import type { FamilyActor } from '../../context.ts';
import type { Place } from './place.ts';

/** What is in the store of one student's answer, as one account sees it. */
export interface Standing {
  row: ReEnrolmentRecord | undefined;
  /** What that row asks for. */
  stored: ReEnrolmentContent | null;
  /** This account's unsent change of it. */
  amendment: Amendment | null;
}

/** What there is of a student's answer, sent and unsent, for the account that asks. */
export async function standingOf(db: ReadDb, actor: FamilyActor, { campaign, studentId }: Place): Promise<Standing> {
  const row = await findReEnrolment(db, campaign.id, studentId);
  if (!row) return { row, stored: null, amendment: null };
  const owner = { accountId: actor.accountId, campaignId: campaign.id, studentId };
  const amendment = row.state === 'draft' ? null : await findAmendment(db, owner);
  return { row, stored: await contentOf(db, row), amendment };
}

/** What a form showed when it was opened. */
interface Seen {
  version: number;
  draft?: string | null | undefined;
}

/** Two parents, or two devices: whoever comes second is told, and overwrites nothing unseen. */
export async function requireAsSeen(db: ReadDb, actor: FamilyActor, { row, amendment }: Standing, { version, draft }: Seen): Promise<void> {
  const isSameVersion = (row?.version ?? 0) === version;
  if (isSameVersion && (amendment?.mark ?? null) === (draft ?? null)) return;
  const other = isSameVersion || row?.account_id === actor.accountId ? null : await authorOf(db, row);
  const at = (isSameVersion ? amendment?.savedAt : row?.updated_at) ?? null;
  throw new Refusal(
    'conflict',
    `${other ? `${other} a modifié cette réinscription` : 'Cette réinscription a été modifiée sur un autre appareil ou dans un autre onglet'}${at ? ` le ${formatDateTime(at)}` : ''}, après l’ouverture de votre page. Rien de ce que vous avez saisi n’est perdu : comparez, puis validez de nouveau.`,
  );
}

/** What the office has validated is changed by the office only. */
export function requireMayAnswer(row: ReEnrolmentRecord | undefined): void {
  if (mayAnswer(row?.state ?? null)) return;
  const when = row?.decided_at ? ` le ${formatDateTime(row.decided_at)}` : '';
  throw new Refusal(
    'conflict',
    `Le secrétariat a validé cette réinscription${when} : elle ne se modifie plus ici. Pour tout changement, adressez-vous au secrétariat.`,
  );
}

async function authorOf(db: ReadDb, row: ReEnrolmentRecord | undefined): Promise<string | null> {
  const account = row?.account_id ? await findAccount(db, row.account_id) : undefined;
  return account ? fullName(account) : null;
}

/** Whether two answers ask for the same, in whatever order their boxes were ticked. */
export const isSameContent = (a: ReEnrolmentContent | null | undefined, b: ReEnrolmentContent | null | undefined): boolean =>
  !!a && !!b && JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const inOrder = ({ answer, curricula, enrolments, wishes, requests }: ReEnrolmentContent) => [
  answer,
  [...curricula].sort(),
  [...enrolments].sort(),
  wishes.map(({ disciplineId, wish }) => [disciplineId, wish]),
  requests,
];
