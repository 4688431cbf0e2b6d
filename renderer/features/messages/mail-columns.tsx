import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { MailRow } from '../../../shared/contract/messages.ts';
import { formatAge, formatDateTime } from '../../../shared/dates.ts';
import { Email } from '../../ui/Email.tsx';
import { MailPill } from './MailPill.tsx';
import { whatNext } from './words.ts';

export const mailColumns = (now: Date): DataTableColumn<MailRow>[] => [
  {
    accessor: 'subject',
    title: 'Objet',
    render: (mail) => (
      <Link to={`/messages/${mail.id}`} style={{ fontWeight: 600, textDecoration: 'none' }}>
        {mail.subject}
      </Link>
    ),
  },
  {
    accessor: 'recipient',
    title: 'Destinataire',
    width: '26%',
    render: (mail) => (
      <>
        {mail.recipientName}
        <span style={{ display: 'block', color: 'var(--muted)', fontSize: 13 }}>
          <Email address={mail.recipient} />
        </span>
      </>
    ),
  },
  {
    accessor: 'state',
    title: 'État',
    width: '27%',
    render: (mail) => (
      <>
        <MailPill state={mail.state} />
        {whatNext(mail) && <span style={{ display: 'block', color: 'var(--muted)', fontSize: 13, marginTop: 2 }}>{whatNext(mail)}</span>}
      </>
    ),
  },
  {
    accessor: 'createdAt',
    title: 'Date',
    width: 108,
    render: (mail) => (
      <time dateTime={mail.createdAt} title={formatDateTime(mail.createdAt)}>
        {formatAge(mail.createdAt, now)}
      </time>
    ),
  },
];
