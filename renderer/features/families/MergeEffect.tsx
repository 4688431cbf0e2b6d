import type { MergePreview } from '../../../shared/contract/family-merges.ts';
import { enumerate } from '../../../shared/rules/decision-words.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './merge.module.css';

/** In words: what goes along, what stays behind, and which identifiers still open the extranet. */
export const MergeEffect = ({ preview: { moves, accounts, stays, merged } }: { preview: MergePreview }) => (
  <Panel title="Ce que la fusion fera">
    <ul className={classes.sentences}>
      <li>
        {moves.length > 0
          ? `Passent dans le dossier gardé : ${enumerate(moves.map(({ what, count }) => `${count} ${what}`))}.`
          : 'L’autre dossier ne contient ni demande, ni pièce, ni facture.'}
      </li>
      {accounts
        .filter(({ fate }) => fate !== 'kept')
        .map(({ identifier, name, fate }) => (
          <li key={identifier}>
            {fate === 'moved' ? (
              <>
                L’identifiant <code>{identifier}</code> de {name} continue de fonctionner, avec le même mot de passe.
              </>
            ) : (
              <>
                L’identifiant <code>{identifier}</code> ne fonctionnera plus : {name} garde{' '}
                <code>{accounts.find((one) => one.fate === 'kept' && one.name === name)?.identifier ?? 'celui du dossier gardé'}</code>. Ses
                sessions ouvertes avec l’ancien se terminent.
              </>
            )}
          </li>
        ))}
      {stays.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      <li>Le dossier n° {merged.number} est archivé ; chercher ce numéro mènera au dossier gardé.</li>
    </ul>
  </Panel>
);
