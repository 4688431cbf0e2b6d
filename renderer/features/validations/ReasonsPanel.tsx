import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { GIVEN_REASONS, type ReasonSubject } from '../../../shared/rules/reasons.ts';
import { useOperation } from '../../host/operations.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import { ReasonsEditor } from './ReasonsEditor.tsx';
import classes from './Validations.module.css';

const SUBJECTS: { value: ReasonSubject; label: string }[] = [
  { value: 'change-request', label: 'Fiches' },
  { value: 'document', label: 'Pièces' },
  { value: 're-enrolment', label: 'Réinscriptions' },
];

const EXPORTED: readonly TableColumn<OutputOf<'reasons.list'>['rows'][number]>[] = [
  { title: 'Nom', width: 24, value: (row) => row.name },
  { title: 'Motif', width: 90, value: (row) => row.sentence },
];

/** The sentences that staff take by one key when they refuse something. */
export function ReasonsPanel() {
  const [subject, setSubject] = useState<ReasonSubject>('change-request');
  const asked = useOperation('reasons.list', { subject });
  return (
    <Panel
      title="Motifs de refus tout prêts"
      aside={
        <RowsExport
          compact
          rows={asked.data?.rows}
          title={`Motifs de refus – ${SUBJECTS.find(({ value }) => value === subject)?.label}`}
          fileName="motifs-de-refus"
          columns={EXPORTED}
        />
      }
    >
      <div className={classes.panel}>
        <p className={classes.hint}>
          Ils s’offrent sous chaque motif, dans cet ordre ; la famille lit la phrase telle qu’elle est écrite ici.
        </p>
        <SegmentedControl
          aria-label="Motifs pour"
          data={SUBJECTS}
          value={subject}
          onChange={(value) => setSubject(value as ReasonSubject)}
        />
        <Answer asked={asked} waiting={<Waiting rows={3} height={86} />}>
          {({ mark, rows }) => <ReasonsEditor key={subject} subject={subject} mark={mark} rows={rows} given={GIVEN_REASONS[subject]} />}
        </Answer>
      </div>
    </Panel>
  );
}
