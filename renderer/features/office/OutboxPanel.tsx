import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { figure } from '../../../shared/count.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

/** The e-mails that were decided: gone, waiting, or in need of someone. */
export function OutboxPanel({ dashboard: { outbox, mailServer } }: { dashboard: Dashboard }) {
  const { may } = useDesk();
  return (
    <Panel title="E-mails" aside={<Link to="/messages">Ouvrir les messages</Link>}>
      <div className={classes.stack}>
        <dl className={classes.figures}>
          <div>
            <dt>en attente</dt>
            <dd>{figure(outbox.pending)}</dd>
          </div>
          <div>
            <dt>{outbox.sent > 1 ? 'envoyés' : 'envoyé'}</dt>
            <dd>{figure(outbox.sent)}</dd>
          </div>
          <div data-tone={outbox.dead > 0 ? 'garnet' : undefined}>
            <dt>en erreur</dt>
            <dd>{figure(outbox.dead)}</dd>
          </div>
        </dl>
        {mailServer === 'none' && (
          <Notice
            tone="amber"
            actions={
              may('settings.saveMail') && (
                <Button size="compact-sm" variant="default" component={Link} to="/parametres/e-mail">
                  Régler la messagerie
                </Button>
              )
            }
          >
            <strong>Aucun serveur de messagerie.</strong> Les e-mails attendent ici, rien n’est perdu ; ils partiront dès qu’il sera réglé.
          </Notice>
        )}
      </div>
    </Panel>
  );
}
