/** @jsxImportSource hono/jsx */
import { formatDate } from '../../../../../shared/dates.ts';
import { editField, type Field as FieldRule, showField } from '../../../../../shared/rules/fields.ts';
import { type GuardianField, guardianField, guardianFieldNames } from '../../../../../shared/rules/guardian-fields.ts';
import { Field, PasswordField } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import type { RefusedFields } from '../../../extranet/refused-fields.ts';
import type { Typed } from '../../../extranet/typed.ts';
import type { Guardian } from './sheet.tsx';

interface FieldsProps {
  guardian: Guardian;
  /** What was typed and could not be taken, or came back after a new login. */
  typed: Typed | null;
  errors: RefusedFields;
}

/** The sheet's groups and fields, with what waits and what was answered beside each of them. */
export const SheetFields = ({ guardian, typed, errors }: FieldsProps) => (
  <>
    {groups().map(([group, names]) => (
      <fieldset class="group">
        <legend>{group}</legend>
        <div class="fields">
          {names.map((name) => (
            <SheetField name={name} guardian={guardian} typed={typed} errors={errors} />
          ))}
          {names.includes('email') && (
            <PasswordField
              name="password"
              label="Mot de passe actuel"
              hint="Demandé pour changer d’adresse électronique"
              autocomplete="current-password"
              width="half"
              class="for-email"
              error={errors.of('password')}
            />
          )}
        </div>
      </fieldset>
    ))}
  </>
);

function groups(): [string, GuardianField[]][] {
  const byGroup = new Map<string, GuardianField[]>();
  for (const name of guardianFieldNames) {
    const { group } = guardianField(name);
    byGroup.set(group, [...(byGroup.get(group) ?? []), name]);
  }
  return [...byGroup];
}

const TYPES = { phone: 'tel', email: 'email' } as const;
const EXAMPLES: Partial<Record<FieldRule['kind'], string>> = {
  phone: 'Par exemple 06 12 34 56 78',
  email: 'Par exemple nom@exemple.fr',
  'postal-code': 'Par exemple 38000',
};
const WIDTHS: Partial<Record<GuardianField, 'half' | 'two-thirds'>> = { addressLine: 'two-thirds', city: 'two-thirds', email: 'half' };

const SheetField = ({ name, guardian, typed, errors }: FieldsProps & { name: GuardianField }) => {
  const field = guardianField(name);
  const changed = isAsked(name, guardian);
  return (
    <Field
      name={name}
      label={field.label}
      hint={field.hint ?? EXAMPLES[field.kind]}
      type={field.kind === 'phone' || field.kind === 'email' ? TYPES[field.kind] : 'text'}
      options={field.choices && [{ value: '', label: 'Non précisé' }, ...field.choices]}
      value={typed?.get(name) ?? shownValue(name, guardian)}
      required={field.required === true}
      saysRequired
      autocomplete={field.autocomplete}
      maxlength={field.max}
      width={WIDTHS[name]}
      changed={changed}
      error={errors.of(name)}
      under={
        changed ? (
          <p class="under">Actuellement : {showField(field, guardian.values[name]) || 'non renseigné'}</p>
        ) : (
          answerFor(name, guardian)
        )
      }
    />
  );
};

const isAsked = (name: GuardianField, { pending }: Guardian): boolean => pending !== null && Object.hasOwn(pending.values, name);

/** What a field holds when the sheet is opened: the family's wish while it waits, else the official value. */
export const shownValue = (name: GuardianField, guardian: Guardian): string =>
  editField(guardianField(name), isAsked(name, guardian) ? (guardian.pending?.values[name] ?? null) : guardian.values[name]);

/** What the office answered for this field, until the family asks anew. */
function answerFor(name: GuardianField, { answered, pending }: Guardian) {
  const answer = pending ? undefined : answered?.fields.find((field) => field.field === name);
  if (!answer || !answered) return null;
  const field = guardianField(name);
  const proposed = showField(field, answer.proposed) || 'vide';
  const date = formatDate(answered.decidedAt);
  if (answer.decision === 'refused') {
    return (
      <p class="under refused">
        <Icon name="refused" />
        <span>
          Refusé le {date} : {answer.reason} Vous aviez proposé : {proposed}.
        </span>
      </p>
    );
  }
  return (
    <p class="under accepted">
      <Icon name="check" />
      <span>
        {answer.decision === 'corrected'
          ? `Enregistré le ${date} avec une correction. Vous aviez proposé : ${proposed}.`
          : `Accepté le ${date}`}
      </span>
    </p>
  );
}
