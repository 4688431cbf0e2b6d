import { Modal } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import classes from './jobs.module.css';
import { standing } from './words.ts';

const EXPORTED: readonly TableColumn<{ id: string; label: string; problem: string }>[] = [
  { title: 'Pas fait', width: 40, value: (row) => row.label },
  { title: 'Pourquoi', width: 90, value: (row) => row.problem },
];

/** Each one that could not be done, and why. */
export function JobReport({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useOperation('jobs.get', { id });
  const job = asked.data;
  return (
    <Modal opened onClose={onClose} title={job?.label ?? 'Compte rendu'} size="lg">
      {asked.error && !job && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
      {asked.isPending && <Waiting rows={4} height={36} />}
      {job && (
        <>
          <div className={classes.standing}>
            <p>{standing(job)}</p>
            <RowsExport
              compact
              rows={job.report.map((line, at) => ({ ...line, id: String(at) }))}
              title={`Compte rendu – ${job.label}`}
              fileName="compte-rendu"
              columns={EXPORTED}
            />
          </div>
          {job.report.length > 0 && (
            <dl className={classes.report}>
              {job.report.map(({ label, problem }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{problem}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </Modal>
  );
}
