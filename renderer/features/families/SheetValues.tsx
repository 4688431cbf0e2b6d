import type { PendingWish } from '../../../shared/contract/families.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { type SheetSubject, sheetGroups, type SheetValues as Values } from '../../../shared/rules/sheets.ts';
import { Email } from '../../ui/Email.tsx';
import { Wish } from './SheetFieldset.tsx';
import classes from './sheet.module.css';
import { fieldAt } from './sheet-form.ts';

interface Props {
  subject: SheetSubject;
  values: Partial<Values>;
  pending: PendingWish | null;
  /** Left out where nothing is known and nothing is asked: a student's sheet is long and mostly empty. */
  brief?: boolean;
}

/** A person's official sheet, with what waits beside what it would change. */
export function SheetValues({ subject, values, pending, brief = false }: Props) {
  const isAsked = (name: string) => pending !== null && Object.hasOwn(pending.values, name);
  const isShown = (name: string) => !brief || (values[name] ?? '') !== '' || isAsked(name);
  return (
    <>
      {sheetGroups(subject)
        .map(({ group, names }) => ({ group, names: names.filter(isShown) }))
        .filter(({ names }) => names.length > 0)
        .map(({ group, names }) => (
          <dl key={group} className={classes.values} aria-label={group}>
            {names.map((name) => (
              <div key={name} data-field={name} data-asked={isAsked(name) || undefined}>
                <dt>{fieldAt(subject, name).label}</dt>
                <dd className={values[name] ? undefined : classes.none}>
                  <Value subject={subject} name={name} value={values[name] ?? null} />
                  {pending && isAsked(name) && <Wish subject={subject} name={name} pending={pending} />}
                </dd>
              </div>
            ))}
          </dl>
        ))}
    </>
  );
}

function Value({ subject, name, value }: { subject: SheetSubject; name: string; value: string | null }) {
  const field = fieldAt(subject, name);
  if (value === null || value === '') return 'non renseigné';
  if (field.kind === 'email') return <Email address={value} />;
  // a number that breaks over two lines is read twice
  return field.kind === 'phone' ? showField(field, value).replaceAll(' ', '\u00a0') : showField(field, value);
}
