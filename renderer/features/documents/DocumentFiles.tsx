import { Tabs } from '@mantine/core';
import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Problem } from '../../ui/states.tsx';
import classes from './documents.module.css';
import { ImageViewer } from './ImageViewer.tsx';
import { PdfCard } from './PdfCard.tsx';
import { useFile } from './use-file.ts';
import viewer from './viewer.module.css';

type File = DocumentDetail['files'][number];

/** What was given, one file at a time. */
export function DocumentFiles({ document }: { document: DocumentDetail }) {
  const { files } = document;
  const [only] = files;
  if (document.waiting)
    return (
      <Notice tone="ink">
        Le contrôle des fichiers n’est pas terminé. La pièce s’affichera ici d’elle-même : elle ne peut pas encore être décidée.
      </Notice>
    );
  if (!only || files.every(({ opens }) => !opens)) return <Erased document={document} />;
  if (files.length === 1) return <FileSeen file={only} />;
  return (
    <Tabs defaultValue={only.id} keepMounted={false} className={classes.tabs}>
      <Tabs.List aria-label="Fichiers de la pièce">
        {files.map(({ id, name, mediaType }) => (
          <Tabs.Tab key={id} value={id} leftSection={<Kind mediaType={mediaType} />}>
            <span className={classes.tab}>{name}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {files.map((file) => (
        <Tabs.Panel key={file.id} value={file.id} className={classes.panel}>
          <FileSeen file={file} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

const Kind = ({ mediaType }: Pick<File, 'mediaType'>) =>
  mediaType === 'application/pdf' ? (
    <IconFileTypePdf aria-hidden size={18} stroke={1.75} />
  ) : (
    <IconPhoto aria-hidden size={18} stroke={1.75} />
  );

const Erased = ({ document: { decidedAt } }: { document: DocumentDetail }) => (
  <Notice tone="ink">
    {decidedAt
      ? 'Les fichiers de cette pièce ont été effacés après la décision, comme prévu.'
      : 'Il ne reste aucun fichier de cette pièce.'}
  </Notice>
);

function FileSeen({ file }: { file: File }) {
  if (!file.opens) return <Notice tone="ink">Ce fichier a été effacé.</Notice>;
  return file.mediaType === 'application/pdf' ? <PdfCard file={file} /> : <ImageSeen file={file} />;
}

function ImageSeen({ file }: { file: File }) {
  const { opened, again } = useFile(file.id);
  if (opened.state === 'here') return <ImageViewer file={opened.file} label={file.name} />;
  if (opened.state === 'refused') return <Problem refusal={opened.refusal} retry={again} />;
  return <div role="status" aria-label="Chargement du fichier" className={viewer.card} />;
}
