import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { Link, useNavigate, useParams } from 'react-router';
import type { TemplateRow } from '../../../shared/contract/templates.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { MessagesNav } from '../messages/MessagesNav.tsx';
import { exportedTemplates } from './exported-templates.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { KIND_WORDS } from './words.ts';

type Row = TemplateRow & { id: string };
const PATH = '/messages/modeles';

const COLUMNS: DataTableColumn<Row>[] = [
  {
    accessor: 'name',
    title: 'Modèle',
    render: ({ key, name }) => (
      <Link to={`${PATH}/${key}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
        {name}
      </Link>
    ),
  },
  { accessor: 'kind', title: 'Sujet', width: 180, render: ({ kind }) => KIND_WORDS[kind] },
  { accessor: 'subject', title: 'Objet', ellipsis: true, visibleMediaQuery: '(min-width: 1100px)' },
  {
    accessor: 'updatedAt',
    title: 'Origine',
    width: 250,
    render: ({ updatedAt, updatedBy }) =>
      updatedAt ? `${updatedBy ?? 'Le bureau'}, le ${formatDate(updatedAt)}` : <Pill tone="plain">Fourni par Portée</Pill>,
  },
];

/** Wordings for runs: the office's own, and those that come with Portée. */
export function TemplatesScreen() {
  const { key } = useParams();
  const go = useNavigate();
  const { may } = useDesk();
  const asked = useOperation('templates.list', {});
  const rows = (asked.data?.rows ?? []).map((row) => ({ ...row, id: row.key }));
  if (key !== undefined)
    return (
      <Answer asked={asked} waiting={<Waiting rows={10} height={52} />}>
        {(data) => {
          const template = data.rows.find((row) => row.key === key);
          return <TemplateEditor key={`${key} ${template?.version}`} template={template} />;
        }}
      </Answer>
    );
  return (
    <Screen
      title="Messages"
      below="Les textes des envois groupés."
      actions={
        <>
          <RowsExport rows={asked.data && rows} title="Modèles de message" fileName="modeles" columns={exportedTemplates} />
          {may('templates.save') && (
            <Button leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />} onClick={() => void go(`${PATH}/nouveau`)}>
              Nouveau modèle
            </Button>
          )}
        </>
      }
    >
      <MessagesNav at="/messages/modeles" />
      <RowsTable<Row>
        label="Modèles de message"
        asked={{ ...asked, data: asked.data && { rows, total: rows.length } } as never}
        columns={COLUMNS}
        page={0}
        pageSize={200}
        onPage={() => {}}
        toRow={(row) => `${PATH}/${row.key}`}
        empty={<Empty sentence="Aucun modèle." />}
      />
    </Screen>
  );
}
