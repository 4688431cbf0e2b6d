import { Modal } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { Problem, Waiting } from '../../ui/states.tsx';
import classes from './jobs.module.css';
import { standing } from './words.ts';

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
          <p>{standing(job)}</p>
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
