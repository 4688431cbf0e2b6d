import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import type { FamilyDocument, FamilyLedger } from '../../../shared/contract/families.ts';
import { formatDate, formatDateTime, formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { DOCUMENT_STATE_WORDS } from '../../../shared/rules/documents.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { capital } from '../../../shared/typography.ts';
import { useOperation } from '../../host/operations.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { Answer } from '../../ui/states.tsx';
import { NotConcerned } from '../documents/NotConcerned.tsx';
import { pathOf } from '../validations/kinds.ts';
import { exportedDocuments, exportedReEnrolments } from './exported-papers.ts';
import classes from './family.module.css';
import { ANSWERS, RE_ENROLMENT_WORDS } from './paper-words.ts';

// What takes longer to work out than the people of a family: each part arrives by itself, in a place kept for it.

const DOCUMENT_TONES: Record<FamilyDocument['state'], Tone> = {
  missing: 'amber',
  received: 'ink',
  given: 'ink',
  accepted: 'green',
  refused: 'garnet',
  expired: 'garnet',
  'exemption-asked': 'ink',
  exempt: 'plain',
};

export function FamilyDocuments({ id, name }: { id: string; name: string }) {
  const asked = useOperation('families.documents', { id });
  return (
    <Panel
      title="Pièces"
      flush
      aside={
        <RowsExport
          compact
          rows={asked.data?.rows.map((row) => ({ ...row, id: `${row.requirementId}:${row.studentId}` }))}
          title={`Pièces – ${name}`}
          fileName="pieces-de-la-famille"
          columns={exportedDocuments}
        />
      }
    >
      <Answer asked={asked} waiting={<Skeleton height={176} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.nothing}>Aucune pièce n’est demandée à cette famille.</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <DocumentRow key={`${row.requirementId}:${row.studentId}`} familyId={id} row={row} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}

const DocumentRow = ({ familyId, row }: { familyId: string; row: FamilyDocument }) => (
  <li>
    <span className={classes.what}>
      {row.documentId ? <Link to={pathOf('document', row.documentId)}>{row.name}</Link> : row.name}
      <span className={classes.small}>
        {[
          row.studentName ?? 'Famille',
          !row.mandatory && 'facultative',
          row.givenAt && `déposée le ${formatDate(row.givenAt)}`,
          row.validUntil && `valable jusqu’au ${formatDay(row.validUntil)}`,
          row.reason,
          row.exemption && exemptionInWords(row.exemption),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
    <span className={classes.state}>
      <Pill tone={row.state === 'missing' && !row.mandatory ? 'plain' : DOCUMENT_TONES[row.state]}>
        {capital(DOCUMENT_STATE_WORDS[row.state])}
      </Pill>
      <NotConcerned demand={{ ...row, familyId, explanation: row.exemption?.explanation ?? null }} />
    </span>
  </li>
);

/** « la famille : « Il danse ailleurs » » */
const exemptionInWords = ({ byFamily, explanation, decider, lasting }: NonNullable<FamilyDocument['exemption']>): string =>
  [`${byFamily ? 'la famille' : (decider ?? 'le secrétariat')}\u00a0: «\u00a0${explanation}\u00a0»`, lasting && 'pour toujours']
    .filter(Boolean)
    .join(' · ');

export function FamilyReEnrolments({ id, name }: { id: string; name: string }) {
  const asked = useOperation('families.reEnrolments', { id });
  return (
    <Panel
      title="Réinscriptions"
      flush
      aside={
        <RowsExport
          compact
          rows={asked.data?.rows}
          title={`Réinscriptions – ${name}`}
          fileName="reinscriptions-de-la-famille"
          columns={exportedReEnrolments}
        />
      }
    >
      <Answer asked={asked} waiting={<Skeleton height={64} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.nothing}>Aucune réponse à une campagne.</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span className={classes.what}>
                    <Link to={pathOf('re-enrolment', row.id)}>
                      {row.studentName} – {row.campaign}
                    </Link>
                    <span className={classes.small}>
                      {[row.number && `n° ${row.number}`, row.answer && ANSWERS[row.answer], formatDateTime(row.at)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <Pill tone={RE_ENROLMENT_WORDS[row.state].tone}>{RE_ENROLMENT_WORDS[row.state].word}</Pill>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}

export function FamilyBalance({ id }: { id: string }) {
  const asked = useOperation('families.balance', { id });
  return (
    <Panel title="Facturation" flush aside={<Link to={`/facturation/comptes/${id}`}>Compte et relevés</Link>}>
      <Answer asked={asked} waiting={<Skeleton height={240} />}>
        {({ ledgers, detailed }) => (
          <>
            {ledgers.map((ledger) => (
              <Ledger key={ledger.ledger} ledger={ledger} detailed={detailed} />
            ))}
          </>
        )}
      </Answer>
    </Panel>
  );
}

const Ledger = ({ ledger, detailed }: { ledger: FamilyLedger; detailed: boolean }) => (
  <section aria-label={LEDGER_WORDS[ledger.ledger]} className={classes.ledger}>
    <header>
      <h3>{LEDGER_WORDS[ledger.ledger]}</h3>
      <Balance ledger={ledger} />
    </header>
    <p className={classes.small}>
      Facturé {formatCents(ledger.invoicedCents)} · réglé {formatCents(ledger.paidCents)}
      {ledger.nextDue &&
        ` · ${formatCents(ledger.nextDue.cents)} ${ledger.late ? 'étaient dus' : 'à régler'} le ${formatDay(ledger.nextDue.on)}`}
    </p>
    {detailed && ledger.lines.length > 0 && (
      <ul className={classes.lines}>
        {ledger.lines.map((line) => (
          <li key={line.id}>
            <span>{formatDay(line.date)}</span>
            <span className={classes.wording}>
              {line.kind === 'invoice' ? <Link to={`/facturation/factures/${line.id}`}>{line.wording}</Link> : line.wording}
              {line.number && <span className={classes.small}> {line.number}</span>}
              {!line.counts && <span className={classes.small}> annulé ou rejeté</span>}
            </span>
            <span className={classes.money} data-void={!line.counts || undefined}>
              {formatCents(line.cents)}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

function Balance({ ledger: { balanceCents, late } }: { ledger: FamilyLedger }) {
  if (balanceCents === 0) return <Pill tone="green">À jour</Pill>;
  if (balanceCents < 0) return <Pill tone="ink">{formatCents(-balanceCents)} en sa faveur</Pill>;
  return (
    <Pill tone={late ? 'garnet' : 'amber'}>
      {formatCents(balanceCents)} {late ? 'en retard' : 'à régler'}
    </Pill>
  );
}

export function FamilyHistory({ id }: { id: string }) {
  const asked = useOperation('history.list', { familyId: id, page: 0, pageSize: 10 });
  return (
    <Panel title="Historique" flush aside={<Link to={`/historique?famille=${id}`}>Tout l’historique</Link>}>
      <Answer asked={asked} waiting={<Skeleton height={240} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.nothing}>Rien n’a encore été fait dans ce dossier.</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span className={classes.what}>
                    <strong>{row.actorName}</strong> {row.sentence}
                    <span className={classes.small}>{formatDateTime(row.at)}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}
