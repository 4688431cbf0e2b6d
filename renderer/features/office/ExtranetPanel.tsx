import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useHost } from '../../host/host.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

/** Whether families can come in, and by which address. */
export function ExtranetPanel({ dashboard: { extranet, extranetWarnings, qrCode, connectedNow } }: { dashboard: Dashboard }) {
  const { portee } = useHost();
  const { may } = useDesk();
  const open = extranet.address !== null;
  const told = [...(extranet.problem ? [{ tone: 'garnet' as const, sentence: extranet.problem }] : []), ...extranetWarnings];
  // the shell opens nothing that crosses a network without encryption (ELE-2.3)
  const mayBeOpened = [extranet.address, extranet.localAddress].some(
    (address) => address && (/^https:/.test(address) || isThisComputer(address)),
  );
  const settings = may('extranet.save') && (
    <Button size="compact-sm" variant="default" component={Link} to="/parametres/extranet">
      Régler l’extranet
    </Button>
  );
  return (
    <Panel title="Extranet" aside={open ? <Pill tone="green">Ouvert</Pill> : <Pill tone="garnet">Fermé</Pill>}>
      {extranet.address === null ? (
        <Notice tone="garnet" actions={settings}>
          {extranet.problem ?? 'L’extranet n’a pas encore d’adresse.'}
        </Notice>
      ) : (
        <>
          {told.map(({ tone, sentence }) => (
            <div key={sentence} className={classes.beware}>
              <Notice tone={tone} actions={settings}>
                {sentence}
              </Notice>
            </div>
          ))}
          {isThisComputer(extranet.address) && (
            <div className={classes.beware}>
              <Notice tone="amber" actions={settings}>
                <strong>Cette adresse ne s’ouvre que sur cet ordinateur.</strong> Donnez l’adresse publique avant d’envoyer des
                identifiants.
              </Notice>
            </div>
          )}
          <div className={classes.extranet}>
            <div className={classes.stack}>
              <div>
                <span className={classes.small}>Adresse pour les familles</span>
                <span className={classes.address}>{extranet.address}</span>
              </div>
              <div className={classes.actions}>
                {mayBeOpened && (
                  <Button
                    variant="default"
                    leftSection={<IconExternalLink size={17} stroke={1.75} />}
                    onClick={() => void portee.openExtranet()}
                  >
                    Ouvrir l’extranet
                  </Button>
                )}
                <CopyButton text={extranet.address} what="l’adresse de l’extranet" />
              </div>
              <span className={classes.small}>{connectedSentence(connectedNow)}</span>
            </div>
            {qrCode && <QrCode className={classes.qr} svg={qrCode} alt={`Code QR qui mène à ${extranet.address}`} />}
          </div>
        </>
      )}
    </Panel>
  );
}

/** The usual state before an address was given: letters would carry it to homes where it leads nowhere. */
const isThisComputer = (address: string) => /^https?:\/\/(127\.|localhost\b|\[::1\])/.test(address);

const connectedSentence = (count: number) =>
  count === 0
    ? 'Aucune famille n’est connectée en ce moment.'
    : count === 1
      ? '1 famille est connectée en ce moment.'
      : `${count} familles sont connectées en ce moment.`;
