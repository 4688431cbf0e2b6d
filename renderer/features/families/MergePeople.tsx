import { Radio, Select } from '@mantine/core';
import type { MergePreview } from '../../../shared/contract/family-merges.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './merge.module.css';
import { type Choices, remapped, takenFrom, valueKey } from './merge-choices.ts';
import { fieldAt } from './sheet-form.ts';

interface Props {
  preview: MergePreview;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

const COMES = 'vient';

/** Who of the one file is whom of the other. */
export function MergePeople({ preview, choices, onChoose }: Props) {
  const groups = [
    { kind: 'guardians' as const, people: preview.guardians, comes: 'Personne : vient comme second responsable' },
    { kind: 'students' as const, people: preview.students, comes: 'Personne : vient en plus' },
  ];
  return (
    <Panel title="Qui est qui">
      <div className={classes.people}>
        {groups.flatMap(({ kind, people, comes }) =>
          people.map((person) => (
            <Select
              key={person.id}
              label={`${person.name} est…`}
              data={[
                ...person.choices.map(({ id, name }) => ({ value: id, label: `${name} du dossier gardé` })),
                { value: COMES, label: comes },
              ]}
              value={person.into ?? COMES}
              allowDeselect={false}
              onChange={(value) =>
                onChoose({ ...choices, [kind]: remapped(people, person.id, value === COMES || value === null ? null : value) })
              }
            />
          )),
        )}
      </div>
    </Panel>
  );
}

/** Where the two sheets of one person differ, field by field, and which value stays. */
export function Differences({ preview, choices, onChoose }: Props) {
  const people = preview.people.filter(({ fields }) => fields.length > 0);
  if (people.length === 0) return null;
  return (
    <Panel title="Valeurs à garder" flush>
      <table className={classes.values}>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">Dossier gardé</th>
            <th scope="col">Autre dossier</th>
          </tr>
        </thead>
        {people.map(({ subject, id, name, fields }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {name}
              </th>
            </tr>
            {fields.map((one) => {
              const taken = takenFrom(choices, id, one);
              const choose = (from: 'kept' | 'merged') =>
                onChoose({ ...choices, values: { ...choices.values, [valueKey(id, one.field)]: from } });
              return (
                <tr key={one.field}>
                  <th scope="row">{one.label}</th>
                  {(['kept', 'merged'] as const).map((from) => (
                    <td key={from} data-taken={taken === from || undefined}>
                      <Radio
                        name={`${id}-${one.field}`}
                        label={showField(fieldAt(subject, one.field), one[from]) || 'non renseigné'}
                        aria-label={`${one.label}, ${from === 'kept' ? 'dossier gardé' : 'autre dossier'} : ${showField(fieldAt(subject, one.field), one[from]) || 'non renseigné'}`}
                        checked={taken === from}
                        onChange={() => choose(from)}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}
