import type { RequestPreview } from '../../../shared/contract/change-requests.ts';
import type { InputOf } from '../../../shared/contract/index.ts';

type Answer = 'accepted' | 'refused';

/** What can be decided together, and what is to be read first: nothing moves unseen, and a stop stops everything. */
export function decidable(rows: readonly RequestPreview[], decision: Answer): { taken: RequestPreview[]; left: RequestPreview[] } {
  const isLeft = (row: RequestPreview) => row.stopped !== null || (decision === 'accepted' && row.moved !== null);
  return { taken: rows.filter((row) => !isLeft(row)), left: rows.filter(isLeft) };
}

export const leftOutBecause = ({ stopped, moved }: RequestPreview): string => stopped ?? moved ?? '';

/** Each as one call of the verb would send it, with the versions that were seen. */
export const bulkItems = (
  rows: readonly RequestPreview[],
  decision: Answer,
  reason: string,
): { label: string; input: InputOf<'changeRequests.decide'> }[] =>
  rows.map(({ id, label, version, sheetVersion, fields }) => ({
    label,
    input: {
      id,
      version,
      // a refusal overwrites nothing: whatever the sheet says by then
      ...(decision === 'accepted' && { sheetVersion }),
      decisions: fields.map((field) => ({ field, decision, ...(decision === 'refused' && { reason }) })),
    },
  }));

export const bulkLabel = (decision: Answer, count: number): string => {
  const what = decision === 'accepted' ? 'Acceptation' : 'Refus';
  return count > 1 ? `${what} de ${count} demandes` : `${what} d’une demande`;
};

/** « 12 demandes (18 champs) seront acceptées. 11 e-mails partiront, un par personne et par demande. … » */
export function whatWillLeave(rows: readonly RequestPreview[], decision: Answer): string {
  const fields = rows.reduce((sum, row) => sum + row.fields.length, 0);
  const mails = rows.reduce((sum, row) => sum + row.mails, 0);
  const silent = rows.filter((row) => row.mails === 0).length;
  if (rows.length === 0) return 'Aucune de ces demandes ne peut être décidée ainsi.';
  const [one, many] = decision === 'accepted' ? ['sera acceptée', 'seront acceptées'] : ['sera refusée', 'seront refusées'];
  const inFields = `(${fields > 1 ? `${fields} champs` : '1 champ'})`;
  const what = rows.length > 1 ? `${rows.length} demandes ${inFields} ${many}.` : `Une demande ${inFields} ${one}.`;
  const letters = mails === 0 ? 'Aucun e-mail ne partira.' : mails > 1 ? `${mails} e-mails partiront.` : 'Un e-mail partira.';
  const others =
    silent === 0
      ? ''
      : silent > 1
        ? ` ${silent} familles sans adresse liront la réponse sur l’extranet.`
        : ' Une famille sans adresse lira la réponse sur l’extranet.';
  return `${what} ${letters}${others}`;
}
