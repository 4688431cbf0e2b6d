import { Button, PasswordInput, Radio, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from '../settings/settings.module.css';

type Kept = OutputOf<'onlinePayments.settings'>;

const NAMES = [
  'settings.payfipClient',
  'settings.payfipMode',
  'settings.payfipService',
  'settings.payfipPage',
  'settings.redirectPage',
  'settings.redirectMerchant',
  'key',
] as const;

const MODES = [
  { value: 'T', label: 'T : essai, rien n’est débité' },
  { value: 'X', label: 'X : activation du compte, rien n’est inscrit' },
  { value: 'W', label: 'W : réel' },
];

/** The service of one site. Its shared key is written here and never shown again. */
export function OnlinePaymentForm({ siteId, kept }: { siteId: string; kept: Kept }) {
  const save = useAct('onlinePayments.saveSettings');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: { settings: kept.settings, key: '' } });
  useUnsaved(form.isDirty);
  const { provider } = form.values.settings;
  const submit = form.onSubmit(({ settings, key }) => {
    setRefused(null);
    save.mutate(
      { siteId, version: kept.version, settings, key: key === '' ? null : key },
      {
        onSuccess: () => {
          form.setFieldValue('key', '');
          form.resetDirty({ settings, key: '' });
          tellDone(
            provider
              ? 'Le paiement en ligne est enregistré. Testez la connexion.'
              : 'Le paiement en ligne n’est plus proposé aux familles.',
          );
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      {kept.extranet === null && (
        <Notice tone="amber">L’extranet est fermé : les familles ne pourraient pas revenir de la page de paiement.</Notice>
      )}
      <div data-span="6">
        <Radio.Group
          label="Les familles paient en ligne"
          value={provider ?? 'none'}
          onChange={(value) => form.setFieldValue('settings.provider', value === 'none' ? null : (value as NonNullable<typeof provider>))}
        >
          <div style={{ display: 'grid', gap: 10, marginTop: 8 }}>
            <Radio value="none" label="Non" />
            <Radio
              value="payfip"
              label="Avec PayFiP"
              description="Service de la DGFiP, pour les établissements publics : carte bancaire ou prélèvement."
            />
            <Radio
              value="redirect"
              label="Avec une page de paiement signée"
              description="Celle d’un prestataire ou de votre ville, qui signe ses réponses avec une clé partagée."
            />
            <Radio
              value="test"
              label="Avec le paiement d’essai de Portée"
              description={
                kept.demonstration
                  ? 'Pour s’exercer : dans la démonstration, les paiements d’essai sont inscrits et reçoivent un reçu.'
                  : 'Pour s’exercer : rien n’est débité, et rien n’est inscrit sur le compte des familles.'
              }
            />
          </div>
        </Radio.Group>
      </div>
      {provider === 'payfip' && <PayFipFields form={form} />}
      {provider === 'redirect' && <RedirectFields form={form} kept={kept} />}
      {isTrial(form.values.settings, kept) && (
        <Notice tone="amber">
          Les familles verront « Payer en ligne (essai) », et leurs paiements ne seront pas inscrits. Choisissez le mode réel avant de leur
          annoncer ce service.
        </Notice>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending}>
          Enregistrer le paiement en ligne
        </Button>
        <TestConnection siteId={siteId} disabled={kept.settings.provider === null || form.isDirty()} />
      </div>
    </form>
  );
}

const isTrial = ({ provider, payfipMode }: Kept['settings'], { demonstration }: Kept): boolean =>
  (provider === 'payfip' && payfipMode !== 'W') || (provider === 'test' && !demonstration);

type FormOf = ReturnType<typeof useForm<{ settings: Kept['settings']; key: string }>>;

const PayFipFields = ({ form }: { form: FormOf }) => (
  <>
    <div data-span="2">
      <TextInput
        label="Numéro de client"
        description="Six chiffres donnés par la DGFiP."
        inputMode="numeric"
        maxLength={6}
        autoComplete="off"
        {...form.getInputProps('settings.payfipClient')}
      />
    </div>
    <div data-span="4">
      <Select
        label="Mode"
        description="T pour commencer, X pour l’activation avec la DGFiP, puis W."
        data={MODES}
        allowDeselect={false}
        {...form.getInputProps('settings.payfipMode')}
      />
    </div>
    <div data-span="6">
      <TextInput label="Adresse du service" autoComplete="off" spellCheck={false} {...form.getInputProps('settings.payfipService')} />
    </div>
    <div data-span="6">
      <TextInput
        label="Adresse de la page de paiement"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('settings.payfipPage')}
      />
    </div>
  </>
);

const RedirectFields = ({ form, kept }: { form: FormOf; kept: Kept }) => (
  <>
    {!kept.keysProtected && (
      <Notice tone="ink">Cet ordinateur n’a pas de coffre pour les clés : Portée refusera d’y enregistrer la clé partagée.</Notice>
    )}
    <div data-span="6">
      <TextInput
        label="Adresse de la page de paiement"
        placeholder="https://paiement.exemple.fr/payer"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('settings.redirectPage')}
      />
    </div>
    <div data-span="3">
      <TextInput
        label="Nom de marchand"
        description="Tel que le service vous l’a donné."
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('settings.redirectMerchant')}
      />
    </div>
    <div data-span="3">
      <PasswordInput
        label="Clé partagée"
        description="Au moins 32 caractères."
        autoComplete="new-password"
        placeholder={kept.keyKept ? 'Enregistrée : laissez vide pour la garder' : ''}
        {...form.getInputProps('key')}
      />
    </div>
  </>
);

/** Whether the service is there, and knows us; with what is saved. */
function TestConnection({ siteId, disabled }: { siteId: string; disabled: boolean }) {
  const test = useAct('onlinePayments.testConnection');
  return (
    <>
      <Button
        variant="default"
        disabled={disabled}
        loading={test.isPending}
        leftSection={<IconPlugConnected aria-hidden size={17} stroke={1.75} />}
        onClick={() => test.mutate({ siteId })}
      >
        Tester la connexion
      </Button>
      {!disabled && test.isSuccess && (
        <Notice tone="ink" alert>
          {test.data.sentence}
        </Notice>
      )}
      {!disabled && test.isError && (
        <Notice tone="garnet" alert>
          {test.error.message}
        </Notice>
      )}
    </>
  );
}
