import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { sliceWords } from '../../../shared/rules/invoice-runs.ts';
import { sliceCount } from '../../../shared/rules/invoices.ts';
import { LEDGERS, type Ledger } from '../../../shared/rules/ledger-books.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { PERIODS, type Period } from '../../../shared/rules/tariffs.ts';
import { capital } from '../../../shared/typography.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useBulk } from '../jobs/use-bulk.ts';
import { BillPreview } from './BillPreview.tsx';
import classes from './bill.module.css';
import { BACK } from './DraftScreen.tsx';
import { sentDay } from './draft-form.ts';

type Year = OutputOf<'invoices.years'>['rows'][number];
const PERIOD_WORDS: Record<Period, string> = { year: 'Toute l’année', term: 'Un trimestre', month: 'Un mois' };
const PARTS = [1, 2, 3, 4, 5, 6, 8, 10];

/** Invoices for everybody at once: what of the year, who and how much, then drafts or invoices. */
export function BillScreen() {
  const { may } = useDesk();
  const asked = useOperation('invoices.years', {});
  return (
    <Screen title="Facturer" above={BACK} below="D’après les tarifs et les inscriptions ; ce qui est déjà facturé est laissé de côté.">
      {may('invoices.bill') ? (
        <Answer asked={asked} waiting={<Waiting rows={10} height={56} />}>
          {({ rows }) =>
            rows.length > 0 ? (
              <Run years={rows} />
            ) : (
              <Notice tone="amber">Aucune année scolaire n’est enregistrée : il n’y a rien à facturer.</Notice>
            )
          }
        </Answer>
      ) : (
        <Notice tone="ink">Votre rôle permet de lire les factures, pas d’en faire.</Notice>
      )}
    </Screen>
  );
}

function Run({ years }: { years: Year[] }) {
  const { siteId, sites } = useDesk();
  const go = useNavigate();
  const [yearId, setYear] = useState(years[0]?.id ?? '');
  const [ledger, setLedger] = useState<Ledger>('cotisation');
  const [period, setPeriod] = useState<Period>('year');
  const [rank, setRank] = useState(1);
  const [due, setDue] = useState('');
  const [parts, setParts] = useState(1);
  const [issue, setIssue] = useState(false);
  const [tellFamily, setTell] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [dueError, setDueError] = useState<string | null>(null);
  const bulk = useBulk('invoices.bill');
  const run = { schoolYearId: yearId, ledger, period, rank };
  const asked = useOperation('invoices.preview', { ...run, siteId }, { keepPrevious: true });
  const year = years.find(({ id }) => id === yearId);
  const rows = asked.data?.rows ?? [];
  const chosen = rows.filter(({ id, obstacle }) => obstacle === null && !left.has(id));
  const sum = chosen.reduce((total, { cents }) => total + cents, 0);
  const start = () => {
    const dueOn = sentDay(due);
    if (dueOn === undefined) return setDueError('Une date comme 22/11/2026.');
    setDueError(null);
    if (!issue) return begin(dueOn);
    modals.openConfirmModal({
      title: `Émettre ${counted(chosen.length, 'facture')} ?`,
      children: `${formatCents(sum)} en tout. Une facture émise ne change plus et ne se supprime plus : seul un avoir la corrige.${tellFamily ? ' Les familles sont prévenues par e-mail.' : ''}`,
      labels: { confirm: 'Émettre', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: () => begin(dueOn),
    });
  };
  const begin = (dueOn: string | null) =>
    bulk.start(
      `${issue ? 'Facturation' : 'Préparation'} de ${counted(chosen.length, 'facture')}`,
      chosen.map((family) => ({
        label: `${family.familyName} (n° ${family.familyNumber})`,
        input: { ...run, familyId: family.id, dueOn, parts, issue, tellFamily: issue && tellFamily },
      })),
      () => {
        tellDone(issue ? 'La facturation a commencé.' : 'La préparation des brouillons a commencé.');
        void go(issue ? '/facturation' : '/facturation?etat=draft');
      },
    );
  return (
    <div className={classes.columns}>
      <div className={classes.choices}>
        <FieldGroup legend="Quoi">
          <SegmentedControl
            aria-label="Compte"
            data={LEDGERS.map((one) => ({ value: one, label: LEDGER_WORDS[one] }))}
            value={ledger}
            onChange={(value) => setLedger(value as Ledger)}
          />
          <Select
            label="Année scolaire"
            allowDeselect={false}
            data={years.map(({ id, label, current }) => ({ value: id, label: current ? `${label} (en cours)` : label }))}
            value={yearId}
            onChange={(value) => {
              setYear(value ?? yearId);
              setRank(1);
            }}
          />
          <Select
            label="Part de l’année"
            allowDeselect={false}
            data={PERIODS.map((one) => ({ value: one, label: PERIOD_WORDS[one] }))}
            value={period}
            onChange={(value) => {
              setPeriod((value as Period | null) ?? 'year');
              setRank(1);
            }}
          />
          {period !== 'year' && year && (
            <Select
              label={period === 'term' ? 'Trimestre' : 'Mois'}
              allowDeselect={false}
              data={Array.from({ length: sliceCount(period, year) }, (_, i) => ({
                value: String(i + 1),
                label: capital(sliceWords({ period, rank: i + 1 }, year) ?? ''),
              }))}
              value={String(rank)}
              onChange={(value) => setRank(Number(value ?? 1))}
            />
          )}
          <p className={classes.small}>
            {siteId ? `Site : ${sites.find(({ id }) => id === siteId)?.name}` : sites.length > 1 ? 'Tous les sites' : ''}
          </p>
        </FieldGroup>
        <FieldGroup legend="Échéances">
          <Select
            label="Payable"
            allowDeselect={false}
            data={PARTS.map((one) => ({ value: String(one), label: one === 1 ? 'En une fois' : `En ${one} fois, chaque mois` }))}
            value={String(parts)}
            onChange={(value) => setParts(Number(value ?? 1))}
          />
          <DayInput
            label={parts > 1 ? 'Première échéance' : 'À régler avant le'}
            description="Vide : le délai habituel du site."
            value={due}
            error={dueError}
            onChange={setDue}
          />
        </FieldGroup>
        <FieldGroup legend="Comment">
          <SegmentedControl
            aria-label="Brouillons ou factures"
            data={[
              { value: 'draft', label: 'Préparer des brouillons' },
              { value: 'issue', label: 'Émettre tout de suite' },
            ]}
            value={issue ? 'issue' : 'draft'}
            onChange={(value) => setIssue(value === 'issue')}
          />
          {issue ? (
            <>
              <Checkbox
                label="Prévenir les familles par e-mail"
                checked={tellFamily}
                onChange={(event) => setTell(event.currentTarget.checked)}
              />
              <Notice tone="amber">Une facture émise ne change plus : seul un avoir la corrige.</Notice>
            </>
          ) : (
            <p className={classes.small}>Vous les relisez, puis vous les émettez toutes d’un coup depuis la liste.</p>
          )}
        </FieldGroup>
        <p className={classes.small}>
          Les mentions imprimées se modifient dans <Link to="/facturation/mentions">Mentions des factures</Link>.
        </p>
      </div>
      <Answer asked={asked} waiting={<Waiting rows={12} height={44} />}>
        {(preview) => (
          <BillPreview
            key={`${yearId} ${ledger} ${period} ${rank} ${siteId}`}
            rows={preview.rows}
            days={preview}
            left={left}
            busy={asked.isPlaceholderData}
            act={
              <Button
                leftSection={<IconFileInvoice aria-hidden size={18} stroke={1.75} />}
                disabled={chosen.length === 0 || asked.isPlaceholderData}
                loading={bulk.isStarting}
                onClick={start}
              >
                {issue ? 'Émettre' : 'Préparer'} {counted(chosen.length, 'facture')} · {formatCents(sum)}
                {issue && '…'}
              </Button>
            }
            onLeave={(id, leave) => {
              const next = new Set(left);
              if (leave) next.add(id);
              else next.delete(id);
              setLeft(next);
            }}
          />
        )}
      </Answer>
    </div>
  );
}
