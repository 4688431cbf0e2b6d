import { ActionIcon, Button } from '@mantine/core';
import { IconArchive, IconChevronDown, IconChevronUp, IconGripVertical, IconHeartbeat, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RequiredDocumentRow } from '../../../shared/contract/required-documents.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Pill } from '../../ui/Pill.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { placed } from './order.ts';
import classes from './requirements.module.css';
import { validityInWords } from './words.ts';

/** One site's list; its order is changed by dragging, by the arrows of a line, or by Alt and an arrow on its name. */
export function RequirementsList({ siteId, rows }: { siteId: string; rows: RequiredDocumentRow[] }) {
  const { may } = useDesk();
  const mayOrder = may('requiredDocuments.reorder');
  const reorder = useAct('requiredDocuments.reorder');
  // shown at once as it will be, until the service's word comes; the lines stay, and the keyboard on one of them
  const given = rows.map(({ id }) => id);
  const [wanted, setWanted] = useState<{ order: string[]; over: string } | null>(null);
  const order = wanted?.over === given.join() ? wanted.order : given;
  const [dragged, setDragged] = useState<string | null>(null);
  const shown = order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const move = (id: string, to: number) => {
    const next = placed(order, id, to);
    if (next === order || reorder.isPending) return;
    setWanted({ order: next, over: given.join() });
    reorder.mutate(
      { siteId, ids: next },
      {
        onError: (refusal) => {
          setWanted(null);
          tellRefused(refusal, 'L’ordre n’a pas été changé');
        },
      },
    );
    // the line has moved under the finger: the keyboard goes with it
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-requirement="${id}"] a`)?.focus());
  };
  return (
    <ol className={classes.list}>
      {shown.map((row, place) => (
        <li
          key={row.id}
          data-requirement={row.id}
          data-dragged={dragged === row.id}
          className={classes.row}
          draggable={mayOrder}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            setDragged(row.id);
          }}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => dragged && event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged && dragged !== row.id) move(dragged, place);
            setDragged(null);
          }}
        >
          {mayOrder && <IconGripVertical aria-hidden size={18} stroke={1.75} className={classes.grip} />}
          <div className={classes.about}>
            <p className={classes.name}>
              <Link
                to={`/pieces/${row.id}`}
                {...(mayOrder && { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' })}
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
                  if (!mayOrder || !event.altKey || by === 0) return;
                  event.preventDefault();
                  move(row.id, place + by);
                }}
              >
                {row.name}
              </Link>
              <Pill tone={row.mandatory ? 'copper' : 'plain'}>{row.mandatory ? 'obligatoire' : 'facultative'}</Pill>
              {row.health && (
                <Pill tone="plain" icon={<IconHeartbeat aria-hidden stroke={2} />}>
                  santé
                </Pill>
              )}
            </p>
            <p className={classes.small}>{whose(row)}</p>
            <p className={classes.small}>
              {row.validity.validity === 'none' ? 'Vaut toujours' : `Vaut ${validityInWords(row.validity)}`}
              {row.alternatives.length > 0 && ` · au choix : ${row.alternatives.join(', ')}`}
              {row.severalFiles && ' · plusieurs fichiers'}
              {row.model && (
                <>
                  {' · '}
                  <IconPaperclip aria-hidden size={14} stroke={1.75} /> {row.model}
                </>
              )}
            </p>
          </div>
          <p className={classes.given}>
            {row.waiting > 0 ? <Link to="/validations">{row.waiting} à décider</Link> : null}
            <span>{row.given > 0 ? `${row.given} déposée${row.given > 1 ? 's' : ''}` : 'aucune déposée'}</span>
          </p>
          {mayOrder && (
            <div className={classes.acts}>
              <Arrow icon={IconChevronUp} name={`Monter : ${row.name}`} disabled={place === 0} onClick={() => move(row.id, place - 1)} />
              <Arrow
                icon={IconChevronDown}
                name={`Descendre : ${row.name}`}
                disabled={place === shown.length - 1}
                onClick={() => move(row.id, place + 1)}
              />
              <Archive row={row} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

const whose = ({ scope, concerns }: RequiredDocumentRow): string =>
  scope === 'student'
    ? `Chaque élève${concerns && ` ${concerns}`}`
    : concerns
      ? `La famille, une fois, si elle a un élève ${concerns}`
      : 'La famille, une fois';

const Arrow = ({ icon: Icon, name, ...rest }: { icon: typeof IconChevronUp; name: string; disabled: boolean; onClick: () => void }) => (
  <ActionIcon variant="default" size={32} aria-label={name} title={name} {...rest}>
    <Icon size={17} stroke={1.75} />
  </ActionIcon>
);

/** No question: it is undone by one press, and nothing that was given goes away. */
function Archive({ row }: { row: RequiredDocumentRow }) {
  const archive = useAct('requiredDocuments.archive');
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconArchive aria-hidden size={16} stroke={1.75} />}
      aria-label={`Archiver : ${row.name}`}
      loading={archive.isPending}
      onClick={() =>
        archive.mutate(
          { id: row.id, version: row.version },
          {
            onSuccess: () => tellDone(`« ${row.name} » n’est plus demandée. Elle attend parmi les pièces archivées.`),
            onError: (refusal) => tellRefused(refusal, 'La pièce n’a pas été archivée'),
          },
        )
      }
    >
      Archiver
    </Button>
  );
}
