import { Autocomplete, Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { InventoryRow } from '../../../shared/contract/rentals.ts';
import { editCents, readCents } from '../../../shared/money.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import { readDay, shownDay } from '../../ui/typed-day.ts';
import classes from './rentals.module.css';

const IN_PLACE = { withinPortal: false } as const;
const FIELDS = new Set('kind number name brand serialNumber boughtOn valueCents condition comment siteId'.split(' '));

/** One thing of the inventory, new or changed. */
export function ItemDialog({ item, onClose }: { item: InventoryRow | null; onClose: () => void }) {
  const { siteId: shown, sites } = useDesk();
  const save = useAct('inventory.save');
  const [typed, setTyped] = useState({
    siteId: item?.siteId ?? shown ?? sites[0]?.id ?? '',
    kind: item?.kind ?? '',
    number: item?.number ?? '',
    name: item?.name ?? '',
    brand: item?.brand ?? '',
    serialNumber: item?.serialNumber ?? '',
    boughtOn: shownDay(item?.boughtOn ?? null),
    value: item?.valueCents == null ? '' : editCents(item.valueCents),
    condition: item?.condition ?? '',
    comment: item?.comment ?? '',
  });
  const [fields, setFields] = useState<Record<string, string>>({});
  const { data: choices } = useOperation('rentals.choices', { siteId: typed.siteId }, { keepPrevious: true });
  const set = (more: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...more }));
    // what is answered is no longer complained about
    setFields((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !(name === 'valueCents' ? 'value' in more : name in more))),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const bought = readDay(typed.boughtOn);
    const valueCents = typed.value.trim() === '' ? null : readCents(typed.value);
    const wrong = {
      ...(!bought.ok && { boughtOn: bought.message }),
      ...(typed.value.trim() !== '' && valueCents === null && { valueCents: 'Un montant, par exemple 800,00.' }),
    };
    setFields(wrong);
    if (Object.keys(wrong).length > 0 || !bought.ok) return;
    const { boughtOn: _day, value: _cents, ...rest } = typed;
    save.mutate(
      { id: item?.id ?? null, version: item?.version ?? null, ...rest, boughtOn: bought.day, valueCents },
      {
        onSuccess: () => {
          tellDone(`« ${typed.name.trim()} » est à l’inventaire.`);
          onClose();
        },
        onError: (refusal) => setFields(refusal.fields ?? {}),
      },
    );
  };
  const isNamed = Object.keys(save.error?.fields ?? {}).some((name) => FIELDS.has(name));
  return (
    <Modal opened onClose={onClose} title={item ? `${item.name} n° ${item.number}` : 'Ajouter à l’inventaire'} size={640}>
      <form onSubmit={submit} noValidate className={classes.stack}>
        {save.error && !isNamed && (
          <Notice tone="garnet" alert>
            {save.error.message}
          </Notice>
        )}
        <div className={classes.pair}>
          <TextInput
            label="Objet"
            required
            data-autofocus
            maxLength={120}
            value={typed.name}
            error={fields.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Numéro d’inventaire"
            required
            maxLength={40}
            value={typed.number}
            error={fields.number}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
        </div>
        <div className={classes.pair}>
          <Autocomplete
            label="Catégorie"
            required
            maxLength={80}
            data={choices?.kinds ?? []}
            value={typed.kind}
            error={fields.kind}
            onChange={(kind) => set({ kind })}
            comboboxProps={IN_PLACE}
          />
          <Autocomplete
            label="État"
            maxLength={200}
            data={choices?.conditions ?? []}
            value={typed.condition}
            error={fields.condition}
            onChange={(condition) => set({ condition })}
            comboboxProps={IN_PLACE}
          />
        </div>
        <div className={classes.pair}>
          <TextInput label="Marque" maxLength={80} value={typed.brand} onChange={(event) => set({ brand: event.currentTarget.value })} />
          <TextInput
            label="N° de série"
            maxLength={80}
            value={typed.serialNumber}
            onChange={(event) => set({ serialNumber: event.currentTarget.value })}
          />
        </div>
        <div className={classes.pair}>
          <DayInput label="Acheté le" value={typed.boughtOn} error={fields.boughtOn} onChange={(boughtOn) => set({ boughtOn })} />
          <AmountInput label="Valeur" value={typed.value} error={fields.valueCents} onChange={(value) => set({ value })} />
        </div>
        {sites.length > 1 && (
          <Select
            label="Site"
            data={sites.map((site) => ({ value: site.id, label: site.name }))}
            value={typed.siteId}
            error={fields.siteId}
            onChange={(siteId) => set({ siteId: siteId ?? typed.siteId })}
          />
        )}
        <Textarea
          label="Commentaire"
          autosize
          minRows={2}
          maxLength={1000}
          value={typed.comment}
          onChange={(event) => set({ comment: event.currentTarget.value })}
        />
        <div className={classes.acts}>
          <Button type="submit" loading={save.isPending}>
            {item ? 'Enregistrer' : 'Ajouter à l’inventaire'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          {item && <MoreActs item={item} onClose={onClose} />}
        </div>
      </form>
    </Modal>
  );
}

/** What ends, or begins again, the life of a thing at the school. */
function MoreActs({ item, onClose }: { item: InventoryRow; onClose: () => void }) {
  const retire = useAct('inventory.retire');
  const restore = useAct('inventory.restore');
  const remove = useAct('inventory.remove');
  const seen = { id: item.id, version: item.version };
  const ended = (sentence: string) => ({
    onSuccess: () => {
      tellDone(sentence);
      onClose();
    },
  });
  const error = retire.error ?? restore.error ?? remove.error;
  return (
    <span className={classes.more}>
      {item.retiredAt === null && item.out === null && (
        <Button variant="default" component={Link} to={`/facturation/locations/nouvelle?objet=${item.id}&site=${item.siteId}`}>
          Louer
        </Button>
      )}
      {item.retiredAt !== null ? (
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate(seen, ended('L’objet peut de nouveau être loué.'))}
        >
          Remettre au prêt
        </Button>
      ) : (
        item.out === null && (
          <Button variant="default" loading={retire.isPending} onClick={() => retire.mutate(seen, ended('L’objet est retiré du prêt.'))}>
            Retirer du prêt
          </Button>
        )
      )}
      {item.lent === 0 && (
        <Button
          variant="outline"
          color="garnet"
          loading={remove.isPending}
          onClick={() => remove.mutate(seen, ended('L’objet est supprimé de l’inventaire.'))}
        >
          Supprimer
        </Button>
      )}
      {error && (
        <span role="alert" className={classes.problem}>
          {error.message}
        </span>
      )}
    </span>
  );
}
