import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MandateRow } from '../../../shared/contract/direct-debits.ts';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { dayOf, formatDate, formatDay } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { ListExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import classes from '../payments/payments.module.css';
import { readDay } from '../payments/typed.ts';
import { exportedMandates } from './exported-debits.ts';

/** Who has allowed the office to collect, from which account (its last four signs). */
export function MandatesPanel({ siteId }: { siteId: string }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [adding, setAdding] = useState(false);
  const asked = useOperation('mandates.list', { search, page: 0, pageSize: 50 }, { keepPrevious: true });
  return (
    <Panel
      title="Mandats de prélèvement"
      flush
      aside={
        <>
          <ListExport
            compact
            operation="mandates.list"
            input={{ search }}
            title="Mandats de prélèvement"
            fileName="mandats"
            filters={[search && `Recherche : « ${search} »`]}
            columns={exportedMandates}
            total={asked.data?.total}
          />
          <Button variant="default" size="xs" leftSection={<IconPlus aria-hidden size={16} stroke={2} />} onClick={() => setAdding(true)}>
            Enregistrer un mandat
          </Button>
        </>
      }
    >
      <div className={classes.total} style={{ justifyContent: 'flex-start', borderTop: 0 }}>
        <SearchField
          aria-label="Rechercher un mandat"
          placeholder="Famille ou référence"
          value={typed}
          onChange={setTyped}
          className={classes.search}
        />
      </div>
      <Answer asked={asked} waiting={<Waiting rows={3} height={44} />}>
        {({ rows }) =>
          rows.length > 0 ? (
            <Rows rows={rows} />
          ) : (
            <Empty sentence={search ? 'Aucun mandat ne correspond.' : 'Aucun mandat n’est encore enregistré.'} />
          )
        }
      </Answer>
      <Modal opened={adding} onClose={() => setAdding(false)} title="Enregistrer un mandat" size="lg">
        {adding && <NewMandate siteId={siteId} onEnd={() => setAdding(false)} />}
      </Modal>
    </Panel>
  );
}

function Rows({ rows }: { rows: readonly MandateRow[] }) {
  const revoke = useAct('mandates.revoke');
  const [asked, setAsked] = useState<MandateRow | null>(null);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Famille</th>
            <th scope="col">Référence</th>
            <th scope="col">Compte</th>
            <th scope="col">Signé le</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/familles/${row.familyId}`} className={classes.first}>
                  {row.familyName}
                </Link>
                <span className={classes.under}>{row.holder}</span>
              </td>
              <td>{row.reference}</td>
              <td>…{row.ibanTail}</td>
              <td>{formatDay(row.signedOn)}</td>
              <td>
                {row.revokedAt ? (
                  <Pill tone="plain">Révoqué le {formatDate(row.revokedAt)}</Pill>
                ) : (
                  <Button
                    variant="outline"
                    color="garnet"
                    size="xs"
                    aria-label={`Révoquer le mandat ${row.reference}`}
                    onClick={() => setAsked(row)}
                  >
                    Révoquer
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title="Révoquer ce mandat ?">
        <p>
          Le mandat {asked?.reference} de {asked?.holder} ne servira plus à aucun prélèvement. Les prélèvements déjà envoyés à la banque
          suivent leur cours.
        </p>
        <div className={classes.acts}>
          <Button
            color="garnet"
            loading={revoke.isPending}
            onClick={() =>
              revoke.mutate(
                { id: asked?.id ?? '' },
                {
                  onSuccess: () => {
                    tellDone('Le mandat est révoqué.');
                    setAsked(null);
                  },
                  onError: (refusal) => tellRefused(refusal, 'Le mandat n’est pas révoqué'),
                },
              )
            }
          >
            Révoquer le mandat
          </Button>
          <Button variant="default" data-autofocus onClick={() => setAsked(null)}>
            Le garder
          </Button>
        </div>
      </Modal>
    </>
  );
}

const NAMES = ['guardianId', 'holder', 'iban', 'signedOn', 'reference'] as const;

function NewMandate({ siteId, onEnd }: { siteId: string; onEnd: () => void }) {
  const act = useAct('mandates.save');
  const [family, setFamily] = useState<FamilyRow | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const open = useOperation('payments.open', { familyId: family?.id ?? '' }, { enabled: family !== null });
  const payers = family ? (open.data?.payers ?? []) : [];
  const form = useForm({ initialValues: { guardianId: '', holder: '', iban: '', signedOn: dayOf(new Date()), reference: '' } });
  const submit = form.onSubmit(({ guardianId, signedOn, ...typed }) => {
    setRefused(null);
    if (!family) return setRefused('Choisissez la famille.');
    act.mutate(
      { familyId: family.id, guardianId: guardianId || payers[0]?.id || null, signedOn: readDay(signedOn), ...typed },
      {
        onSuccess: ({ reference }) => {
          tellDone(`Le mandat ${reference} est enregistré.`);
          onEnd();
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate className={classes.drawer}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <FamilyPicker siteId={siteId} label="Famille" chosen={family} onChoose={setFamily} autoFocus />
      <div className={classes.fields}>
        {payers.length > 1 && (
          <div data-span="6">
            <Select
              label="Pour les factures de"
              data={payers.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('guardianId')}
              value={form.values.guardianId || payers[0]?.id || null}
            />
          </div>
        )}
        <div data-span="6">
          <TextInput label="Titulaire du compte" required maxLength={70} autoComplete="off" {...form.getInputProps('holder')} />
        </div>
        <div data-span="6">
          <TextInput
            label="IBAN"
            description="Il est chiffré : seuls ses quatre derniers signes resteront visibles."
            required
            maxLength={60}
            autoComplete="off"
            {...form.getInputProps('iban')}
          />
        </div>
        <div data-span="3">
          <DayInput label="Signé le" required {...form.getInputProps('signedOn')} />
        </div>
        <div data-span="3">
          <TextInput
            label="Référence"
            placeholder="Numérotée par Portée"
            maxLength={35}
            autoComplete="off"
            {...form.getInputProps('reference')}
          />
        </div>
      </div>
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer le mandat
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien enregistrer
        </Button>
      </div>
    </form>
  );
}
