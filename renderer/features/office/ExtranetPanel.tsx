import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useHost } from '../../host/host.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';
import { QrCode } from './QrCode.tsx';

/** Whether families can come in, and by which address. */
export function ExtranetPanel({ dashboard: { extranet, qrCode, connectedNow } }: { dashboard: Dashboard }) {
  const { portee } = useHost();
  const { may } = useDesk();
  const open = extranet.address !== null && extranet.problem === null;
  return (
    <Panel title="Extranet" aside={open ? <Pill tone="green">Ouvert</Pill> : <Pill tone="garnet">Fermé</Pill>}>
      {extranet.address === null || extranet.problem !== null ? (
        <Notice
          tone="garnet"
          actions={
            may('settings.saveExtranet') && (
              <Button size="compact-sm" variant="default" component={Link} to="/parametres">
                Régler l’extranet
              </Button>
            )
          }
        >
          {extranet.problem ?? 'L’extranet n’a pas encore d’adresse.'}
        </Notice>
      ) : (
        <div className={classes.extranet}>
          <div className={classes.stack}>
            <div>
              <span className={classes.small}>Adresse pour les familles</span>
              <span className={classes.address}>{extranet.address}</span>
            </div>
            <div className={classes.actions}>
              <Button
                variant="default"
                leftSection={<IconExternalLink size={17} stroke={1.75} />}
                onClick={() => void portee.openExtranet()}
              >
                Ouvrir l’extranet
              </Button>
              <CopyButton text={extranet.address} what="l’adresse de l’extranet" />
            </div>
            <span className={classes.small}>{connectedSentence(connectedNow)}</span>
          </div>
          {qrCode && <QrCode svg={qrCode} address={extranet.address} />}
        </div>
      )}
    </Panel>
  );
}

const connectedSentence = (count: number) =>
  count === 0
    ? 'Aucune famille n’est connectée en ce moment.'
    : count === 1
      ? '1 famille est connectée en ce moment.'
      : `${count} familles sont connectées en ce moment.`;
