import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { SiteBilling } from '../../../shared/contract/invoices.ts';
import { formatSiret } from '../../../shared/rules/invoices.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { BACK } from './DraftScreen.tsx';
import classes from './draft.module.css';

/** What every invoice of a site must say of who issues it. */
export function MentionsScreen() {
  const { siteId } = useDesk();
  const asked = useOperation('invoices.settings', {});
  return (
    <Screen
      title="Mentions des factures"
      above={BACK}
      below="Pour les factures à venir : celles qui sont émises gardent les leurs. L’adresse est celle du site, dans les paramètres."
    >
      <Answer asked={asked} waiting={<Waiting rows={8} height={56} />}>
        {({ sites }) => (
          <div className={classes.form}>
            {sites
              .filter((site) => siteId === null || site.siteId === siteId)
              .map((site) => (
                <Site key={`${site.siteId} ${site.version}`} site={site} />
              ))}
          </div>
        )}
      </Answer>
    </Screen>
  );
}

const NAMES = ['issuerName', 'siret', 'vatMention', 'paymentTerms', 'dueDays'];

function Site({ site }: { site: SiteBilling }) {
  const { may } = useDesk();
  const save = useAct('invoices.saveSettings');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      issuerName: site.issuerName ?? '',
      siret: site.siret ? formatSiret(site.siret) : '',
      vatMention: site.vatMention ?? '',
      paymentTerms: site.paymentTerms ?? '',
      dueDays: site.dueDays,
    },
  });
  useUnsaved(() => form.isDirty());
  const readOnly = !may('invoices.saveSettings');
  const submit = form.onSubmit(({ siret, ...typed }) => {
    setRefused(null);
    const digits = siret.replace(/[\s\u00a0\u202f]/g, '');
    save.mutate(
      { siteId: site.siteId, version: site.version, ...typed, siret: digits },
      {
        onSuccess: () => {
          form.resetDirty();
          tellDone(`Les mentions de « ${site.siteName} » sont enregistrées.`);
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      },
    );
  });
  return (
    <Panel title={site.siteName}>
      <form onSubmit={submit} noValidate className={classes.mentions}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {!site.siret && <Notice tone="amber">Sans SIRET, aucune facture de ce site ne peut être émise.</Notice>}
        <TextInput
          label="Émetteur"
          description="S’il n’est pas le nom du site : la régie, l’association, la commune."
          maxLength={120}
          readOnly={readOnly}
          {...form.getInputProps('issuerName')}
        />
        <TextInput label="SIRET" required inputMode="numeric" maxLength={20} readOnly={readOnly} {...form.getInputProps('siret')} />
        <TextInput
          label="Mention de TVA"
          description="Par exemple : « TVA non applicable, art. 261-7-1° du CGI »."
          maxLength={200}
          readOnly={readOnly}
          {...form.getInputProps('vatMention')}
        />
        <Textarea
          label="Modes de règlement"
          description="Au bas des factures : à l’ordre de qui, IBAN, où payer."
          autosize
          minRows={2}
          maxLength={500}
          readOnly={readOnly}
          {...form.getInputProps('paymentTerms')}
        />
        <NumberInput
          label="Délai de règlement"
          description="Jours entre la facture et son échéance, sauf autre date."
          min={0}
          max={365}
          maw={220}
          readOnly={readOnly}
          {...form.getInputProps('dueDays')}
        />
        {!readOnly && (
          <div className={classes.foot}>
            <Button type="submit" loading={save.isPending} variant={form.isDirty() ? 'filled' : 'default'}>
              Enregistrer les mentions
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
