import { Button, CloseButton, Progress } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { JobRow } from '../../../shared/contract/jobs.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellRefused } from '../../ui/tell.ts';
import { JobReport } from './JobReport.tsx';
import classes from './jobs.module.css';
import { standing } from './words.ts';

/** Long work under way, and how it ended until one has seen it; over every screen, in the way of none. */
export function JobsDock() {
  const { me } = useDesk();
  const asked = useOperation('jobs.list', {});
  const [opened] = useState(() => new Date().toISOString());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [report, setReport] = useState<string | null>(null);
  const shown = (asked.data?.rows ?? []).filter((job) => isCurrent(job, { me: me.name, opened }) && !seen.has(job.id));
  const dock = useRoomKept(shown.length > 0);
  return (
    <>
      {shown.length > 0 && (
        <section ref={dock} aria-label="Travaux en cours" className={classes.dock}>
          {shown.map((job) => (
            <Job
              key={job.id}
              job={job}
              onReport={() => setReport(job.id)}
              onSeen={() => setSeen((former) => new Set(former).add(job.id))}
            />
          ))}
        </section>
      )}
      {report && <JobReport id={report} onClose={() => setReport(null)} />}
    </>
  );
}

/** What is said for a moment stands above the dock, which is in the same corner: as high as the dock is, the notices are raised. */
function useRoomKept(isShown: boolean) {
  const dock = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const node = dock.current;
    if (!isShown || !node) return;
    const sizes = new ResizeObserver(() => style.setProperty('--dock-height', `${node.offsetHeight + 8}px`));
    sizes.observe(node);
    return () => {
      sizes.disconnect();
      style.removeProperty('--dock-height');
    };
  }, [isShown]);
  return dock;
}

/** What runs is everybody's to see; how it ended is told to whoever began it, since the window was opened, or when it is to be resumed. */
const isCurrent = ({ state, madeBy, endedAt }: JobRow, { me, opened }: { me: string; opened: string }): boolean =>
  state === 'running' || state === 'waiting' || (madeBy === me && (state === 'failed' || (endedAt ?? '') > opened));

function Job({ job, onReport, onSeen }: { job: JobRow; onReport: () => void; onSeen: () => void }) {
  const { may } = useDesk();
  const cancel = useAct('jobs.cancel');
  const resume = useAct('jobs.resume');
  const isOver = job.state !== 'running' && job.state !== 'waiting';
  const mayAct = may(job.name);
  return (
    <div className={classes.job} data-state={job.state}>
      <div className={classes.head}>
        <strong>{job.label}</strong>
        {isOver && <CloseButton size="sm" aria-label={`Fermer : ${job.label}`} onClick={onSeen} />}
      </div>
      {!isOver && <Progress value={(100 * job.done) / Math.max(job.total, 1)} aria-label={`Avancement : ${job.label}`} size="sm" />}
      <p role={isOver ? 'status' : undefined}>{standing(job)}</p>
      <div className={classes.acts}>
        {job.refused > 0 && mayAct && (
          <Button size="compact-sm" variant="default" onClick={onReport}>
            Voir le compte rendu
          </Button>
        )}
        {!isOver && mayAct && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id: job.id }, { onError: (refusal) => tellRefused(refusal) })}
          >
            Arrêter
          </Button>
        )}
        {(job.state === 'failed' || job.state === 'cancelled') && mayAct && (
          <Button
            size="compact-sm"
            loading={resume.isPending}
            onClick={() => resume.mutate({ id: job.id }, { onError: (refusal) => tellRefused(refusal) })}
          >
            Reprendre
          </Button>
        )}
      </div>
    </div>
  );
}
