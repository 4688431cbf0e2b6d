import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import paneClasses from '../validations/Pane.module.css';
import { PaneFoot } from '../validations/PaneFoot.tsx';
import classes from './Request.module.css';
import type { Answering } from './use-answering.ts';
import { answerInWords, whatWillHappen } from './words.ts';

interface Props {
  file: RequestFile;
  answering: Answering;
  mayDecide: boolean;
  next: string | null;
  onOpen: (id: string) => void;
}

/** What will happen, said before it does, and the one button that makes it happen. */
export function FinishBar({ file, answering, mayDecide, next, onOpen }: Props) {
  const [preview, { open, close }] = useDisclosure(false);
  const left = answering.missing.length;
  return (
    <PaneFoot mayDecide={mayDecide} next={next} onOpen={onOpen} sending={answering.sending} onFinish={answering.finish}>
      {mayDecide ? (
        <>
          {whatWillHappen(file)}{' '}
          <button type="button" className={paneClasses.preview} onClick={open}>
            Aperçu
          </button>
          <div aria-live="polite">{left > 0 && (left === 1 ? 'Il reste un champ à décider.' : `Il reste ${left} champs à décider.`)}</div>
        </>
      ) : file.stopped ? (
        'Cette demande ne peut pas être décidée pour le moment.'
      ) : (
        'Votre rôle permet de lire cette demande, pas d’y répondre.'
      )}
      <Modal opened={preview} onClose={close} title="Ce que la famille lira">
        <p>{whatWillHappen(file)}</p>
        <ul className={classes['said-list']}>
          {file.fields.map((field) => {
            const draft = answering.draft(field);
            return <li key={field.field}>{draft ? answerInWords(field, draft) : `${field.label} : pas encore décidé.`}</li>;
          })}
        </ul>
      </Modal>
    </PaneFoot>
  );
}
