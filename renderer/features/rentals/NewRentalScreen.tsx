import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { dayOf } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { tellDone } from '../../ui/tell.ts';
import { readDay, shownDay } from '../../ui/typed-day.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import classes from './rentals.module.css';
import { TermsFields } from './TermsFields.tsx';
import { newTerms, termsOf } from './terms-form.ts';

const FIELDS = new Set(
  'itemId roomId studentId startsOn tariffId dueOn depositCents insurer policyNumber insuredUntilOn conditionOut comment'.split(' '),
);

/** A thing or a room leaves for a family. */
export function NewRentalScreen() {
  const { siteId: shown, sites } = useDesk();
  const go = useNavigate();
  const [params] = useSearchParams();
  const begin = useAct('rentals.begin');
  const [siteId, setSite] = useState(params.get('site') ?? shown ?? sites[0]?.id ?? '');
  const [family, setFamily] = useState<FamilyRow | null>(null);
  const [studentId, setStudent] = useState<string | null>(null);
  const [what, setWhat] = useState<'item' | 'room'>('item');
  const [thingId, setThing] = useState<string | null>(params.get('objet'));
  const [startsOn, setStartsOn] = useState(() => shownDay(dayOf(new Date())));
  const [terms, setTerms] = useState(newTerms);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [depositHeld, setDepositHeld] = useState(false);
  const [fields, setFields] = useState<Record<string, string>>({});
  /** What is answered is no longer complained about. */
  const answered = (...names: string[]) =>
    setFields((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
  const saved = useRef(false);
  useUnsaved(() => !saved.current && (family !== null || touched.size > 0));
  const { data: choices } = useOperation('rentals.choices', { siteId, familyId: family?.id ?? null }, { keepPrevious: true });
  const item = choices?.items.find(({ id }) => id === thingId);
  // what is usual stands there until something else is typed
  const typed = {
    ...terms,
    dueOn: touched.has('dueOn') ? terms.dueOn : shownDay(choices?.usualDueOn ?? null),
    conditionOut: touched.has('conditionOut') ? terms.conditionOut : (item?.condition ?? ''),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const start = readDay(startsOn);
    const { terms: agreed, problems } = termsOf(typed);
    const wrong = {
      ...problems,
      ...(family === null && { familyId: 'Choisissez la famille.' }),
      ...(thingId === null && { [what === 'item' ? 'itemId' : 'roomId']: 'Choisissez ce qui est loué.' }),
      ...(!start.ok && { startsOn: start.message }),
      ...(start.ok && start.day === null && { startsOn: 'Indiquez le premier jour.' }),
    };
    setFields(wrong);
    if (Object.keys(wrong).length > 0 || family === null || !start.ok || start.day === null) return;
    begin.mutate(
      {
        familyId: family.id,
        studentId,
        itemId: what === 'item' ? thingId : null,
        roomId: what === 'room' ? thingId : null,
        startsOn: start.day,
        depositHeld,
        ...agreed,
      },
      {
        onSuccess: ({ id }) => {
          saved.current = true;
          tellDone(`La location est commencée pour la famille ${family.name}.`);
          void go(`/facturation/locations/${id}`);
        },
        onError: (refusal) => setFields(refusal.fields ?? {}),
      },
    );
  };
  const isNamed = Object.keys(begin.error?.fields ?? {}).some((name) => FIELDS.has(name));
  const isItem = what === 'item';
  return (
    <Screen title="Nouvelle location" above={<Link to="/facturation/locations">Locations</Link>}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {begin.error && !isNamed && (
          <Notice tone="garnet" alert>
            {begin.error.message}
          </Notice>
        )}
        <FieldGroup legend="Pour qui">
          {shown === null && sites.length > 1 && (
            <Select
              label="Site"
              w={260}
              data={sites.map((site) => ({ value: site.id, label: site.name }))}
              value={siteId}
              onChange={(value) => {
                setSite(value ?? siteId);
                setFamily(null);
                setThing(null);
              }}
            />
          )}
          <FamilyPicker
            key={siteId}
            siteId={siteId}
            label="Famille"
            autoFocus
            chosen={family}
            onChoose={(chosen) => {
              answered('familyId', 'studentId');
              setFamily(chosen);
              setStudent(null);
            }}
          />
          {fields.familyId && <p className={classes.problem}>{fields.familyId}</p>}
          {family && (choices?.students.length ?? 0) > 0 && (
            <Select
              label="Élève"
              clearable
              placeholder="Toute la famille"
              w={320}
              data={(choices?.students ?? []).map(({ id, label }) => ({ value: id, label }))}
              value={studentId}
              error={fields.studentId}
              onChange={(id) => {
                answered('studentId');
                setStudent(id);
              }}
            />
          )}
        </FieldGroup>
        <FieldGroup legend="Ce qui est loué">
          <SegmentedControl
            aria-label="Ce qui est loué"
            className={classes.start}
            data={[
              { value: 'item', label: 'Instrument ou matériel' },
              { value: 'room', label: 'Salle' },
            ]}
            value={what}
            onChange={(value) => {
              answered('itemId', 'roomId');
              setWhat(value as typeof what);
              setThing(null);
            }}
          />
          <div className={classes.pair}>
            <Select
              label={isItem ? 'À l’inventaire, disponible' : 'Salle'}
              required
              searchable
              limit={60}
              data={((isItem ? choices?.items : choices?.rooms) ?? []).map(({ id, label }) => ({ value: id, label }))}
              value={thingId}
              error={isItem ? fields.itemId : (fields.roomId ?? fields.itemId)}
              nothingFoundMessage={isItem ? 'Rien de disponible ne correspond.' : 'Aucune salle ne correspond.'}
              onChange={(id) => {
                answered('itemId', 'roomId');
                setThing(id);
              }}
            />
            <DayInput
              label="À partir du"
              required
              value={startsOn}
              error={fields.startsOn}
              onChange={(day) => {
                answered('startsOn');
                setStartsOn(day);
              }}
            />
          </div>
        </FieldGroup>
        <FieldGroup legend="Conditions">
          <TermsFields
            typed={typed}
            problems={fields}
            choices={choices}
            isItem={isItem}
            onChange={(more) => {
              answered(...Object.keys(more), ...('deposit' in more ? ['depositCents'] : []));
              setTouched((before) => new Set([...before, ...Object.keys(more)]));
              setTerms((before) => ({ ...before, ...more }));
            }}
          />
          {typed.deposit.trim() !== '' && (
            <Checkbox
              label="La caution est déjà reçue"
              checked={depositHeld}
              onChange={(event) => setDepositHeld(event.currentTarget.checked)}
            />
          )}
        </FieldGroup>
        <div className={classes.acts}>
          <Button type="submit" loading={begin.isPending}>
            Commencer la location
          </Button>
          <Button variant="default" component={Link} to="/facturation/locations">
            Annuler
          </Button>
        </div>
      </form>
    </Screen>
  );
}
