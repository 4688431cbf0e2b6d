import type { InputOf } from '../../../shared/contract/index.ts';
import type { RequiredDocumentFile } from '../../../shared/contract/required-documents.ts';
import { checkField, DAY, showField } from '../../../shared/rules/fields.ts';
import type { TypedCondition } from '../conditions/ConditionsEditor.tsx';

export type RequirementContent = Omit<InputOf<'requiredDocuments.edit'>, 'id' | 'version' | 'model'>;

/** A document asked for, as it is typed. */
export interface RequirementTyped {
  siteId: string;
  name: string;
  explanation: string;
  scope: 'family' | 'student';
  mandatory: boolean;
  severalFiles: boolean;
  validity: RequirementContent['validity']['validity'];
  days: number | string;
  date: string;
  health: boolean;
  purpose: string;
  alternatives: { id: string | null; name: string; explanation: string }[];
  conditions: TypedCondition[];
}

export const newRequirement = (siteId: string): RequirementTyped => ({
  siteId,
  name: '',
  explanation: '',
  scope: 'student',
  mandatory: true,
  severalFiles: false,
  validity: 'school-year',
  days: 90,
  date: '',
  health: false,
  purpose: '',
  alternatives: [],
  conditions: [],
});

export const typedOf = (file: RequiredDocumentFile): RequirementTyped => ({
  siteId: file.siteId,
  name: file.name,
  explanation: file.explanation ?? '',
  scope: file.scope,
  mandatory: file.mandatory,
  severalFiles: file.severalFiles,
  validity: file.validity.validity,
  days: file.validity.days ?? 90,
  date: file.validity.date ? showField(DAY, file.validity.date) : '',
  health: file.health,
  purpose: file.purpose ?? '',
  alternatives: file.alternatives.map(({ id, name, explanation }) => ({ id, name, explanation: explanation ?? '' })),
  conditions: file.conditions as TypedCondition[],
});

/** What is sent; a date that does not exist is told beside its field before anything leaves. */
export function contentOf(typed: RequirementTyped): { content: RequirementContent; problems: Record<string, string> } {
  const date = checkField(DAY, typed.date);
  const problems: Record<string, string> = typed.validity === 'date' && !date.ok ? { date: date.message } : {};
  return {
    problems,
    content: {
      name: typed.name,
      explanation: typed.explanation,
      scope: typed.scope,
      mandatory: typed.mandatory,
      severalFiles: typed.severalFiles,
      validity: {
        validity: typed.validity,
        days: typed.validity === 'days' && typed.days !== '' ? Number(typed.days) : null,
        date: typed.validity === 'date' && date.ok ? date.value : null,
      },
      health: typed.health,
      purpose: typed.purpose,
      alternatives: typed.alternatives.map(({ id, name, explanation }) => ({ id, name, explanation })),
      conditions: typed.conditions,
    },
  };
}

/** The form's field for one that the service names. */
export const fieldOf = (name: string): string => name.replace(/^validity\./, '');

export const NAMES = ['siteId', 'name', 'explanation', 'days', 'date', 'purpose', 'model'] as const;
