import type { GetInputPropsReturnType } from '@mantine/form';
import { Link } from 'react-router';
import type { PendingWish } from '../../../shared/contract/families.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { type SheetSubject, sheetGroups } from '../../../shared/rules/sheets.ts';
import { FieldInput } from '../../ui/FieldInput.tsx';
import { pathOf } from '../validations/kinds.ts';
import classes from './sheet.module.css';
import { fieldAt } from './sheet-form.ts';

interface Props {
  subject: SheetSubject;
  /** What the form gives for a path. */
  inputProps: (path: string) => GetInputPropsReturnType;
  prefix: string;
  /** What the family asks for and waits for staff: said beside each field. */
  pending?: PendingWish | null;
}

/** The whole sheet of a person, grouped as it reads. */
export const SheetFieldset = ({ subject, inputProps, prefix, pending = null }: Props) => (
  <>
    {sheetGroups(subject).map(({ group, names }) => (
      <fieldset key={group} className={classes.group}>
        <legend>{group}</legend>
        {names.map((name) => (
          <div key={name} data-field={name} data-sheet={subject}>
            <SheetField subject={subject} name={name} props={inputProps(`${prefix}${name}`)} />
            {pending && Object.hasOwn(pending.values, name) && <Wish subject={subject} name={name} pending={pending} />}
          </div>
        ))}
      </fieldset>
    ))}
  </>
);

interface FieldProps {
  subject: SheetSubject;
  name: string;
  props: GetInputPropsReturnType;
}

const SheetField = ({ subject, name, props: { value, onChange, error, ...rest } }: FieldProps) => (
  <FieldInput field={fieldAt(subject, name)} value={value} onChange={onChange} error={error} rest={rest} />
);

/** What a request that waits asks for this field. */
export const Wish = ({ subject, name, pending }: { subject: SheetSubject; name: string; pending: PendingWish }) => (
  <span className={classes.wish}>
    Demandé : <strong>{showField(fieldAt(subject, name), pending.values[name] ?? null).replaceAll(' ', '\u00a0') || 'effacer'}</strong>{' '}
    <Link to={pathOf(subject, pending.requestId)} aria-label={`Ouvrir la demande n° ${pending.number}`}>
      n°&nbsp;{pending.number}
    </Link>
  </span>
);
