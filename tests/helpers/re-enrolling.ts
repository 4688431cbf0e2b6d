import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { reEnrolmentsWaiting } from './queue.ts';
import type { Person, World } from './world.ts';

export type Form = OutputOf<'reEnrolments.form'>;
export type Typed = InputOf<'reEnrolments.save'>['typed'];

export const NOTHING: Typed = { administrative: false, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [] };
export const ADMINISTRATIVE: Typed = { ...NOTHING, administrative: true };

export const leo = (w: World): string => w.cast.claire.students.Léo ?? '';
export const maelle = (w: World): string => w.cast.yann.students.Maëlle ?? '';
export const formOf = (who: Person, studentId: string): Promise<Form> => who.call('reEnrolments.form', { studentId });

/** What the page sends along with a form that was opened on this. */
export const place = (studentId: string, { campaign, version, draft }: Form) => ({
  studentId,
  campaignId: campaign.id,
  version,
  draft: draft?.mark ?? null,
});

export async function save(who: Person, studentId: string, typed: Typed, purpose: 'draft' | 'send' = 'send') {
  return who.call('reEnrolments.save', { ...place(studentId, await formOf(who, studentId)), purpose, typed });
}

export async function send(who: Person, studentId: string, typed: Typed) {
  await save(who, studentId, typed);
  return who.call('reEnrolments.send', place(studentId, await formOf(who, studentId)));
}

/** The one request that waits, as staff see it. */
export async function waiting(w: World) {
  const [row] = await reEnrolmentsWaiting(w);
  if (!row) throw new Error('no re-enrolment waits');
  return row;
}

export async function decide(w: World, decision: 'validated' | 'refused' | 'to-complete', reason?: string) {
  const { id, version } = await waiting(w);
  return w.staff.call('reEnrolments.decide', { id, version, decision, reason });
}
