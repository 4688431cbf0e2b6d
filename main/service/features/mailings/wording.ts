import { documentsAsked } from '../../../../db/asked-documents.ts';
import { findCampaign } from '../../../../db/campaigns.ts';
import { type MailingPerson, studentNames } from '../../../../db/mailings.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite, type SiteRow } from '../../../../db/sites.ts';
import { formatDeadline, formatLongDay } from '../../../../shared/dates.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import { enumerate } from '../../../../shared/rules/decision-words.ts';
import { isToProvide } from '../../../../shared/rules/documents.ts';
import type { MailingKind } from '../../../../shared/rules/mailings.ts';
import { type Variable, type VariableValues, variableProblem, variablesIn } from '../../../../shared/rules/message-variables.ts';
import type { ReadContext } from '../../context.ts';
import { requireAddress } from '../accounts/index.ts';
import { overdueWords } from './overdue.ts';

/** What a run says, kept with it as it was when it began. */
export interface Wording {
  kind: MailingKind;
  subject: string;
  text: string;
  campaignId?: string | null | undefined;
  deadline?: string | null | undefined;
  /** Of a reminder: the invoices that it is about; without them, all that are late. */
  invoiceIds?: readonly string[] | undefined;
}

type Context = Pick<ReadContext, 'db' | 'clock' | 'extranet'>;

/** Refuses what could not be filled in for anybody: a variable that does not exist, a deadline that nobody gave, no address. */
export async function requireWording(ctx: Context, wording: Wording): Promise<void> {
  const fields: Record<string, string> = {};
  for (const field of ['subject', 'text'] as const) {
    const problem = variableProblem(wording[field]);
    if (problem) fields[field] = problem;
  }
  const used = usedBy(wording);
  if (used.has('date limite') && (await deadlineOf(ctx.db, wording)) === null)
    fields.deadline = 'Choisissez la date limite, ou retirez {date limite} du texte.';
  requireNoProblems(fields);
  if (used.has('adresse de l’extranet') || wording.kind === 'identifiers') requireAddress(ctx.extranet().address);
}

/** Of everyone at once, what the text asks for; what it does not ask for is not looked up. */
export async function valuesFor(
  ctx: Context,
  wording: Wording,
  people: readonly MailingPerson[],
): Promise<(person: MailingPerson) => Promise<VariableValues & { siteRow: SiteRow }>> {
  const used = usedBy(wording);
  const deadline = (await deadlineOf(ctx.db, wording)) ?? '';
  const students = used.has('élèves')
    ? await studentNames(
        ctx.db,
        people.map((person) => person.family_id),
      )
    : new Map<string, string[]>();
  const sites = new Map<string, SiteRow>();
  return async (person) => {
    const site = sites.get(person.site_id) ?? (await findSite(ctx.db, person.site_id));
    if (!site) throw notFound('Ce site');
    sites.set(person.site_id, site);
    return {
      civilité: CIVILITIES[person.civility ?? ''] ?? 'Madame, Monsieur',
      prénom: person.first_name,
      nom: person.last_name,
      élèves: enumerate(students.get(person.family_id) ?? []),
      identifiant: person.identifier ?? '',
      'adresse de l’extranet': ctx.extranet().address ?? '',
      site: site.name,
      'date limite': deadline,
      pièces: used.has('pièces') ? await missingDocuments(ctx, person) : '',
      ...(used.has('factures') || used.has('reste dû') ? await overdueWords(ctx, wording, person) : { factures: '', 'reste dû': '' }),
      siteRow: site,
    };
  };
}

const usedBy = ({ subject, text }: Wording): Set<Variable> => new Set([...variablesIn(subject), ...variablesIn(text)]);

const CIVILITIES: Record<string, string> = { Mme: 'Madame', M: 'Monsieur' };

async function deadlineOf(db: ReadDb, { deadline, campaignId }: Wording): Promise<string | null> {
  if (deadline) return formatLongDay(deadline);
  const campaign = campaignId ? await findCampaign(db, campaignId) : undefined;
  return campaign ? formatDeadline(campaign.closes_at) : null;
}

/** « Photo d’identité, Certificat médical (Léo) » */
async function missingDocuments({ db, clock }: Context, { family_id, site_id }: MailingPerson): Promise<string> {
  const { asked, students } = await documentsAsked(db, { familyId: family_id, siteId: site_id }, clock.now());
  const missing = asked.filter(({ state, required }) => required.mandatory && isToProvide(state));
  const whose = (studentId: string | null) => students.find(({ id }) => id === studentId)?.first_name;
  return missing.map(({ required, studentId }) => (studentId ? `${required.name} (${whose(studentId)})` : required.name)).join(', ');
}
