import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { REASONS_MAX, type Reason, type ReasonSubject } from '../../../shared/rules/reasons.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from './Validations.module.css';

interface Line extends Reason {
  /** Null until it is saved. */
  id: string | null;
  key: string;
}

interface Props {
  subject: ReasonSubject;
  /** Which state of the list this is. */
  mark: string;
  rows: readonly (Reason & { id: string })[];
  given: readonly Reason[];
}

/** A list to write, order and shorten; nothing changes before it is saved as a whole. */
export function ReasonsEditor({ subject, mark, rows, given }: Props) {
  const save = useAct('reasons.save');
  const [opened, setOpened] = useState(mark);
  const [lines, setLines] = useState<Line[]>(() => asLines(rows));
  const [touched, setTouched] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  useUnsaved(() => touched);
  const takeSaved = () => {
    setOpened(mark);
    setLines(asLines(rows));
    setTouched(false);
    save.reset();
  };
  // somebody else's list comes by itself while nothing is typed here; otherwise saving says so
  if (!touched && opened !== mark) takeSaved();
  const change = (next: Line[]) => {
    setTouched(true);
    save.reset();
    setLines(next);
  };
  const edit = (place: number, typed: Partial<Reason>) => change(lines.map((line, at) => (at === place ? { ...line, ...typed } : line)));
  const move = (place: number, by: 1 | -1) => {
    const next = [...lines];
    const [line] = next.splice(place, 1);
    if (line) next.splice(place + by, 0, line);
    change(next);
  };
  const add = (more: readonly Reason[]) => {
    change([...lines, ...more.map((reason) => ({ ...reason, id: null, key: randomId() }))]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    save.mutate(
      { subject, mark: opened, rows: lines.map(({ id, name, sentence }) => ({ id, name, sentence })) },
      {
        onSuccess: () => {
          setTouched(false);
          tellDone('Les motifs sont enregistrés.');
        },
      },
    );
  };
  const problem = (place: number, field: keyof Reason) => save.error?.fields?.[`rows.${place}.${field}`];
  return (
    <form onSubmit={submit} noValidate className={classes.panel}>
      {save.error && !save.error.fields && (
        <Notice
          tone="garnet"
          alert
          actions={
            opened !== mark && (
              <Button size="compact-md" variant="default" onClick={takeSaved}>
                Reprendre la liste enregistrée
              </Button>
            )
          }
        >
          {save.error.message}
        </Notice>
      )}
      {lines.length === 0 && <p className={classes.hint}>Aucun motif tout prêt : chaque refus s’écrit à la main.</p>}
      <ol ref={list} className={classes.reasons}>
        {lines.map((line, place) => (
          <li key={line.key}>
            <TextInput
              label="Nom du bouton"
              maxLength={30}
              value={line.name}
              error={problem(place, 'name')}
              onChange={(event) => edit(place, { name: event.currentTarget.value })}
            />
            <Textarea
              label="Phrase envoyée à la famille"
              autosize
              minRows={2}
              maxRows={5}
              maxLength={1000}
              value={line.sentence}
              error={problem(place, 'sentence')}
              onChange={(event) => edit(place, { sentence: event.currentTarget.value })}
            />
            <div className={classes.moves}>
              <Move name={`Monter : ${line.name}`} icon={IconArrowUp} disabled={place === 0} onPress={() => move(place, -1)} />
              <Move
                name={`Descendre : ${line.name}`}
                icon={IconArrowDown}
                disabled={place === lines.length - 1}
                onPress={() => move(place, 1)}
              />
              <Move
                name={`Ne plus proposer : ${line.name}`}
                icon={IconTrash}
                onPress={() => change(lines.filter((_, at) => at !== place))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className={classes.ends}>
        <Button
          variant="default"
          leftSection={<IconPlus aria-hidden size={17} stroke={1.75} />}
          disabled={lines.length >= REASONS_MAX}
          onClick={() => add([{ name: '', sentence: '' }])}
        >
          Ajouter un motif
        </Button>
        {lines.length === 0 && (
          <Button variant="default" onClick={() => add(given)}>
            Reprendre les motifs proposés
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!touched}>
          Enregistrer les motifs
        </Button>
      </div>
    </form>
  );
}

const asLines = (rows: Props['rows']): Line[] => rows.map((row) => ({ ...row, key: row.id }));

interface MoveProps {
  name: string;
  icon: typeof IconArrowUp;
  disabled?: boolean;
  onPress: () => void;
}

const Move = ({ name, icon: Icon, disabled = false, onPress }: MoveProps) => (
  <ActionIcon variant="default" size={32} aria-label={name} title={name} disabled={disabled} onClick={onPress}>
    <Icon size={17} stroke={1.75} />
  </ActionIcon>
);
