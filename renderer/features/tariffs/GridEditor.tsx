import { ActionIcon, Button, NumberInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { PERIODS, type Period } from '../../../shared/rules/tariffs.ts';
import { PERIOD_WORDS } from '../../../shared/rules/tariffs-words.ts';
import { capital } from '../../../shared/typography.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import {
  addBracket,
  type Column,
  cellKey,
  columnsOf,
  removeBracket,
  setResidences,
  type TypedBracket,
  type TypedGrid,
} from './tariff-form.ts';
import classes from './tariffs.module.css';
import { PERIOD_CHOICES } from './words.ts';

interface Props {
  grid: TypedGrid;
  /** By bracket or cell. */
  problems: Record<string, string>;
  gaps: readonly string[];
  residences: readonly string[];
  withRanks: boolean;
  onChange: (grid: TypedGrid) => void;
}

/** Prices as the council votes them: brackets downward, residences and children across, one grid for each period. */
export function GridEditor({ grid, problems, gaps, residences, withRanks, onChange }: Props) {
  const [shown, show] = useState<Period>(grid.periods[0] ?? 'year');
  const period = grid.periods.includes(shown) ? shown : (grid.periods[0] ?? 'year');
  const columns = columnsOf(grid);
  const change = (more: Partial<TypedGrid>) => onChange({ ...grid, ...more });
  return (
    <>
      <div className={classes.options}>
        <TagsInput
          label="Résidences"
          description="Une colonne pour chacune ; aucune : le même prix partout."
          placeholder={grid.residences.length === 0 ? 'commune, hors commune…' : ''}
          data={residences.filter((one) => !grid.residences.includes(one))}
          value={grid.residences}
          onChange={(next) => onChange(setResidences(grid, next))}
          maxTags={6}
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': 'Ne plus distinguer les résidences' }}
        />
        {withRanks && (
          <NumberInput
            label="Enfants distingués"
            description="1 : le même prix pour tous."
            min={1}
            max={6}
            allowDecimal={false}
            value={grid.ranks}
            onChange={(ranks) => change({ ranks: Math.min(Math.max(Number(ranks) || 1, 1), 6) })}
          />
        )}
        <fieldset className={classes.periods}>
          <legend>Périodes proposées</legend>
          {PERIODS.map((one) => (
            <Switch
              key={one}
              label={capital(PERIOD_WORDS[one].each)}
              checked={grid.periods.includes(one)}
              disabled={grid.periods.length === 1 && grid.periods.includes(one)}
              onChange={(event) => {
                const periods = PERIODS.filter((each) => (each === one ? event.currentTarget.checked : grid.periods.includes(each)));
                change({ periods });
                if (event.currentTarget.checked) show(one);
              }}
            />
          ))}
        </fieldset>
      </div>
      {grid.periods.length > 1 && (
        <SegmentedControl
          aria-label="Période de la grille"
          data={PERIOD_CHOICES.filter(({ value }) => grid.periods.includes(value))}
          value={period}
          onChange={(value) => show(value as Period)}
          className={classes.period}
        />
      )}
      <div className={classes.scroll}>
        <table className={classes.grid}>
          <caption className={classes.hidden}>Montants {PERIOD_WORDS[period].each}</caption>
          <GridHead grid={grid} columns={columns} />
          <tbody>
            {grid.brackets.map((bracket, row) => (
              <BracketRow key={bracket.key} {...{ grid, bracket, row, columns, period, problems }} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
          onClick={() => onChange(addBracket(grid))}
        >
          Ajouter une tranche
        </Button>
      </div>
      {gaps.length > 0 && (
        <ul className={classes.gaps} aria-label="Ce que la grille ne dit pas">
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const ordinal = (rank: number, ranks: number): string =>
  rank === ranks ? `${rank}e et suivants` : rank === 1 ? '1er enfant' : `${rank}e enfant`;

function GridHead({ grid, columns }: { grid: TypedGrid; columns: readonly Column[] }) {
  const withRanks = grid.ranks > 1;
  const withResidences = grid.residences.length > 0;
  const rows = withRanks && withResidences ? 2 : 1;
  return (
    <thead>
      <tr>
        <th scope="col" colSpan={2} rowSpan={rows}>
          Quotient familial
        </th>
        {withResidences
          ? grid.residences.map((residence) => (
              <th key={residence} scope={withRanks ? 'colgroup' : 'col'} colSpan={grid.ranks}>
                {capital(residence)}
              </th>
            ))
          : columns.map(({ rank }) => (
              <th key={rank} scope="col">
                {withRanks ? ordinal(rank, grid.ranks) : 'Montant'}
              </th>
            ))}
        <td rowSpan={rows} />
      </tr>
      {rows === 2 && (
        <tr>
          {columns.map(({ residence, rank }) => (
            <th key={`${residence}${rank}`} scope="col">
              {ordinal(rank, grid.ranks)}
            </th>
          ))}
        </tr>
      )}
    </thead>
  );
}

interface RowProps {
  grid: TypedGrid;
  bracket: TypedBracket;
  row: number;
  columns: readonly Column[];
  period: Period;
  problems: Record<string, string>;
  onChange: (grid: TypedGrid) => void;
}

function BracketRow({ grid, bracket, row, columns, period, problems, onChange }: RowProps) {
  const limit = (side: 'from' | 'to', value: string) =>
    onChange({ ...grid, brackets: grid.brackets.map((one) => (one.key === bracket.key ? { ...one, [side]: value } : one)) });
  const problem = problems[bracket.key];
  return (
    <>
      <tr>
        <td>
          <TextInput
            aria-label={`Tranche ${row + 1}, à partir de`}
            placeholder="0"
            inputMode="decimal"
            maxLength={12}
            leftSection="de"
            leftSectionWidth={30}
            value={bracket.from}
            error={problem !== undefined}
            onChange={(event) => limit('from', event.currentTarget.value)}
          />
        </td>
        <td>
          <TextInput
            aria-label={`Tranche ${row + 1}, jusqu’à moins de`}
            placeholder="sans limite"
            inputMode="decimal"
            maxLength={12}
            leftSection="à"
            leftSectionWidth={26}
            value={bracket.to}
            error={problem !== undefined}
            onChange={(event) => limit('to', event.currentTarget.value)}
          />
        </td>
        {columns.map((column) => {
          const key = cellKey(bracket.key, column, period);
          return (
            <td key={key}>
              <AmountInput
                aria-label={nameOf(row, column, grid)}
                value={grid.amounts[key] ?? ''}
                rightSectionWidth={24}
                error={problems[key]}
                onChange={(value) => onChange({ ...grid, amounts: { ...grid.amounts, [key]: value } })}
              />
            </td>
          );
        })}
        <td>
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={`Retirer la tranche ${row + 1}`}
            title="Retirer cette tranche"
            disabled={grid.brackets.length === 1}
            onClick={() => onChange(removeBracket(grid, bracket.key))}
          >
            <IconTrash aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </td>
      </tr>
      {problem && (
        <tr>
          <td colSpan={columns.length + 3} className={classes.problem} role="alert">
            {problem}
          </td>
        </tr>
      )}
    </>
  );
}

/** « Tranche 2, commune, 1er enfant »: what a cell is, for whoever hears it. */
const nameOf = (row: number, { residence, rank }: Column, { ranks }: TypedGrid): string =>
  [`Montant de la tranche ${row + 1}`, residence, ranks > 1 ? ordinal(rank, ranks) : ''].filter(Boolean).join(', ');
