import { Button, FileInput, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { IconCertificate, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { CERTIFICATE_FILE_BYTES, type CertificateFacts as Facts } from '../../../shared/contract/extranet.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import type { Means } from './extranet-form.ts';
import frame from './settings.module.css';

const NAMES = ['files', 'password'] as const;

/** The certificate that the office was given: what it says, and the way to bring another. Its key goes in and never comes out. */
export function CertificatePanel({ means: { imported, setting } }: { means: Means }) {
  const bring = useAct('extranet.importCertificate');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: { files: [] as File[], password: '' } });
  const submit = form.onSubmit(async ({ files, password }) => {
    setRefused(null);
    if (files.some(({ size }) => size > CERTIFICATE_FILE_BYTES))
      return form.setErrors({ files: 'Ce fichier est trop grand pour un certificat.' });
    const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    bring.mutate(
      { files: read, password },
      {
        onSuccess: ({ facts }) => {
          form.reset();
          tellDone(`Le certificat de ${facts.subject} est enregistré${setting.mode === 'imported' ? ' et sert dès maintenant' : ''}.`);
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      },
    );
  });
  return (
    <Panel title="Votre certificat" aside={imported && <Trust facts={imported} />}>
      {imported && <CertificateFacts facts={imported} />}
      <form onSubmit={(event) => void submit(event)} noValidate className={frame.form}>
        <p className={frame.note}>
          {imported ? 'Pour le remplacer, importez le nouveau : ' : 'Pour servir l’extranet avec votre certificat, importez-le : '}
          un fichier .pfx ou .p12, ou le certificat et sa clé (.pem, .crt, .key) choisis ensemble.
        </p>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <div data-span="3">
          <FileInput
            multiple
            label="Fichier du certificat"
            placeholder="Choisir le ou les fichiers"
            leftSection={<IconCertificate aria-hidden size={18} stroke={1.75} />}
            clearable
            clearButtonProps={{ 'aria-label': 'Vider' }}
            {...form.getInputProps('files')}
          />
        </div>
        <div data-span="3">
          <PasswordInput
            label="Mot de passe du fichier"
            placeholder="Vide s’il n’en a pas"
            autoComplete="off"
            {...form.getInputProps('password')}
          />
        </div>
        <div className={frame.actions}>
          {imported && setting.mode !== 'imported' && <RemoveButton subject={imported.subject} />}
          <Button type="submit" variant="default" loading={bring.isPending}>
            {imported ? 'Remplacer le certificat' : 'Importer le certificat'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

const TRUST: Record<Facts['trust'], { tone: 'green' | 'amber'; word: string }> = {
  known: { tone: 'green', word: 'Reconnu par les navigateurs' },
  'own-authority': { tone: 'amber', word: 'D’une autorité à installer sur les postes' },
  alone: { tone: 'amber', word: 'Sans la chaîne de son autorité' },
  'self-signed': { tone: 'amber', word: 'Signé par lui-même' },
};

const Trust = ({ facts }: { facts: Facts }) => <Pill tone={TRUST[facts.trust].tone}>{TRUST[facts.trust].word}</Pill>;

function RemoveButton({ subject }: { subject: string }) {
  const remove = useAct('extranet.removeCertificate');
  const ask = () =>
    modals.openConfirmModal({
      title: `Retirer le certificat de ${subject} ?`,
      children: <p>Portée oubliera aussi sa clé privée. Gardez le fichier d’origine si vous pouvez encore en avoir besoin.</p>,
      labels: { confirm: 'Retirer le certificat', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      confirmProps: { color: 'garnet', variant: 'outline' },
      onConfirm: () =>
        remove.mutate({}, { onSuccess: () => tellDone('Le certificat est retiré.'), onError: (refusal) => tellRefused(refusal) }),
    });
  return (
    <Button variant="default" leftSection={<IconTrash aria-hidden size={18} stroke={1.75} />} loading={remove.isPending} onClick={ask}>
      Retirer le certificat
    </Button>
  );
}
