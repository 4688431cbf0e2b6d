import type { ReEnrolmentContent, ReEnrolmentForm, TypedReEnrolment } from '../../../../../shared/contract/re-enrolments.ts';
import { Refusal } from '../../../../../shared/refusal.ts';
import { WISHES_MAX } from '../../../../../shared/rules/re-enrolment.ts';
import { studentPath } from '../../../extranet/student-file.tsx';
import type { Typed } from '../../../extranet/typed.ts';

/** Names of the form's fields; those of boxes and wishes end with what they stand for. */
export const NAMES = {
  administrative: 'administrative',
  doesNotReEnrol: 'doesNotReEnrol',
  curriculum: (id: string) => `curriculum-${id}`,
  course: (id: string) => `course-${id}`,
  wishDiscipline: (rank: number) => `wish-${rank}-discipline`,
  wish: (rank: number) => `wish-${rank}`,
  requests: 'requests',
} as const;

export const RANKS = Array.from({ length: WISHES_MAX }, (_, i) => i + 1);

/** Where a student's re-enrolment lives; `step` is a page below it. */
export const reEnrolmentPath = (studentId: string, step?: 'verifier' | 'retirer' | 'abandonner' | 'importer'): string =>
  [studentPath(studentId, 'reinscription'), step].filter(Boolean).join('/');

/** What the boxes and fields hold, as they are shown and as they come back. */
export interface Filled {
  administrative: boolean;
  doesNotReEnrol: boolean;
  curricula: ReadonlySet<string>;
  enrolments: ReadonlySet<string>;
  /** In order of preference; each holds what was chosen and written, '' for nothing. */
  wishes: readonly { disciplineId: string; wish: string }[];
  requests: string;
}

/** A form that came, box by box. */
export function filledFrom(typed: Typed): Filled {
  const ticked = (prefix: string) =>
    new Set([...typed.keys()].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
  return {
    administrative: typed.has(NAMES.administrative),
    doesNotReEnrol: typed.has(NAMES.doesNotReEnrol),
    curricula: ticked(NAMES.curriculum('')),
    enrolments: ticked(NAMES.course('')),
    wishes: RANKS.map((rank) => ({ disciplineId: typed.get(NAMES.wishDiscipline(rank)) ?? '', wish: typed.get(NAMES.wish(rank)) ?? '' })),
    // browsers send the ends of lines in another way than they count them
    requests: (typed.get(NAMES.requests) ?? '').replaceAll('\r\n', '\n'),
  };
}

/** What was kept or sent, to go on from. */
export const filledWith = (content: ReEnrolmentContent | null): Filled => ({
  administrative: content?.answer === 'administrative',
  doesNotReEnrol: content?.answer === 'does-not-re-enrol',
  curricula: new Set(content?.curricula),
  enrolments: new Set(content?.enrolments),
  wishes: RANKS.map((_, i) => ({ disciplineId: content?.wishes[i]?.disciplineId ?? '', wish: content?.wishes[i]?.wish ?? '' })),
  requests: content?.requests ?? '',
});

/** As the operation takes it; ranks left empty are closed up. */
export const typedAs = (filled: Filled): TypedReEnrolment => ({
  ...filled,
  curricula: [...filled.curricula],
  enrolments: [...filled.enrolments],
  wishes: filled.wishes.flatMap(({ disciplineId, wish }) =>
    disciplineId || wish.trim() ? [{ disciplineId: disciplineId || null, wish: wish || null }] : [],
  ),
});

/** As it would be kept, whatever contradicts itself in it. */
export const contentOfFilled = (filled: Filled): ReEnrolmentContent => ({
  ...typedAs(filled),
  answer: filled.doesNotReEnrol
    ? 'does-not-re-enrol'
    : filled.administrative
      ? 'administrative'
      : filled.curricula.size + filled.enrolments.size > 0
        ? 'courses'
        : null,
});

/** What the page showed when it was opened: it travels with the form. */
export const seenIn = (typed: Typed) => ({ version: Number(typed.get('version')) || 0, draft: typed.get('draft') || null });
export const seenNow = (form: Pick<ReEnrolmentForm, 'version' | 'draft'>) => ({ version: form.version, draft: form.draft?.mark ?? null });

/** The sentences of a refusal under the names of the form: a wish's own text is named by its rank as typed. */
export function onFormFields(refusal: Refusal, filled: Filled): Refusal {
  const ranks = RANKS.filter((rank) => filled.wishes[rank - 1]?.disciplineId || filled.wishes[rank - 1]?.wish.trim());
  const fields = Object.entries(refusal.fields ?? {}).map(([path, sentence]) => {
    const [, index, part] = /^typed\.wishes\.(\d+)\.(\w+)$/.exec(path) ?? [];
    if (index === undefined) return [path === 'typed.wishes' || path === 'wishes' ? NAMES.wish(ranks[0] ?? 1) : path, sentence];
    const rank = ranks[Number(index)] ?? 1;
    return [part === 'wish' ? NAMES.wish(rank) : NAMES.wishDiscipline(rank), sentence];
  });
  return refusal.fields ? new Refusal(refusal.code, refusal.message, Object.fromEntries(fields), refusal.reference) : refusal;
}
