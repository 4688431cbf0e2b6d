import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { type GuardianField, guardianField } from '../../../shared/rules/guardian-fields.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Email } from '../../ui/Email.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { AccountCard } from '../accounts/AccountCard.tsx';
import classes from './family.module.css';
import { guardianGroups } from './family-form.ts';
import { GuardianForm } from './GuardianForm.tsx';

/** One responsable: who, where, how to be reached, and the account. */
export function GuardianPanel({ guardian }: { guardian: FamilyGuardian }) {
  const { may } = useDesk();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const name = nameOf(guardian);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <Panel
      title={`${guardian.position === 1 ? 'Responsable de la famille' : 'Second responsable'} : ${name}`}
      flush
      aside={
        may('families.editGuardian') &&
        !editing && (
          <Button
            ref={edit}
            size="xs"
            variant="default"
            leftSection={<IconPencil aria-hidden size={16} stroke={1.75} />}
            aria-label={`Modifier ${name}`}
            onClick={() => setEditing(true)}
          >
            Modifier
          </Button>
        )
      }
    >
      <div style={{ padding: '16px 18px 18px' }}>
        {editing ? <GuardianForm guardian={guardian} onClose={close} /> : <Values guardian={guardian} />}
      </div>
      <AccountCard guardian={guardian} name={name} />
    </Panel>
  );
}

const nameOf = ({ values }: FamilyGuardian) => [values.firstName, values.lastName].filter(Boolean).join(' ');

function Value({ name, value }: { name: GuardianField; value: string | null }) {
  const field = guardianField(name);
  if (value === null || value === '') return 'non renseigné';
  if (field.kind === 'email') return <Email address={value} />;
  return field.kind === 'phone' ? unbroken(showField(field, value)) : showField(field, value);
}

/** A number that breaks over two lines is read twice. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

const Values = ({ guardian }: { guardian: FamilyGuardian }) => (
  <>
    {guardian.disagreementAt && (
      <div style={{ marginBottom: 14 }}>
        <Notice tone="amber">
          Un désaccord entre responsables est signalé depuis le {formatDate(guardian.disagreementAt)} : vérifiez avant de communiquer des
          informations.
        </Notice>
      </div>
    )}
    {guardianGroups().map(({ group, names }) => (
      <dl key={group} className={classes.values} aria-label={group}>
        {names.map((name) => (
          <div key={name} data-field={name}>
            <dt>{guardianField(name).label}</dt>
            <dd className={guardian.values[name] ? undefined : classes.none}>
              <Value name={name} value={guardian.values[name]} />
            </dd>
          </div>
        ))}
      </dl>
    ))}
    <div className={classes.traits}>
      <Pill tone="plain">{guardian.preferredChannel === 'email' ? 'Préfère l’e-mail' : 'Préfère le courrier'}</Pill>
      {guardian.receivesLetters && <Pill tone="plain">Reçoit les courriers</Pill>}
      {guardian.pays && <Pill tone="plain">Règle les factures</Pill>}
      {!guardian.maySee && <Pill tone="amber">Ne voit pas le dossier sur l’extranet</Pill>}
    </div>
  </>
);
