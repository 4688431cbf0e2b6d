import { Button, Kbd } from '@mantine/core';
import { IconExternalLink, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { useHost } from '../../host/host.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useFileBytes } from './use-file.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import classes from './viewer.module.css';
import { fileInShort } from './words.ts';

/** A PDF is never read in this window (UPL-3.11): it goes to the computer's own viewer, and is cleared away afterwards. */
export function PdfCard({ file }: { file: DocumentDetail['files'][number] }) {
  const { portee } = useHost();
  const read = useFileBytes();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const opened = await read(file.id);
    if (opened.state === 'refused') setProblem(opened.refusal.message);
    else setProblem((await portee.openDocument({ name: opened.file.name, bytes: opened.file.bytes })).problem);
    setBusy(false);
  };
  useViewerKeys({ o: () => void open(), O: () => void open() });
  return (
    <div className={classes.card}>
      <IconFileTypePdf aria-hidden size={44} stroke={1.25} />
      <div>
        <strong>{file.name}</strong>
        <p>{fileInShort(file)}</p>
      </div>
      <p>Un PDF s’ouvre dans le lecteur de cet ordinateur, jamais dans cette fenêtre. La copie est effacée quand Portée se ferme.</p>
      <Button
        data-viewer
        variant="default"
        leftSection={<IconExternalLink aria-hidden size={18} stroke={1.75} />}
        rightSection={<Kbd>O</Kbd>}
        loading={busy}
        onClick={() => void open()}
      >
        Ouvrir le PDF
      </Button>
      {problem && (
        <Notice tone="garnet" alert>
          {problem}
        </Notice>
      )}
    </div>
  );
}
