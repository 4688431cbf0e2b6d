import { Skeleton } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { Answer } from '../../ui/states.tsx';
import { AuthorityPanel } from './AuthorityPanel.tsx';
import { CertificatePanel } from './CertificatePanel.tsx';
import { ExtranetForm } from './ExtranetForm.tsx';

/** Where families come in, and what proves to their browsers that it is us. */
export function ExtranetSettings() {
  const asked = useOperation('extranet.means', {});
  return (
    <Answer asked={asked} waiting={<Skeleton height={520} radius="lg" role="status" aria-label="Chargement de l’extranet" />}>
      {(means) => (
        <>
          <ExtranetForm means={means} />
          {means.authority && <AuthorityPanel authority={means.authority} isInUse={means.setting.mode === 'own-authority'} />}
          <CertificatePanel means={means} />
        </>
      )}
    </Answer>
  );
}
