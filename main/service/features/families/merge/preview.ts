import type { ReadDb } from '../../../../../db/open.ts';
import { valuesOf } from '../../../../../db/sheet-columns.ts';
import type { MergePreview } from '../../../../../shared/contract/family-merges.ts';
import { fullName } from '../../../../../shared/rules/names.ts';
import { fieldLabel, type SheetSubject, sheetFieldNames } from '../../../../../shared/rules/sheets.ts';
import type { ReadVerb } from '../../../context.ts';
import { type File, fileOf, type Mapping, type Mappings, mappingsOf, sideOf } from './files.ts';
import { fingerprint, type Plan, planOf } from './plan.ts';

export const mergePreview: ReadVerb<'families.mergePreview'> = async ({ db, clock }, { keptId, mergedId, ...asked }) => {
  const files = await readBoth(db, { keptId, mergedId });
  const mappings = mappingsOf(files.kept, files.merged, asked);
  return previewOf(files, mappings, await planOf(db, files.kept, files.merged, mappings, clock.now().toISOString()));
};

export async function readBoth(
  db: ReadDb,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<{ kept: File; merged: File }> {
  return { kept: await fileOf(db, keptId), merged: await fileOf(db, mergedId) };
}

const previewOf = ({ kept, merged }: { kept: File; merged: File }, mappings: Mappings, plan: Plan): MergePreview => ({
  kept: sideOf(kept),
  merged: sideOf(merged),
  guardians: peopleOf(merged.guardians, kept.guardians, mappings.guardians),
  students: peopleOf(merged.students, kept.students, mappings.students),
  people: differences({ kept, merged }, mappings),
  moves: [...MOVED].flatMap(([table, words]) => {
    const count = plan.counts.get(table) ?? 0;
    return count > 0 ? [{ what: words[count > 1 ? 1 : 0], count }] : [];
  }),
  accounts: plan.accounts,
  stays: plan.stays,
  obstacles: plan.obstacles,
  seen: fingerprint(kept, merged, plan),
});

const MOVED: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['change_request', ['demande de modification', 'demandes de modification']],
  ['re_enrolment', ['réponse à une campagne', 'réponses à une campagne']],
  ['document', ['pièce déposée', 'pièces déposées']],
  ['document_exemption', ['dispense de pièce', 'dispenses de pièces']],
  ['invoice', ['facture', 'factures']],
  ['payment', ['règlement', 'règlements']],
  ['refund', ['remboursement', 'remboursements']],
  ['online_payment', ['paiement en ligne', 'paiements en ligne']],
  ['direct_debit_mandate', ['mandat de prélèvement', 'mandats de prélèvement']],
  ['rental', ['location', 'locations']],
  ['outbox', ['e-mail', 'e-mails']],
  ['letter', ['courrier', 'courriers']],
  ['rights_request', ['demande d’exercice de droits', 'demandes d’exercice de droits']],
]);

type Named = { id: string; first_name: string; last_name: string };

const peopleOf = (merged: readonly Named[], kept: readonly Named[], mapping: Mapping): MergePreview['guardians'] => {
  const choices = kept.map((one) => ({ id: one.id, name: fullName(one) }));
  return merged.map((one) => ({ id: one.id, name: fullName(one), into: mapping.get(one.id) ?? null, choices }));
};

/** Where the two sheets of one person differ; a field that the file that stays leaves empty is filled in from the other. */
export function differences({ kept, merged }: { kept: File; merged: File }, mappings: Mappings): MergePreview['people'] {
  return [
    ...differencesOf('guardian', kept.guardians, merged.guardians, mappings.guardians),
    ...differencesOf('student', kept.students, merged.students, mappings.students),
  ];
}

function differencesOf(subject: SheetSubject, kept: readonly Named[], merged: readonly Named[], mapping: Mapping): MergePreview['people'] {
  return merged.flatMap((one) => {
    const same = kept.find(({ id }) => id === mapping.get(one.id));
    if (!same) return [];
    const [stays, goes] = [valuesOf(subject, same), valuesOf(subject, one)];
    const fields = sheetFieldNames(subject)
      .filter((name) => goes[name] !== null && goes[name] !== stays[name])
      .map((name) => ({
        field: name,
        label: fieldLabel(subject, name),
        kept: stays[name] ?? null,
        merged: goes[name] ?? null,
        takes: stays[name] === null ? ('merged' as const) : ('kept' as const),
      }));
    return [{ subject, id: same.id, name: fullName(same), fields }];
  });
}
