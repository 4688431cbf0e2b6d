import { BarChart } from '@mantine/charts';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { CampaignProgress, ProgressGroup } from '../../../shared/contract/campaigns.ts';
import { formatDay } from '../../../shared/dates.ts';
import type { FollowState } from '../../../shared/rules/campaigns.ts';
import { ChartPanel } from './ChartPanel.tsx';
import classes from './follow-up.module.css';

/** What answers come to, gathered so that four colours are enough; each has its word in the legend and in the table. */
const SERIES: { name: string; color: string; states: readonly FollowState[] }[] = [
  { name: 'Validés', color: 'var(--green)', states: ['validated'] },
  { name: 'Envoyés', color: 'var(--amber)', states: ['submitted', 'to-complete'] },
  { name: 'Partants ou refusés', color: 'var(--garnet)', states: ['leaving', 'refused'] },
  { name: 'Sans réponse', color: 'var(--edge)', states: ['never-connected', 'connected', 'draft'] },
];
/** More are in the table. */
const GROUPS_SHOWN = 12;
const ROW = 30;

/** Answers day by day, and how far each discipline and cycle is; each chart is a table too. */
export function ProgressCharts({ progress: { days, disciplines, cycles } }: { progress: CampaignProgress }) {
  const [by, setBy] = useState<'disciplines' | 'cycles'>('disciplines');
  const groups = by === 'disciplines' ? disciplines : cycles;
  const shown = groups.slice(0, GROUPS_SHOWN);
  return (
    <div className={classes.charts}>
      <ChartPanel
        title="Réponses par jour"
        label="Réponses envoyées par jour"
        columns={['Jour', 'Réponses']}
        rows={days.map(({ day, answers }) => [formatDay(day), answers])}
      >
        <BarChart
          h={260}
          data={days.map(({ day, answers }) => ({ day: formatDay(day).slice(0, 5), answers }))}
          dataKey="day"
          series={[{ name: 'answers', label: 'Réponses', color: 'var(--ink)' }]}
          {...CHART}
          withLegend={false}
          yAxisProps={{ allowDecimals: false, width: 36 }}
          xAxisProps={{ minTickGap: 24 }}
        />
      </ChartPanel>
      <ChartPanel
        title={by === 'disciplines' ? 'Par discipline' : 'Par cycle'}
        label={by === 'disciplines' ? 'Élèves par discipline et par état' : 'Élèves par cycle et par état'}
        columns={['Nom', ...SERIES.map(({ name }) => name), 'Élèves']}
        rows={groups.map((group) => [group.name, ...SERIES.map(({ states }) => totalOf(group, states)), group.students])}
        legend={SERIES}
        note={
          groups.length > shown.length ? `Les ${shown.length} plus nombreuses sur ${groups.length} ; toutes sont dans le tableau.` : null
        }
        aside={
          cycles.length > 0 && (
            <SegmentedControl
              size="xs"
              aria-label="Regrouper"
              data={[
                { value: 'disciplines', label: 'Disciplines' },
                { value: 'cycles', label: 'Cycles' },
              ]}
              value={by}
              onChange={(value) => setBy(value as typeof by)}
            />
          )
        }
      >
        <BarChart
          h={Math.max(170, shown.length * ROW + 40)}
          data={shown.map((group) => ({
            name: group.name,
            ...Object.fromEntries(SERIES.map(({ name, states }) => [name, totalOf(group, states)])),
          }))}
          dataKey="name"
          orientation="vertical"
          type="stacked"
          series={SERIES.map(({ name, color }) => ({ name, color }))}
          {...CHART}
          withLegend={false}
          yAxisProps={{ width: 150, interval: 0 }}
          xAxisProps={{ allowDecimals: false }}
          maxBarWidth={18}
        />
      </ChartPanel>
    </div>
  );
}

/** Our colours by day and by night; the keyboard has the table, and nothing moves. */
const CHART = {
  gridColor: 'var(--line)',
  textColor: 'var(--muted)',
  cursorFill: 'var(--sunken)',
  tickLine: 'none',
  barChartProps: { accessibilityLayer: false },
  barProps: { isAnimationActive: false },
  tooltipAnimationDuration: 0,
} as const;

const totalOf = (group: ProgressGroup, states: readonly FollowState[]): number =>
  states.reduce((sum, state) => sum + (group.states[state] ?? 0), 0);
