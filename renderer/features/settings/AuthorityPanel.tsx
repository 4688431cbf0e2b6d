import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { useAct } from '../../host/operations.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import classes from './extranet.module.css';
import type { Means } from './extranet-form.ts';
import frame from './settings.module.css';

/** Our own authority: to be installed once where families come from, made again when the machine is called otherwise. */
export function AuthorityPanel({
  authority: { facts, server },
  isInUse,
}: {
  authority: NonNullable<Means['authority']>;
  isInUse: boolean;
}) {
  const { busy, save } = useAuthorityFile();
  const remake = useAct('extranet.remakeAuthority');
  const ask = () =>
    modals.openConfirmModal({
      title: 'Refaire l’autorité de Portée ?',
      children: (
        <p>
          La nouvelle vaudra pour les noms et adresses d’aujourd’hui. Les postes qui ont l’ancienne verront un avertissement jusqu’à ce que
          la nouvelle y soit installée.
        </p>
      ),
      labels: { confirm: 'Refaire l’autorité', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      confirmProps: { color: 'garnet', variant: 'outline' },
      onConfirm: () =>
        remake.mutate(
          {},
          {
            onSuccess: () => tellDone('L’autorité est refaite : enregistrez son certificat et installez-le sur les postes.'),
            onError: (refusal) => tellRefused(refusal),
          },
        ),
    });
  return (
    <Panel title="Autorité de Portée" aside={isInUse ? <Pill tone="green">En service</Pill> : <Pill tone="plain">Ne sert pas</Pill>}>
      <div className={classes.authority}>
        <CertificateFacts facts={facts} title="Autorité" />
        {server && <CertificateFacts facts={server} title="Certificat de cet ordinateur" />}
        <p className={frame.note}>
          Le certificat de cet ordinateur se renouvelle tout seul, un mois avant sa fin. Celui de l’autorité est à installer une fois : par
          une stratégie de groupe (autorités de certification racines de confiance), par l’outil qui gère les tablettes, ou à la main. Elle
          ne peut signer que pour cet ordinateur.
        </p>
        <div className={frame.actions}>
          <Button
            variant="default"
            leftSection={<IconRefresh aria-hidden size={18} stroke={1.75} />}
            loading={remake.isPending}
            onClick={ask}
          >
            Refaire l’autorité
          </Button>
          <Button variant="default" leftSection={<IconDownload aria-hidden size={18} stroke={1.75} />} loading={busy} onClick={save}>
            Enregistrer le certificat d’autorité
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function useAuthorityFile() {
  const { call } = useHost();
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { fileName, bytes } = await call('extranet.authorityFile', {});
      const path = await saveFile(fileName, bytes, 'Le certificat n’a pas été enregistré');
      if (path) tellDone(`Certificat d’autorité enregistré : ${path}`);
    } catch (error) {
      tellRefused(error as Refusal, 'Le certificat n’a pas été enregistré');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save: () => void save() };
}
