import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct } from '../../host/operations.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import classes from './CreateOffice.module.css';
import { AdministratorFields, SiteFields } from './CreateOfficeFields.tsx';
import { ADMINISTRATOR_NAMES, type Creation, checkCreation, EMPTY_CREATION, SITE_NAMES } from './creation.ts';

/** Two short pages: the site, then its first administrator. A refusal brings back the page that it is about. */
export function CreateOffice({ onBack, onEnter }: { onBack: () => void; onEnter: (token: string) => Promise<void> }) {
  const creation = useAct('office.create');
  const [page, setPage] = useState<'site' | 'administrator'>('site');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: EMPTY_CREATION, validate: (values) => checkCreation(values, page) });
  const names = [...SITE_NAMES, ...ADMINISTRATOR_NAMES];
  const create = ({ site, administrator: { again: _, ...administrator } }: Creation) => {
    setRefused(null);
    if (page === 'site') return setPage('administrator');
    creation.mutate(
      { site, administrator },
      {
        onSuccess: ({ token }) => void onEnter(token),
        onError: (refusal) => {
          const aboutSite = Object.keys(refusal.fields ?? {}).some((name) => SITE_NAMES.includes(name));
          setPage(aboutSite ? 'site' : 'administrator');
          setRefused(showRefusal(refusal, form, names));
        },
      },
    );
  };
  const submit = form.onSubmit(create, (errors) => goToFirst(errors, form, names));
  const first = page === 'site';
  return (
    <CoverPage
      hasFirstField
      title="Créer mon établissement"
      subtitle={first ? 'Étape 1 sur 2 : votre site.' : 'Étape 2 sur 2 : le premier administrateur.'}
      wide
    >
      <form onSubmit={submit} noValidate className={classes.form} key={page}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {first ? <SiteFields form={form} /> : <AdministratorFields form={form} />}
        <div className={classes.actions}>
          <Button variant="default" size="md" onClick={first ? onBack : () => setPage('site')} disabled={creation.isPending}>
            Retour
          </Button>
          <Button type="submit" size="md" loading={creation.isPending || creation.isSuccess}>
            {first ? 'Continuer' : 'Créer l’établissement'}
          </Button>
        </div>
      </form>
    </CoverPage>
  );
}
