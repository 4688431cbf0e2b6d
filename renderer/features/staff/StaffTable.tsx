import { ActionIcon, Menu } from '@mantine/core';
import { IconDeviceMobileOff, IconDots, IconKey, IconLogout2, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { formatDate, formatDateTime } from '../../../shared/dates.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Pill } from '../../ui/Pill.tsx';
import { ROLE_NAMES } from './roles.ts';
import classes from './staff.module.css';
import { useStaffActs } from './use-staff-acts.tsx';

interface Props {
  rows: readonly StaffRow[];
  onEdit: (row: StaffRow) => void;
  onHandedOver: (name: string, made: OutputOf<'staff.resetPassword'>) => void;
}

export const StaffTable = ({ rows, ...acts }: Props) => (
  <table className={classes.table} aria-label="Personnel">
    <thead>
      <tr>
        <th scope="col">Nom</th>
        <th scope="col">Rôle</th>
        <th scope="col">Dernière connexion</th>
        <th scope="col">Compte</th>
        <th scope="col">
          <span className={classes.unseen}>Actions</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Line key={row.id} row={row} {...acts} />
      ))}
    </tbody>
  </table>
);

function Line({ row, onEdit, onHandedOver }: { row: StaffRow } & Omit<Props, 'rows'>) {
  const { me } = useDesk();
  const acts = useStaffActs(row, onHandedOver);
  const own = row.id === me.id;
  return (
    <tr className={row.active ? undefined : classes.gone}>
      <td>
        <strong>{row.name}</strong>
        {own && ' (vous)'}
        <span className={classes.small}>
          {row.login}
          {row.email && ` · ${row.email}`}
        </span>
      </td>
      <td>{ROLE_NAMES[row.role]}</td>
      <td>{row.lastLoginAt ? <time title={formatDateTime(row.lastLoginAt)}>{formatDate(row.lastLoginAt)}</time> : 'jamais'}</td>
      <td>
        <State row={row} />
        {row.secondFactor && <span className={classes.small}>Double authentification</span>}
      </td>
      <td className={classes.last}>
        <Menu position="bottom-end" width={290} withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" size={36} aria-label={`Actions : ${row.name}`} loading={acts.isBusy}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={icon(IconPencil)} onClick={() => onEdit(row)}>
              Modifier
            </Menu.Item>
            {row.active && !own && (
              <Menu.Item leftSection={icon(IconKey)} onClick={acts.resetPassword}>
                Nouveau mot de passe…
              </Menu.Item>
            )}
            {row.active && !own && row.secondFactor && (
              <Menu.Item leftSection={icon(IconDeviceMobileOff)} onClick={acts.removeSecondFactor}>
                Retirer la double authentification…
              </Menu.Item>
            )}
            {row.active && row.sessions > (own ? 1 : 0) && (
              <Menu.Item leftSection={icon(IconLogout2)} onClick={acts.endSessions}>
                {own ? 'Fermer mes autres sessions' : 'Fermer ses sessions'}
              </Menu.Item>
            )}
            {row.active && !own && (
              <Menu.Item color="garnet" leftSection={icon(IconUserOff)} onClick={acts.deactivate}>
                Désactiver le compte…
              </Menu.Item>
            )}
            {!row.active && (
              <Menu.Item leftSection={icon(IconUserCheck)} onClick={acts.reactivate}>
                Réactiver le compte
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

const icon = (Icon: typeof IconKey) => <Icon aria-hidden size={17} stroke={1.75} />;

function State({ row: { active, temporaryUntil, sessions } }: { row: StaffRow }) {
  if (!active) return <Pill tone="plain">Désactivé</Pill>;
  if (temporaryUntil && temporaryUntil < new Date().toISOString()) return <Pill tone="garnet">Mot de passe provisoire dépassé</Pill>;
  if (temporaryUntil) return <Pill tone="amber">Mot de passe à choisir</Pill>;
  if (sessions > 0) return <Pill tone="green">{sessions > 1 ? `${sessions} sessions ouvertes` : 'Session ouverte'}</Pill>;
  return <Pill tone="ink">Actif</Pill>;
}
