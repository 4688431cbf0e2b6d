import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Link } from 'react-router';
import { useOffice } from '../features/office/office-state.ts';
import { useServiceState } from '../host/host.ts';
import { Notice } from '../ui/Notice.tsx';
import classes from './Banners.module.css';
import { useDesk } from './desk-context.ts';

/** What one should know on whatever screen one is. */
export function Banners() {
  const service = useServiceState();
  const { keysProtected, extranet } = useOffice();
  const { may } = useDesk();
  const [told, setTold] = useLocalStorage({ key: 'portee.keys-told', defaultValue: false, getInitialValueInEffect: false });
  return (
    <div aria-live="polite">
      {(service.state === 'restarting' || service.state === 'starting') && (
        <div className={classes.banner}>
          <Notice tone="amber">
            <strong>Le service redémarre…</strong> Ce que vous avez tapé reste en place ; vous pourrez l’enregistrer dans quelques secondes.
          </Notice>
        </div>
      )}
      {extranet.isPlainOnNetwork && (
        <div className={classes.banner}>
          <Notice
            tone="garnet"
            actions={
              may('extranet.save') && (
                <Button size="compact-sm" variant="default" component={Link} to="/parametres/extranet">
                  Régler l’extranet
                </Button>
              )
            }
          >
            <strong>L’extranet est ouvert sur le réseau sans chiffrement.</strong> Les mots de passe et les pièces des familles y passent en
            clair.
          </Notice>
        </div>
      )}
      {!keysProtected && !told && (
        <div className={classes.banner}>
          <Notice
            tone="ink"
            actions={
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setTold(true);
                  document.getElementById('contenu')?.focus();
                }}
              >
                J’ai compris
              </Button>
            }
          >
            <strong>Cet ordinateur n’offre pas de coffre pour les clés.</strong> Portée n’y gardera ni le mot de passe de la messagerie, ni
            la clé d’un certificat HTTPS.
          </Notice>
        </div>
      )}
    </div>
  );
}
