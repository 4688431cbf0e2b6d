import { Link } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { Email } from '../../ui/Email.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { MailPill } from '../messages/MailPill.tsx';
import classes from './family.module.css';

const REQUEST_WORDS: Record<FamilyFile['requests'][number]['state'], { word: string; tone: Tone }> = {
  pending: { word: 'En attente', tone: 'amber' },
  decided: { word: 'Terminée', tone: 'green' },
  withdrawn: { word: 'Retirée', tone: 'plain' },
};

export const FamilyRequests = ({ requests }: { requests: FamilyFile['requests'] }) => (
  <Panel title="Demandes de modification" flush>
    {requests.length === 0 && <p className={classes.nothing}>Aucune demande de modification.</p>}
    <ul className={classes.rows}>
      {requests.map((request) => (
        <li key={request.id}>
          <span className={classes.what}>
            <Link to={`/validations/famille/${request.id}`}>Demande n° {request.number}</Link>
            <span className={classes.small}>
              {request.personName} · {request.fields > 1 ? `${request.fields} champs` : '1 champ'} · {formatDateTime(request.createdAt)}
            </span>
          </span>
          <Pill tone={REQUEST_WORDS[request.state].tone}>{REQUEST_WORDS[request.state].word}</Pill>
        </li>
      ))}
    </ul>
  </Panel>
);

export const FamilyMails = ({ mails }: { mails: NonNullable<FamilyFile['mails']> }) => (
  <Panel title="E-mails" flush>
    {mails.length === 0 && <p className={classes.nothing}>Aucun e-mail n’a été écrit à cette famille.</p>}
    <ul className={classes.rows}>
      {mails.map((mail) => (
        <li key={mail.id}>
          <span className={classes.what}>
            <Link to={`/messages/${mail.id}`}>{mail.subject}</Link>
            <span className={classes.small}>
              <Email address={mail.recipient} /> · <span className={classes.whole}>{formatDateTime(mail.sentAt ?? mail.createdAt)}</span>
            </span>
          </span>
          <MailPill state={mail.state} />
        </li>
      ))}
    </ul>
  </Panel>
);
