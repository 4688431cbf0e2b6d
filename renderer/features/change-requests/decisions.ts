import type { Decision, RequestField, RequestFile } from '../../../shared/contract/change-requests.ts';
import { dayOf } from '../../../shared/dates.ts';
import type { RefusalData } from '../../../shared/refusal.ts';
import { checkField, editField } from '../../../shared/rules/fields.ts';
import { findField } from '../../../shared/rules/sheets.ts';

/** What is meant to be answered for one field, before it is sent. `seen` is what the family asked when it was decided. */
export type Draft = { seen: string | null; reason: string; value: string } & { decision: 'accepted' | 'corrected' | 'refused' };

/** Drafts by request and field: going to another request, or to a family's file and back, loses nothing. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, Draft>>>>;

export type DraftAction =
  | { act: 'accept'; request: string; field: RequestField }
  | { act: 'correct'; request: string; field: RequestField; value: string }
  | { act: 'refuse'; request: string; field: RequestField; reason?: string }
  /** Takes the decision back; the reason and the correction stay where they were typed. */
  | { act: 'undo'; request: string; field: RequestField }
  | { act: 'forget'; request: string }
  /** The drafts of a decision that was taken back. */
  | { act: 'restore'; request: string; former: Readonly<Record<string, Draft>> };

export function decide(drafts: Drafts, action: DraftAction): Drafts {
  if (action.act === 'forget') {
    const { [action.request]: _, ...others } = drafts;
    return others;
  }
  if (action.act === 'restore') return { ...drafts, [action.request]: action.former };
  const ofRequest = drafts[action.request] ?? {};
  const name = action.field.field;
  const former = ofRequest[name];
  if (action.act === 'undo') {
    const { [name]: _, ...others } = ofRequest;
    return { ...drafts, [action.request]: others };
  }
  const base = { seen: action.field.proposed, reason: former?.reason ?? '', value: former?.value ?? '' };
  return { ...drafts, [action.request]: { ...ofRequest, [name]: drafted(base, action) } };
}

function drafted(base: Omit<Draft, 'decision'>, action: Exclude<DraftAction, { act: 'undo' | 'forget' | 'restore' }>): Draft {
  if (action.act === 'accept') return { ...base, decision: 'accepted' };
  if (action.act === 'correct') return { ...base, decision: 'corrected', value: action.value };
  return { ...base, decision: 'refused', reason: action.reason ?? base.reason };
}

/** What was decided, as drafts again: whoever takes a decision back mends what was wrong in it and leaves the rest. */
export const draftsFrom = (fields: readonly RequestField[]): Record<string, Draft> =>
  Object.fromEntries(
    fields.flatMap(({ subject, field, proposed, decision, decided, reason }) => {
      if (decision === 'pending') return [];
      const rule = findField(subject, field);
      const value = decision === 'corrected' ? (rule ? editField(rule, decided) : (decided ?? '')) : '';
      return [[field, { seen: proposed, decision, value, reason: reason ?? '' }] as const];
    }),
  );

/** The draft that still answers what the family asks: one made for another value than the present one is none. */
export function draftOf(drafts: Drafts, request: string, field: RequestField): Draft | null {
  const draft = drafts[request]?.[field.field];
  return draft && draft.seen === field.proposed ? draft : null;
}

/** True when the family changed its mind on a field that had been decided here. */
export const hasMovedAway = (drafts: Drafts, file: RequestFile): boolean =>
  file.fields.some((field) => drafts[file.id]?.[field.field] && !draftOf(drafts, file.id, field));

/** Fields that still want a decision, or a reason for their refusal. */
export const undecided = (drafts: Drafts, file: RequestFile): RequestField[] =>
  file.fields.filter((field) => {
    const draft = draftOf(drafts, file.id, field);
    return !draft || (draft.decision === 'refused' && draft.reason.trim() === '');
  });

/** What is sent once every field is decided. */
export const toSend = (drafts: Drafts, file: RequestFile): Decision[] =>
  file.fields.flatMap((field) => {
    const draft = draftOf(drafts, file.id, field);
    if (!draft) return [];
    return {
      field: field.field,
      decision: draft.decision,
      ...(draft.decision === 'corrected' && { value: draft.value }),
      ...(draft.decision === 'refused' && { reason: draft.reason.trim() }),
    };
  });

/** The sentence that a typed correction deserves, or null when it can be stored. */
export function checkCorrection({ subject, field }: RequestField, typed: string): string | null {
  const rule = findField(subject, field);
  const checked = rule && checkField(rule, typed, dayOf(new Date()));
  return checked?.ok === false ? checked.message : null;
}

/** A refusal's sentences by field: the service names them by field, or by their place in what was sent. */
export function refusedFields(refusal: Pick<RefusalData, 'fields'>, sent: readonly Decision[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(refusal.fields ?? {})) {
    const place = /^decisions\.(\d+)(\.|$)/.exec(name)?.[1];
    const field = place === undefined ? name.replace(/^decisions\./, '').split('.')[0] : sent[Number(place)]?.field;
    if (field) result[field] = sentence;
  }
  return result;
}
