import { Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronDown, IconFileTypePdf, IconKey, IconLock, IconLockOpen, IconLogout2, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../../shared/count.ts';
import type { MailingWay } from '../../../shared/rules/mailings.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { useBulk } from '../jobs/use-bulk.ts';
import { MailingDialog } from '../mailings/MailingDialog.tsx';
import classes from './identifiers.module.css';
import type { Choice, ChosenPerson } from './use-choice.ts';

const icon = (Icon: typeof IconKey) => <Icon aria-hidden size={17} stroke={1.75} />;
const itemsOf = (people: readonly ChosenPerson[]) => people.map(({ guardianId, name }) => ({ label: name, input: { guardianId } }));

/** What is done to everyone who is chosen; each button says to how many it applies. */
export function ChosenBar({ choice, total, onChooseAll }: { choice: Choice; total: number; onChooseAll: () => void }) {
  const { may } = useDesk();
  const make = useBulk('accounts.makeIdentifier');
  const block = useBulk('accounts.block');
  const unblock = useBulk('accounts.unblock');
  const end = useBulk('accounts.endSessions');
  const [way, setWay] = useState<MailingWay | null>(null);
  const { people } = choice;
  const without = people.filter(({ state }) => state === 'none');
  const withOne = people.filter(({ state }) => state !== 'none');
  const open = withOne.filter(({ state }) => state !== 'blocked');
  const blocked = withOne.filter(({ state }) => state === 'blocked');
  const confirmBlocking = () =>
    modals.openConfirmModal({
      title: `Bloquer ${counted(open.length, 'compte')} ?`,
      children:
        'Leurs sessions se terminent tout de suite, et ces personnes ne pourront plus se connecter jusqu’à ce que vous débloquiez leurs comptes.',
      labels: { confirm: 'Bloquer', cancel: 'Annuler' },
      confirmProps: { color: 'garnet' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: () => block.start(`Blocage de ${counted(open.length, 'compte')}`, itemsOf(open)),
    });
  return (
    <section aria-label="Personnes choisies" className={classes.chosen} data-some={people.length > 0}>
      <p role="status">
        {people.length > 0 ? (
          <strong>{counted(people.length, 'personne choisie', 'personnes choisies')}</strong>
        ) : (
          'Choisissez des personnes pour créer, envoyer ou imprimer leurs identifiants.'
        )}
      </p>
      {people.length < total && (
        <Button variant="default" onClick={onChooseAll}>
          Choisir les {counted(total, 'personne')}
        </Button>
      )}
      {people.length > 0 && (
        <>
          <Button variant="default" onClick={choice.clear}>
            Ne plus choisir
          </Button>
          {may('accounts.makeIdentifier') && (
            <>
              <Menu position="bottom-end" width={270}>
                <Menu.Target>
                  <Button variant="default" disabled={withOne.length === 0} rightSection={icon(IconChevronDown)}>
                    Comptes
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item disabled={open.length === 0} leftSection={icon(IconLock)} onClick={confirmBlocking}>
                    Bloquer ({open.length})
                  </Menu.Item>
                  <Menu.Item
                    disabled={blocked.length === 0}
                    leftSection={icon(IconLockOpen)}
                    onClick={() => unblock.start(`Déblocage de ${counted(blocked.length, 'compte')}`, itemsOf(blocked))}
                  >
                    Débloquer ({blocked.length})
                  </Menu.Item>
                  <Menu.Item
                    disabled={open.length === 0}
                    leftSection={icon(IconLogout2)}
                    onClick={() => end.start(`Fin des sessions de ${counted(open.length, 'compte')}`, itemsOf(open))}
                  >
                    Terminer les sessions ({open.length})
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Button
                variant="default"
                leftSection={icon(IconFileTypePdf)}
                disabled={withOne.length === 0}
                onClick={() => setWay('letter')}
              >
                Imprimer les lettres
              </Button>
              {without.length > 0 ? (
                <Button
                  leftSection={icon(IconKey)}
                  loading={make.isStarting}
                  onClick={() => make.start(`Création de ${counted(without.length, 'identifiant')}`, itemsOf(without))}
                >
                  Créer {counted(without.length, 'identifiant')}
                </Button>
              ) : (
                <Button leftSection={icon(IconSend)} onClick={() => setWay('both')}>
                  Envoyer les identifiants
                </Button>
              )}
            </>
          )}
        </>
      )}
      {way && (
        <MailingDialog
          kind="identifiers"
          title={way === 'letter' ? 'Imprimer les lettres d’identifiant' : 'Envoyer les identifiants'}
          guardianIds={people.map(({ guardianId }) => guardianId)}
          way={way}
          onClose={() => setWay(null)}
        />
      )}
    </section>
  );
}
