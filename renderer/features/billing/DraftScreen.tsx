import { Button, Checkbox, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FamilyFile, FamilyRow } from '../../../shared/contract/families.ts';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { formatCents } from '../../../shared/money.ts';
import { LEDGERS } from '../../../shared/rules/ledger-books.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import { DraftForm } from './DraftForm.tsx';
import classes from './draft.module.css';
import { emptyLine, typedOf } from './draft-form.ts';

export const BACK = <Link to="/facturation">Factures</Link>;

/** A new draft: whom it is for first, then what it says. */
export function NewInvoiceScreen() {
  const { may, siteId } = useDesk();
  const [params, setParams] = useSearchParams();
  const familyId = params.get('famille');
  const [chosen, setChosen] = useState<FamilyRow | null>(null);
  return (
    <Screen title="Nouvelle facture" above={BACK}>
      {!may('invoices.create') ? (
        <Notice tone="ink">Votre rôle permet de lire les factures, pas d’en préparer.</Notice>
      ) : familyId ? (
        <ForFamily key={familyId} id={familyId} onOther={() => setParams({}, { replace: true })} />
      ) : (
        <div className={classes.picker}>
          <FamilyPicker
            siteId={siteId}
            autoFocus
            label="Famille à facturer"
            chosen={chosen}
            onChoose={(family) => {
              setChosen(family);
              if (family) setParams({ famille: family.id }, { replace: true });
            }}
          />
        </div>
      )}
    </Screen>
  );
}

function ForFamily({ id, onOther }: { id: string; onOther: () => void }) {
  const asked = useOperation('families.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={8} height={56} />}>
      {(file) => <NewDraft file={file} onOther={onOther} />}
    </Answer>
  );
}

function NewDraft({ file, onOther }: { file: FamilyFile; onOther: () => void }) {
  const go = useNavigate();
  const [params] = useSearchParams();
  const create = useAct('invoices.create');
  const guardians = file.guardians.map(({ id, values, pays }) => ({ id, name: `${values.firstName} ${values.lastName}`, pays }));
  const payers = guardians.filter(({ pays }) => pays);
  const [initial] = useState(() => ({
    ledger: LEDGERS.find((one) => one === params.get('registre')) ?? ('cotisation' as const),
    guardianId: payers.length === 1 ? (payers[0]?.id ?? null) : null,
    wording: '',
    schoolYearId: null,
    periodFrom: '',
    periodTo: '',
    due: '',
    lines: [emptyLine()],
    instalments: [],
  }));
  return (
    <>
      <p className={classes.family}>
        <strong>{file.name}</strong> · famille n° {file.number} · {file.siteName}
        <Button size="compact-sm" variant="subtle" onClick={onOther}>
          Choisir une autre famille
        </Button>
      </p>
      <DraftForm
        initial={initial}
        guardians={guardians}
        submitWord="Enregistrer le brouillon"
        pending={create.isPending}
        onSubmit={(content, { onDone, onRefused }) =>
          create.mutate(
            { familyId: file.id, ...content },
            {
              onSuccess: ({ id }) => {
                onDone();
                tellDone('Le brouillon est enregistré : la famille ne le voit pas encore.');
                void go(`/facturation/factures/${id}`, { replace: true });
              },
              onError: onRefused,
            },
          )
        }
      />
    </>
  );
}

/** A draft that stands: written over, issued, or removed. */
export function EditDraft({ draft }: { draft: InvoiceDetail }) {
  const { may } = useDesk();
  const go = useNavigate();
  const save = useAct('invoices.save');
  const remove = useAct('invoices.remove');
  // what is typed is compared with what was read first: a colleague's change is told, not overwritten
  const [read, setRead] = useState(draft);
  const [issuing, setIssuing] = useState(false);
  const [saved, setSaved] = useState(draft.version);
  // own words, come back from the service
  if (draft.version === saved && read.version !== saved) setRead(draft);
  const moved = draft.version > Math.max(read.version, saved) && !save.isPending;
  const askRemove = () =>
    modals.openConfirmModal({
      title: 'Supprimer ce brouillon ?',
      children: `${read.wording}, ${formatCents(read.totalCents)} : le brouillon disparaît. Aucun numéro ne lui a été donné.`,
      labels: { confirm: 'Supprimer le brouillon', cancel: 'Annuler' },
      confirmProps: { color: 'garnet' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: () =>
        remove.mutate(
          { id: read.id, version: read.version },
          {
            onSuccess: () => {
              tellDone('Le brouillon est supprimé.');
              void go('/facturation');
            },
            onError: (refusal) => tellRefused(refusal),
          },
        ),
    });
  return (
    <Screen
      title={read.wording}
      above={BACK}
      below={
        <>
          Brouillon pour{' '}
          <Link to={`/familles/${read.familyId}`}>
            {read.familyName} (n° {read.familyNumber})
          </Link>{' '}
          · {read.siteName}
        </>
      }
      actions={
        may('invoices.remove') && (
          <Button
            variant="outline"
            color="garnet"
            leftSection={<IconTrash aria-hidden size={17} stroke={1.75} />}
            loading={remove.isPending}
            onClick={askRemove}
          >
            Supprimer
          </Button>
        )
      }
    >
      {moved && (
        <Notice
          tone="amber"
          alert
          actions={
            <Button size="compact-sm" variant="default" onClick={() => setRead(draft)}>
              Abandonner et relire le brouillon
            </Button>
          }
        >
          <strong>Ce brouillon a changé pendant que vous l’écriviez.</strong> Rien ne sera enregistré par-dessus.
        </Notice>
      )}
      <DraftForm
        key={read.version}
        initial={typedOf(read)}
        guardians={read.guardians}
        submitWord="Enregistrer"
        pending={save.isPending}
        others={(isDirty) =>
          may('invoices.issue') && (
            <Button
              variant={isDirty ? 'default' : 'filled'}
              disabled={isDirty}
              title={isDirty ? 'Enregistrez d’abord' : undefined}
              leftSection={<IconSend aria-hidden size={17} stroke={1.75} />}
              onClick={() => setIssuing(true)}
            >
              Émettre la facture…
            </Button>
          )
        }
        onSubmit={(content, { onDone, onRefused }) =>
          save.mutate(
            { id: read.id, version: read.version, ...content },
            {
              onSuccess: ({ version }) => {
                onDone();
                setSaved(version);
                tellDone('Le brouillon est enregistré.');
              },
              onError: onRefused,
            },
          )
        }
      />
      {issuing && <IssueDialog draft={draft} onClose={() => setIssuing(false)} />}
    </Screen>
  );
}

function IssueDialog({ draft, onClose }: { draft: InvoiceDetail; onClose: () => void }) {
  const issue = useAct('invoices.issue');
  const [tellFamily, setTell] = useState(true);
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title="Émettre la facture">
      <div className={classes.dialog}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <p>
          <strong>
            {draft.familyName} · {formatCents(draft.totalCents)}
          </strong>
          <br />
          La facture reçoit le numéro suivant et la date du jour. Ensuite elle ne change plus : seul un avoir la corrige.
        </p>
        <Checkbox label="Prévenir la famille par e-mail" checked={tellFamily} onChange={(event) => setTell(event.currentTarget.checked)} />
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button
            data-autofocus
            loading={issue.isPending}
            onClick={() =>
              issue.mutate(
                { id: draft.id, version: draft.version, tellFamily },
                {
                  onSuccess: ({ number }) => {
                    tellDone(`La facture n° ${number} est émise.`);
                    onClose();
                  },
                  onError: (refusal) => setRefused(refusal.message),
                },
              )
            }
          >
            Émettre
          </Button>
        </div>
      </div>
    </Modal>
  );
}
