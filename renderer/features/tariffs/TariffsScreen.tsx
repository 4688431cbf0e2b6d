import { Button, Select, Switch } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TariffRow } from '../../../shared/contract/tariffs.ts';
import { counted } from '../../../shared/count.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { capital } from '../../../shared/typography.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { BillingNav } from '../billing/BillingNav.tsx';
import { CopyTariffs } from './CopyTariffs.tsx';
import { exportedTariffs } from './exported-tariffs.ts';
import classes from './tariffs.module.css';
import { useYear } from './use-year.ts';
import { CHARGE_GROUPS, dependsOn, rangeOf } from './words.ts';

/** The prices of a site for a school year. */
export function TariffsScreen() {
  const { may } = useDesk();
  const at = useYear();
  const { siteId, year, choices, query } = at;
  const asked = useOperation(
    'tariffs.list',
    { siteId, schoolYearId: year?.id ?? siteId },
    { enabled: year !== undefined, keepPrevious: true },
  );
  const [withArchived, setWithArchived] = useState(false);
  const [copying, setCopying] = useState(false);
  const present = asked.data?.rows.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const archived = asked.data?.rows.filter(({ archivedAt }) => archivedAt !== null) ?? [];
  const create = may('tariffs.save') && (
    <Button component={Link} to={`/facturation/tarifs/nouveau${query}`} leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}>
      Nouveau tarif
    </Button>
  );
  return (
    <Screen
      title="Tarifs"
      below={year && asked.data ? `${counted(present.length, 'tarif')} pour ${year.label}` : 'Chargement…'}
      actions={
        <>
          <RowsExport
            rows={asked.data?.rows}
            title="Tarifs"
            fileName="tarifs"
            filters={[year && `Année : ${year.label}`]}
            columns={exportedTariffs}
          />
          {may('tariffs.copy') && year && choices.data && present.some(({ schoolYearId }) => schoolYearId === year.id) && (
            <Button variant="default" leftSection={<IconCopy aria-hidden size={18} stroke={1.75} />} onClick={() => setCopying(true)}>
              Copier pour une autre année
            </Button>
          )}
          {create}
        </>
      }
    >
      <BillingNav at="/facturation/tarifs" />
      <YearChoice at={at} />
      <Answer asked={asked} waiting={<Waiting rows={8} height={62} />}>
        {() =>
          present.length === 0 ? (
            <div className={classes.frame}>
              <Empty sentence={`Aucun tarif ne vaut pour ${year?.label ?? 'cette année'}.`} action={create} />
            </div>
          ) : (
            <div className={classes.stack}>
              {CHARGE_GROUPS.map(({ charge, title, hint }) => {
                const rows = present.filter((row) => row.charge === charge);
                return (
                  rows.length > 0 && (
                    <Panel key={charge} title={title} aside={hint} flush>
                      <TariffRows rows={rows} query={query} />
                    </Panel>
                  )
                );
              })}
            </div>
          )
        }
      </Answer>
      {archived.length > 0 && (
        <div className={classes.archived}>
          <Switch
            label={`Montrer les tarifs archivés (${archived.length})`}
            checked={withArchived}
            onChange={(event) => setWithArchived(event.currentTarget.checked)}
          />
          {withArchived && (
            <Panel title="Tarifs archivés" flush>
              <TariffRows rows={archived} query={query} />
            </Panel>
          )}
        </div>
      )}
      {copying && year && choices.data && (
        <CopyTariffs
          siteId={siteId}
          year={year}
          years={at.years}
          nextYear={choices.data.nextYear}
          onClose={() => setCopying(false)}
          onCopied={at.chooseYear}
        />
      )}
    </Screen>
  );
}

/** The year, and the site where the desk looks at all of them. */
export const YearChoice = ({ at }: { at: ReturnType<typeof useYear> }) => (
  <div className={classes.tools}>
    {at.choosesSite && (
      <Select
        aria-label="Site"
        className={classes.wide}
        data={at.sites.map((site) => ({ value: site.id, label: site.shortName }))}
        value={at.siteId}
        onChange={at.chooseSite}
      />
    )}
    <Select
      aria-label="Année scolaire"
      className={classes.narrow}
      data={at.years.map((year) => ({ value: year.id, label: year.label }))}
      value={at.year?.id ?? null}
      onChange={at.chooseYear}
    />
  </div>
);

function TariffRows({ rows, query }: { rows: readonly TariffRow[]; query: string }) {
  const { may } = useDesk();
  const archive = useAct('tariffs.archive');
  const restore = useAct('tariffs.restore');
  const told = (said: string) => ({ onSuccess: () => tellDone(said), onError: (refusal: Refusal) => tellRefused(refusal) });
  return (
    <ul className={classes.list}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          <div className={classes.about}>
            <p className={classes.name}>
              {may('tariffs.save') ? <Link to={`/facturation/tarifs/${row.id}${query}`}>{row.name}</Link> : <strong>{row.name}</strong>}
              {row.gaps.length > 0 && <Pill tone="amber">grille incomplète</Pill>}
              {row.schoolYearId === null && <Pill tone="plain">toutes les années</Pill>}
            </p>
            <p className={classes.small}>
              {capital([heldIn(row), dependsOn(row.rates) ?? 'un prix pour tous'].filter(Boolean).join(' · '))}
            </p>
            {row.gaps.map((gap) => (
              <p key={gap} className={classes.gap}>
                {gap}
              </p>
            ))}
          </div>
          <span className={classes.range}>{rangeOf(row.rates)}</span>
          {row.archivedAt === null
            ? may('tariffs.archive') && (
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={`Archiver ${row.name}`}
                  loading={archive.isPending && archive.variables.id === row.id}
                  onClick={() => archive.mutate({ id: row.id, version: row.version }, told(`« ${row.name} » est archivé.`))}
                >
                  Archiver
                </Button>
              )
            : may('tariffs.restore') && (
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={`Remettre ${row.name} en service`}
                  loading={restore.isPending && restore.variables.id === row.id}
                  onClick={() => restore.mutate({ id: row.id, version: row.version }, told(`« ${row.name} » est de nouveau en service.`))}
                >
                  Remettre en service
                </Button>
              )}
        </li>
      ))}
    </ul>
  );
}

/** Nothing where the tariff is called after what it holds for. */
const heldIn = ({ charge, name, holdsFor }: TariffRow): string | null =>
  charge === 'teaching' && holdsFor === null ? 'tous les cours' : holdsFor === name ? null : holdsFor;
