import { Button, FileButton, Input } from '@mantine/core';
import { IconDownload, IconFile, IconTrash, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { FILE_BYTES, FORMATS_SENTENCE } from '../../../shared/rules/documents.ts';
import { useHost } from '../../host/host.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';
import classes from './requirements.module.css';

/** The form to fill in that goes with a document: the one that stands, none, or a new file. */
export type ModelTyped = 'keep' | null | { name: string; bytes: Uint8Array<ArrayBuffer> };

interface Props {
  standing: string | null;
  requirementId: string | null;
  typed: ModelTyped;
  error: ReactNode;
  onChange: (typed: ModelTyped) => void;
}

export function ModelField({ standing, requirementId, typed, error, onChange }: Props) {
  const label = useId();
  const [tooBig, setTooBig] = useState<string | null>(null);
  const name = typed === 'keep' ? standing : (typed?.name ?? null);
  const take = async (file: File | null) => {
    if (!file) return;
    setTooBig(file.size > FILE_BYTES ? `« ${file.name} » dépasse 2 Mo : réduisez-le.` : null);
    if (file.size <= FILE_BYTES) onChange({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <Input.Wrapper
      label="Modèle à télécharger"
      labelElement="div"
      labelProps={{ id: label }}
      description={`Un formulaire à remplir, que les familles déposent ensuite. ${FORMATS_SENTENCE}`}
      error={tooBig ?? error}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: buttons about one file, named as a whole */}
      <div role="group" aria-labelledby={label} className={classes.model}>
        {name && (
          <span className={classes.file}>
            <IconFile aria-hidden size={18} stroke={1.75} />
            {name}
          </span>
        )}
        <FileButton accept="image/jpeg,image/png,application/pdf" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} size="compact-md" variant="default" leftSection={<IconUpload aria-hidden size={16} stroke={1.75} />}>
              {name ? 'Remplacer…' : 'Choisir un fichier…'}
            </Button>
          )}
        </FileButton>
        {name && typed === 'keep' && requirementId && <Download id={requirementId} />}
        {name && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
            onClick={() => onChange(null)}
          >
            Retirer
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}

function Download({ id }: { id: string }) {
  const { call } = useHost();
  const saveFile = useSaveFile();
  const save = async () => {
    try {
      const { name, bytes } = await call('requiredDocuments.model', { id });
      const path = await saveFile(name, bytes, 'Le modèle n’a pas été enregistré');
      if (path) tellDone(`Modèle enregistré : ${path}`);
    } catch (error) {
      tellRefused(error as Refusal, 'Le modèle n’a pas été enregistré');
    }
  };
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
      onClick={() => void save()}
    >
      Télécharger
    </Button>
  );
}
