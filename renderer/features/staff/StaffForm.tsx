import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { isRole } from './roles.ts';
import classes from './staff.module.css';
import { checkStaff, loginFrom, ROLE_CHOICES, ROLE_MEANS, STAFF_NAMES, toStaff, typedStaff } from './staff-form.ts';

interface Props {
  /** Null for a new colleague. */
  row: StaffRow | null;
  onClose: () => void;
  onCreated: (name: string, made: OutputOf<'staff.create'>) => void;
}

/** Who a colleague is and what they may do. */
export function StaffForm({ row, onClose, onCreated }: Props) {
  const { me } = useDesk();
  const create = useAct('staff.create');
  const edit = useAct('staff.edit');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: typedStaff(row), validate: checkStaff });
  const refuse = (refusal: Parameters<typeof showRefusal>[0]) => setRefused(showRefusal(refusal, form, STAFF_NAMES));
  const submit = form.onSubmit(
    (typed) => {
      setRefused(null);
      if (!row) return create.mutate(toStaff(typed), { onSuccess: (made) => onCreated(typed.name.trim(), made), onError: refuse });
      edit.mutate(
        { id: row.id, version: row.version, ...toStaff(typed) },
        {
          onSuccess: () => {
            tellDone(`Le compte de ${typed.name.trim()} est enregistré.`);
            onClose();
          },
          onError: refuse,
        },
      );
    },
    (errors) => goToFirst(errors, form, STAFF_NAMES),
  );
  const own = row?.id === me.id;
  return (
    <Modal opened onClose={onClose} title={row ? `Modifier ${row.name}` : 'Nouveau collègue'} size="lg">
      <form onSubmit={submit} noValidate className={classes.form}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <TextInput
          data-autofocus
          label="Prénom et nom"
          required
          maxLength={120}
          autoComplete="off"
          {...form.getInputProps('name')}
          onBlur={() => !row && form.values.login === '' && form.setFieldValue('login', loginFrom(form.values.name))}
        />
        <div className={classes.pair}>
          <TextInput
            label="Identifiant"
            description="Pour se connecter, sans espace"
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('login')}
          />
          <TextInput
            label="E-mail"
            description="Facultatif"
            maxLength={254}
            autoComplete="off"
            inputMode="email"
            {...form.getInputProps('email')}
          />
        </div>
        <Select
          label="Rôle"
          description={own ? 'Votre propre rôle : seul un autre administrateur peut le changer.' : ROLE_MEANS[form.values.role]}
          required
          disabled={own}
          data={ROLE_CHOICES}
          {...form.getInputProps('role')}
          onChange={(role) => role && isRole(role) && form.setFieldValue('role', role)}
        />
        {!row && (
          <p className={classes.note}>
            Portée fait un mot de passe provisoire, montré une seule fois : remettez-le en main propre. Votre collègue choisira le sien à sa
            première connexion.
          </p>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" loading={create.isPending || edit.isPending}>
            {row ? 'Enregistrer' : 'Créer le compte'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
