import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { isRole, ROLE_NAMES } from '../staff/roles.ts';
import classes from './DemoTables.module.css';

export const DemoStaffTable = ({ staff }: { staff: DemoAccounts['staff'] }) => (
  <Accounts heads={['Rôle', 'Identifiant', 'Mot de passe']} name="Comptes du bureau">
    {staff.map((member) => (
      <Table.Tr key={member.login}>
        <Table.Th scope="row">{isRole(member.role) ? ROLE_NAMES[member.role] : member.role}</Table.Th>
        <Copyable text={member.login} what={`l’identifiant ${member.login}`} />
        <Copyable text={member.password} what={`le mot de passe de ${member.login}`} />
      </Table.Tr>
    ))}
  </Accounts>
);

export const DemoFamilyTable = ({ families }: { families: DemoAccounts['families'] }) => (
  <Accounts heads={['Élèves', 'Identifiant', 'Mot de passe']} name="Comptes de familles">
    {families.map((family) => (
      <Table.Tr key={`${family.site} ${family.identifier}`}>
        <Table.Th scope="row">
          {family.students.join(', ')}
          <span className={classes.site}>{family.site}</span>
        </Table.Th>
        <Copyable text={family.identifier} what={`l’identifiant ${family.identifier}`} />
        <Copyable text={family.password} what={`le mot de passe de ${family.identifier}`} />
      </Table.Tr>
    ))}
  </Accounts>
);

const Accounts = ({ heads, name, children }: { heads: string[]; name: string; children: ReactNode }) => (
  <div className={classes.frame}>
    <Table aria-label={name} verticalSpacing={5} horizontalSpacing={14}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  </div>
);

const Copyable = ({ text, what }: { text: string; what: string }) => (
  <Table.Td>
    <div className={classes.copyable}>
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </div>
  </Table.Td>
);
