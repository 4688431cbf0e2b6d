import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { InputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { tellRefused } from '../../ui/tell.ts';
import { MailingDialog } from '../mailings/MailingDialog.tsx';
import { exportedMissing, missingColumns } from './missing-columns.tsx';
import classes from './requirements.module.css';

type State = NonNullable<InputOf<'documents.missing'>['state']>;
const STATES: { value: State; label: string }[] = [
  { value: 'to-provide', label: 'À fournir' },
  { value: 'missing', label: 'Manquantes' },
  { value: 'refused', label: 'Refusées' },
  { value: 'expired', label: 'Expirées' },
  { value: 'expiring', label: 'Bientôt expirées' },
  { value: 'exemption-asked', label: 'Dites non concernées' },
  { value: 'exempt', label: 'Non concernées' },
];
/** There is nothing to remind a family of. */
const SETTLED: readonly State[] = ['exemption-asked', 'exempt'];
const PAGE = 50;

/** Who has not given what; from here families are reminded. */
export function MissingScreen() {
  const { may, siteId, sites } = useDesk();
  const { call } = useHost();
  const [state, setState] = useState<State>('to-provide');
  const [requirementId, setRequirement] = useState<string | null>(null);
  const [campaignId, setCampaign] = useState<string | null>(null);
  const [withinDays, setWithin] = useState<number | string>(30);
  const [mandatoryOnly, setMandatoryOnly] = useState(false);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<readonly string[] | null>(null);
  const required = useOperation('requiredDocuments.list', { siteId });
  const campaigns = useOperation('campaigns.list', {});
  const filter = {
    siteId,
    requirementId,
    state,
    withinDays: Math.min(Math.max(Number(withinDays) || 30, 1), 366),
    mandatoryOnly,
    campaignId,
    search,
  };
  const asked = useOperation('documents.missing', { ...filter, page, pageSize: PAGE }, { keepPrevious: true });
  const narrow =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(0);
      setChosen(new Set());
    };
  const mayWrite = may('mailings.create');
  const mayRemind = mayWrite && !SETTLED.includes(state);
  const writeToAll = async () => {
    try {
      setWritten((await call('documents.missing', { ...filter, withFamilies: true, page: 0, pageSize: 1 })).familyIds);
    } catch (refusal) {
      tellRefused(refusal as { message: string });
    }
  };
  const names = (required.data?.rows ?? []).filter(({ archivedAt }) => archivedAt === null);
  const open = (campaigns.data ?? []).filter((row) => row.phase === 'open' && (!siteId || row.siteId === siteId));
  const named = (id: string | null) => names.find((row) => row.id === id)?.name;
  return (
    <Screen
      title="Qui n’a pas donné quoi"
      above={<Link to="/pieces">Pièces à fournir</Link>}
      below={asked.data ? `${counted(asked.data.total, 'pièce')}, ${counted(asked.data.families, 'famille')}` : 'Lecture des dossiers…'}
      actions={
        <>
          <ListExport
            operation="documents.missing"
            input={filter}
            title="Pièces à fournir"
            fileName="pieces-a-fournir"
            total={asked.data?.total}
            filters={[
              STATES.find(({ value }) => value === state)?.label,
              siteId && `Site : ${sites.find(({ id }) => id === siteId)?.name}`,
              requirementId && `Pièce : ${named(requirementId)}`,
              mandatoryOnly && 'Obligatoires seulement',
              search && `Recherche : ${search}`,
            ]}
            columns={exportedMissing}
          />
          {mayRemind && chosen.size === 0 && (
            <Button
              leftSection={<IconMail aria-hidden size={18} stroke={1.75} />}
              disabled={!asked.data || asked.data.families === 0}
              onClick={() => void writeToAll()}
            >
              {asked.data
                ? `Relancer ${asked.data.families > 1 ? `les ${counted(asked.data.families, 'famille')}` : 'la famille'}`
                : 'Relancer'}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.filters}>
        <Select label="État" w={190} data={STATES} value={state} onChange={(value) => narrow(setState)((value ?? 'to-provide') as State)} />
        {state === 'expiring' && (
          <NumberInput
            label="D’ici"
            suffix={'\u00a0jours'}
            w={110}
            min={1}
            max={366}
            allowDecimal={false}
            hideControls
            value={withinDays}
            onChange={narrow(setWithin)}
          />
        )}
        <Select
          label="Pièce"
          w={240}
          clearable
          searchable
          placeholder="Toutes"
          data={names.map((row) => ({ value: row.id, label: siteId || sites.length < 2 ? row.name : `${row.name} (${row.siteName})` }))}
          value={requirementId}
          onChange={narrow(setRequirement)}
        />
        {open.length > 0 && (
          <Select
            label="Campagne ouverte"
            w={230}
            clearable
            placeholder="Toutes les familles"
            data={open.map((row) => ({ value: row.id, label: row.name }))}
            value={campaignId}
            onChange={narrow(setCampaign)}
          />
        )}
        <SearchField label="Famille ou élève" placeholder="Nom" value={typed} onChange={narrow(setTyped)} className={classes.search} />
        <Checkbox
          mb={8}
          label="Obligatoires seulement"
          checked={mandatoryOnly}
          onChange={(event) => narrow(setMandatoryOnly)(event.currentTarget.checked)}
        />
      </div>
      {chosen.size > 0 && (
        <div className={classes.chosen} role="status">
          <span>
            {counted(chosen.size, 'famille')} choisie{chosen.size > 1 ? 's' : ''}
          </span>
          <span className={classes.acts}>
            <Button size="compact-md" variant="default" onClick={() => setChosen(new Set())}>
              Ne rien choisir
            </Button>
            <Button
              size="compact-md"
              leftSection={<IconMail aria-hidden size={16} stroke={1.75} />}
              onClick={() => setWritten([...chosen])}
            >
              Relancer {chosen.size > 1 ? 'ces familles' : 'cette famille'}
            </Button>
          </span>
        </div>
      )}
      <RowsTable
        label="Pièces à fournir"
        asked={asked}
        columns={missingColumns(mayWrite, mayRemind ? { chosen, onChoose: setChosen } : null)}
        page={page}
        pageSize={PAGE}
        onPage={setPage}
        empty={
          search || requirementId || campaignId || mandatoryOnly ? (
            <Empty sentence="Rien ne correspond à ces filtres." />
          ) : (
            <Empty
              sentence={state === 'to-provide' ? 'Aucune famille n’a de pièce à fournir.' : 'Aucune pièce n’est dans cet état.'}
              action={<Link to="/pieces">Voir ce qui est demandé</Link>}
            />
          )
        }
      />
      {written && (
        <MailingDialog
          kind="documents"
          familyIds={written}
          campaignId={campaignId}
          title={`Relancer ${counted(written.length, 'famille')}`}
          onClose={() => setWritten(null)}
        />
      )}
    </Screen>
  );
}
