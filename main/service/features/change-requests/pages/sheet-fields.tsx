/** @jsxImportSource ../../../jsx */
import type { Sheet } from '../../../../../shared/contract/change-requests.ts';
import { formatDate } from '../../../../../shared/dates.ts';
import { isTyped } from '../../../../../shared/rules/field-modes.ts';
import { editField, type Field as FieldRule, showField } from '../../../../../shared/rules/fields.ts';
import { type SheetSubject, sheetGroups } from '../../../../../shared/rules/sheets.ts';
import { Field, fieldId, PasswordField } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import type { RefusedFields } from '../../../extranet/refused-fields.ts';
import type { Typed } from '../../../extranet/typed.ts';
import { fieldOf } from '../fields.ts';

interface FieldsProps {
  sheet: Sheet;
  /** What was typed and could not be taken, or came back after a new login. */
  typed: Typed | null;
  errors: RefusedFields;
}

/** The sheet's groups and fields, with what waits and what was answered beside each of them. */
export const SheetFields = ({ sheet, typed, errors }: FieldsProps) => (
  <>
    {seenGroups(sheet).map(({ group, names }) => (
      <fieldset class="group">
        <legend>{group}</legend>
        <div class="fields">
          {names.some((name) => sheet.hidden.includes(name)) && (
            <p class="field wide quiet">L’adresse de l’élève n’est pas affichée ici : pour la changer, adressez-vous au secrétariat.</p>
          )}
          {names
            .filter((name) => !sheet.hidden.includes(name))
            .map((name) =>
              isTyped(sheet.modes[name]) ? (
                <SheetField name={name} sheet={sheet} typed={typed} errors={errors} />
              ) : (
                <FixedField name={name} sheet={sheet} error={errors.of(name)} />
              ),
            )}
          {/* a responsable's address is a key to the account (SEC-1.11) */}
          {sheet.subject === 'guardian' && names.includes('email') && isTyped(sheet.modes.email) && (
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

/** The groups of a sheet with what the office shows to families; a group of which nothing is left is none. */
const seenGroups = ({ subject, modes }: Sheet): { group: string; names: string[] }[] =>
  sheetGroups(subject)
    .map(({ group, names }) => ({ group, names: names.filter((name) => modes[name] !== 'hidden') }))
    .filter(({ names }) => names.length > 0);

/** The names of the fields that a form sends, in order. */
export const shownNames = ({ subject, hidden, modes }: Sheet): string[] =>
  sheetGroups(subject)
    .flatMap(({ names }) => names)
    .filter((name) => !hidden.includes(name) && isTyped(modes[name]));

/** What is shown and not the family's to change; in the place that its field would have. */
const FixedField = ({ name, sheet, error }: { name: string; sheet: Sheet; error: string | undefined }) => {
  const field = fieldOf(sheet.subject, name);
  return (
    <div class={['field fixed', WIDTHS[sheet.subject][name]].filter(Boolean).join(' ')} id={fieldId(name)}>
      <p class="label">
        {field.label}
        <span class="hint">Se modifie au secrétariat</span>
      </p>
      <p class="fixed-value">{showField(field, sheet.values[name] ?? null) || 'non renseigné'}</p>
      {error && (
        <div class="below">
          <p class="under error">
            <Icon name="alert" />
            <span>{error}</span>
          </p>
        </div>
      )}
    </div>
  );
};

const TYPES = { phone: 'tel', email: 'email' } as const;
const EXAMPLES: Partial<Record<FieldRule['kind'], string>> = {
  phone: 'Par exemple 06 12 34 56 78',
  email: 'Par exemple nom@exemple.fr',
  'postal-code': 'Par exemple 38000',
};
const WIDTHS: Record<SheetSubject, Readonly<Record<string, 'half' | 'two-thirds'>>> = {
  guardian: { addressLine: 'two-thirds', city: 'two-thirds', email: 'half' },
  student: {
    lastName: 'half',
    firstName: 'half',
    birthPlace: 'two-thirds',
    addressLine: 'two-thirds',
    city: 'two-thirds',
    phone: 'half',
    email: 'half',
    imageRights: 'half',
    mayLeaveAlone: 'half',
    insuranceCompany: 'half',
    insuranceNumber: 'half',
    instrument: 'half',
    instrumentOwned: 'half',
  },
};

const SheetField = ({ name, sheet, typed, errors }: FieldsProps & { name: string }) => {
  const field = fieldOf(sheet.subject, name);
  const official = sheet.values[name] ?? null;
  const changed = isAsked(name, sheet);
  return (
    <Field
      name={name}
      label={field.label}
      hint={field.hint ?? EXAMPLES[field.kind]}
      type={field.kind === 'phone' || field.kind === 'email' ? TYPES[field.kind] : 'text'}
      options={optionsOf(field, official)}
      value={typed?.get(name) ?? shownValue(name, sheet)}
      required={sheet.modes[name] === 'required'}
      saysRequired
      autocomplete={field.autocomplete ?? 'off'}
      maxlength={field.max}
      width={WIDTHS[sheet.subject][name]}
      changed={changed}
      error={errors.of(name)}
      under={changed ? <p class="under">Actuellement : {showField(field, official) || 'non renseigné'}</p> : answerFor(name, field, sheet)}
    />
  );
};

const YES_NO = [
  { value: '1', label: 'Oui' },
  { value: '0', label: 'Non' },
];

/** What one can choose; a value that stands though it is in no list any more can be left standing. */
function optionsOf(field: FieldRule, official: string | null) {
  const choices = field.kind === 'yes-no' ? YES_NO : field.choices;
  if (!choices) return undefined;
  const former = official && !choices.some(({ value }) => value === official) ? [{ value: official, label: official }] : [];
  return [{ value: '', label: 'Non précisé' }, ...choices, ...former];
}

const isAsked = (name: string, { pending }: Sheet): boolean => pending !== null && Object.hasOwn(pending.values, name);

/** What a field holds when the sheet is opened: the family's wish while it waits, else the official value. */
export const shownValue = (name: string, sheet: Sheet): string =>
  editField(fieldOf(sheet.subject, name), (isAsked(name, sheet) ? sheet.pending?.values[name] : sheet.values[name]) ?? null);

/** What the office answered for this field, until the family asks anew. */
function answerFor(name: string, field: FieldRule, { answered }: Sheet) {
  const answer = answered?.fields.find((one) => one.field === name);
  if (!answer || !answered) return null;
  const proposed = showField(field, answer.proposed) || 'vide';
  const date = formatDate(answered.decidedAt);
  if (answer.decision === 'refused') {
    return (
      <p class="under refused">
        <Icon name="refused" />
        <span>
          Refusé le {date} : {answer.reason} Valeur proposée : {proposed}.
        </span>
      </p>
    );
  }
  return (
    <p class="under accepted">
      <Icon name="check" />
      <span>
        {answer.decision === 'corrected'
          ? `Enregistré le ${date} avec une correction. Valeur proposée : ${proposed}.`
          : `Accepté le ${date}`}
      </span>
    </p>
  );
}
