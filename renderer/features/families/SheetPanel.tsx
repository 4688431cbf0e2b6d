import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { Panel } from '../../ui/Panel.tsx';

interface Props {
  title: string;
  /** Whose sheet it is: « Modifier Léo Bernard ». */
  name: string;
  mayEdit: boolean;
  /** What else can be done, beside « Modifier ». */
  menu?: ReactNode;
  flush?: boolean;
  children: (editing: boolean, close: () => void) => ReactNode;
}

/** One person's sheet: read until one edits it; closed, the keyboard is on the button that opened it. */
export function SheetPanel({ title, name, mayEdit, menu, flush = false, children }: Props) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <Panel
      title={title}
      flush={flush}
      aside={
        mayEdit &&
        !editing && (
          <>
            <Button
              ref={edit}
              size="xs"
              variant="default"
              leftSection={<IconPencil aria-hidden size={16} stroke={1.75} />}
              aria-label={`Modifier ${name}`}
              onClick={() => setEditing(true)}
            >
              Modifier
            </Button>
            {menu}
          </>
        )
      }
    >
      {children(editing, close)}
    </Panel>
  );
}
