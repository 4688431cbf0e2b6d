import { formatCents } from '../money.ts';
import type { Condition } from './conditions.ts';

// The conditions that there are, and how they are said. What each asks about is read by `db/facts.ts`.

export const COMPARISONS = ['is', 'is-not', 'at-least', 'at-most'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const CONDITION_KINDS = [
  'department',
  'discipline',
  'curriculum',
  'cycle',
  'level',
  'situation',
  'age',
  'city',
  'payment-mode',
  'quotient',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

interface KindRule {
  label: string;
  comparisons: readonly Comparison[];
  /** `choice`: one of a list (`conditions.choices`); `years`: a whole number; `cents`: typed in euros, kept in cents. */
  value: 'choice' | 'years' | 'cents';
}

const SAME: readonly Comparison[] = ['is', 'is-not'];
const LIMITS: readonly Comparison[] = ['at-least', 'at-most'];

export const KIND_RULES: Readonly<Record<ConditionKind, KindRule>> = {
  department: { label: 'Département', comparisons: SAME, value: 'choice' },
  discipline: { label: 'Discipline', comparisons: SAME, value: 'choice' },
  curriculum: { label: 'Cursus', comparisons: SAME, value: 'choice' },
  cycle: { label: 'Cycle', comparisons: SAME, value: 'choice' },
  level: { label: 'Niveau', comparisons: SAME, value: 'choice' },
  situation: { label: 'Situation', comparisons: SAME, value: 'choice' },
  age: { label: 'Âge', comparisons: LIMITS, value: 'years' },
  city: { label: 'Commune', comparisons: SAME, value: 'choice' },
  'payment-mode': { label: 'Mode de paiement', comparisons: SAME, value: 'choice' },
  quotient: { label: 'Quotient familial', comparisons: LIMITS, value: 'cents' },
};

export const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  is: 'est',
  'is-not': 'n’est pas',
  'at-least': 'au moins',
  'at-most': 'au plus',
};

export const isConditionKind = (kind: string): kind is ConditionKind => (CONDITION_KINDS as readonly string[]).includes(kind);

/** What can be chosen, by kind, where a kind has a list. */
export type ConditionChoices = Partial<Record<ConditionKind, { value: string; label: string }[]>>;

/** What is wrong with one condition's value; null when it can be kept. `known`: the values of its list, where its kind has one. */
export function conditionProblem(
  { kind, comparison, value }: Omit<Condition, 'clause'>,
  known: readonly string[] | undefined,
): string | null {
  if (!isConditionKind(kind)) return 'Choisissez sur quoi porte cette condition.';
  const rule = KIND_RULES[kind];
  if (!(rule.comparisons as readonly string[]).includes(comparison)) return 'Choisissez une comparaison de la liste.';
  if (rule.value === 'choice') return known?.includes(value) ? null : `Choisissez dans la liste : ${rule.label.toLowerCase()}.`;
  if (rule.value === 'years') return /^\d{1,3}$/.test(value) ? null : 'Indiquez un âge en années, par exemple 12.';
  return /^\d{1,8}$/.test(value) ? null : 'Indiquez un montant, par exemple 800.';
}

/** The name of a value of a list: « Violon » for its id. */
export type NameOf = (kind: ConditionKind, value: string) => string | undefined;

/**
 * What conditions say, after « chaque élève »: « qui suit Violon et qui a 12 ans ou plus, ou dont la famille paie par prélèvement
 * automatique »; empty where everybody is meant.
 */
export function conditionsInWords(conditions: readonly Condition[], nameOf: NameOf): string {
  const clauses = [...new Set(conditions.map(({ clause }) => clause))].sort((a, b) => a - b);
  return clauses
    .map((clause) =>
      conditions
        .filter((condition) => condition.clause === clause)
        .map((condition) => said(condition, nameOf))
        .join(' et '),
    )
    .join(', ou ');
}

function said({ kind, comparison, value }: Condition, nameOf: NameOf): string {
  if (!isConditionKind(kind)) return `qui répond à « ${kind} »`;
  const name = nameOf(kind, value) ?? '(valeur supprimée)';
  const not = comparison === 'is-not';
  const most = comparison === 'at-most';
  switch (kind) {
    case 'department':
      return `qui ${not ? 'ne suit aucun cours' : 'suit un cours'} du département ${name}`;
    case 'discipline':
      return `qui ${not ? 'ne suit pas' : 'suit'} ${name}`;
    case 'curriculum':
      return `qui ${not ? 'n’est pas' : 'est'} dans le cursus ${name}`;
    case 'cycle':
      return `qui ${not ? 'n’est pas' : 'est'} en « ${name} »`;
    case 'level':
      return `qui ${not ? 'n’est pas' : 'est'} au niveau ${name}`;
    case 'situation':
      return `dont la situation ${not ? 'n’est pas' : 'est'} « ${name} »`;
    case 'age':
      return `qui a ${value} an${Number(value) > 1 ? 's' : ''} ou ${most ? 'moins' : 'plus'}`;
    case 'city':
      return `qui ${not ? 'n’habite pas' : 'habite'} ${name}`;
    case 'payment-mode':
      return `dont la famille ${not ? 'ne paie pas' : 'paie'} par ${name.toLowerCase()}`;
    case 'quotient':
      return `dont le quotient familial est d’${most ? 'au plus' : 'au moins'} ${formatCents(Number(value))}`;
  }
}
