import { Kbd, Modal, Switch } from '@mantine/core';
import { useSingleKeys } from '../ui/single-keys.ts';
import classes from './Shortcuts.module.css';

const EVERYWHERE: [keys: string[], what: string][] = [
  [['Ctrl', 'K'], 'Rechercher une famille, aller à un écran'],
  [['?'], 'Montrer ces raccourcis'],
];
const VALIDATIONS: [keys: string[], what: string][] = [
  [['A'], 'Accepter le champ'],
  [['C'], 'Corriger le champ'],
  [['R'], 'Refuser le champ, avec un motif'],
  [['↑', '↓'], 'Champ précédent, suivant (ou K, J)'],
  [['Échap'], 'Quitter le motif, passer au champ suivant'],
  [['Entrée'], 'Terminer et passer au suivant'],
  [['X'], 'Sélectionner la demande, pour en décider plusieurs'],
  [['Alt', '1'], 'Prendre le premier motif tout prêt (2, 3 …)'],
  [['Ctrl', 'Z'], 'Annuler la dernière décision'],
  [['Alt', '←'], 'Demande précédente'],
  [['Alt', '→'], 'Demande suivante'],
  [['Alt', 'Début'], 'Première demande'],
  [['Alt', 'Fin'], 'Dernière demande'],
];

const DOCUMENTS: [keys: string[], what: string][] = [
  [['+', '−'], 'Agrandir, réduire l’image'],
  [['0'], 'Voir l’image entière'],
  [['T'], 'Tourner l’image (Maj T : vers la gauche)'],
  [['↑', '↓', '←', '→'], 'Se déplacer dans une image agrandie'],
  [['O'], 'Ouvrir le PDF'],
  [['Alt', '↑'], 'Monter une pièce dans la liste des pièces à fournir (↓ : descendre)'],
];

/** All that one key does, and the switch for those whom letters alone disturb. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Modal opened={opened} onClose={onClose} title="Raccourcis clavier">
      <Group title="Partout" keys={EVERYWHERE} />
      <Group title="Dans les validations" keys={VALIDATIONS} />
      <Group title="Devant une pièce" keys={DOCUMENTS} />
      <Switch
        mt="md"
        label="Raccourcis à une seule touche"
        description="A, C, R, J, K, O, T, X, +, −, 0 et ? agissent sans Ctrl ni Alt."
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}

const Group = ({ title, keys }: { title: string; keys: [string[], string][] }) => (
  <>
    <h3 className={classes.title}>{title}</h3>
    <dl className={classes.list}>
      {keys.map(([names, what]) => (
        <div key={what} className={classes.line}>
          <dt>
            {names.map((name) => (
              <Kbd key={name}>{name}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </>
);
