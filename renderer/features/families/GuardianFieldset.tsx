import type { GetInputPropsReturnType } from '@mantine/form';
import { type GuardianField, guardianField } from '../../../shared/rules/guardian-fields.ts';
import { FieldInput } from '../../ui/FieldInput.tsx';
import classes from './family.module.css';
import { guardianGroups } from './family-form.ts';

interface Props {
  /** What the form gives for a path. */
  inputProps: (path: string) => GetInputPropsReturnType;
  prefix: string;
}

/** The whole sheet of a responsable, grouped as it reads. */
export const GuardianFieldset = ({ inputProps, prefix }: Props) => (
  <>
    {guardianGroups().map(({ group, names }) => (
      <fieldset key={group} className={classes.group}>
        <legend>{group}</legend>
        {names.map((name) => (
          <div key={name} data-field={name}>
            <SheetField name={name} props={inputProps(`${prefix}${name}`)} />
          </div>
        ))}
      </fieldset>
    ))}
  </>
);

const SheetField = ({ name, props: { value, onChange, error, ...rest } }: { name: GuardianField; props: GetInputPropsReturnType }) => (
  <FieldInput field={guardianField(name)} value={value} onChange={onChange} error={error} rest={rest} />
);
