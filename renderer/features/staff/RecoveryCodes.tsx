import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PrintedList } from '../../ui/PrintedList.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';
import classes from './staff.module.css';

const TITLE = 'Codes de secours pour Portée';

/** Here and now, and never again: on paper, in a file or in a safe of passwords. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const saveFile = useSaveFile();
  const [printing, print] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  // not the button: whoever presses Enter twice would never see them
  useEffect(() => list.current?.focus(), []);
  const save = async () => {
    const text = [TITLE, 'Chacun remplace une fois le code du téléphone.', '', ...codes, ''].join('\r\n');
    const path = await saveFile('portee-codes-de-secours.txt', new TextEncoder().encode(text), 'Les codes n’ont pas été enregistrés');
    if (path) tellDone(`Codes enregistrés : ${path}`);
  };
  return (
    <div className={classes.form}>
      <p>Si votre téléphone se perd, un de ces codes le remplace pour se connecter. Chacun sert une seule fois.</p>
      <ul ref={list} tabIndex={-1} className={classes.codes} aria-label="Codes de secours">
        {codes.map((code) => (
          <li key={code} className={classes.code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes.ways}>
        <Button variant="default" leftSection={<IconPrinter aria-hidden size={17} stroke={1.75} />} onClick={() => print(true)}>
          Imprimer
        </Button>
        <Button variant="default" leftSection={<IconDownload aria-hidden size={17} stroke={1.75} />} onClick={() => void save()}>
          Enregistrer dans un fichier
        </Button>
        <CopyButton text={codes.join('\n')} what="les codes de secours" />
      </div>
      <Notice tone="amber">
        <strong>Ils ne seront plus jamais montrés.</strong> Gardez-les ailleurs que sur ce téléphone. S’ils se perdent, faites-en d’autres.
      </Notice>
      <div className={classes.actions}>
        <Button onClick={onDone}>C’est noté</Button>
      </div>
      {printing && (
        <PrintedList
          title={TITLE}
          filters={['Chacun remplace une fois le code du téléphone']}
          columns={[{ title: 'Code', value: ({ id }: { id: string }) => id }]}
          rows={codes.map((id) => ({ id }))}
          onEnd={() => print(false)}
        />
      )}
    </div>
  );
}
