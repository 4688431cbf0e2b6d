import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';

/** The service is on its way: a second or two, more when the store is brought up to date. */
export const Starting = ({ again }: { again: boolean }) => (
  <CoverPage title="Portée" subtitle="Le bureau de votre conservatoire.">
    <div role="status">
      <Loader size="sm" type="dots" aria-hidden />
      <p>{again ? 'Le service redémarre…' : 'Ouverture des dossiers…'}</p>
    </div>
  </CoverPage>
);

/** It could not start, or died too often: what happened, and what can be done. */
export function ServiceFailed({ message, code }: { message: string; code: string }) {
  const { portee } = useHost();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await portee.restartService();
    setBusy(false);
  };
  return (
    <CoverPage title="Portée ne peut pas ouvrir vos dossiers" subtitle="Portée n’a rien effacé : vos données restent dans leur dossier.">
      <h2>Ce qui s’est passé</h2>
      <p role="alert">{message}</p>
      <h2>Ce que vous pouvez faire</h2>
      <ol>
        <li>Réessayez : une autre fenêtre de Portée vient peut-être de se fermer.</li>
        <li>Vérifiez que le disque n’est pas plein et que vous pouvez y écrire.</li>
        <li>Sinon, appelez votre assistance informatique et donnez-lui ce code : {code}.</li>
      </ol>
      <Button
        size="md"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconRefresh size={18} stroke={1.75} />}
        loading={busy}
        onClick={() => void retry()}
      >
        Réessayer
      </Button>
    </CoverPage>
  );
}

/** The service runs, but did not say what office this is. */
export const OfficeUnread = ({ refusal, retry }: { refusal: Refusal; retry: () => void }) => (
  <CoverPage title="Portée n’a pas pu lire l’établissement" subtitle="Portée n’a rien effacé : vos données restent dans leur dossier.">
    <p role="alert">{refusal.message}</p>
    <Button size="md" style={{ alignSelf: 'flex-start' }} onClick={retry}>
      Réessayer
    </Button>
  </CoverPage>
);
