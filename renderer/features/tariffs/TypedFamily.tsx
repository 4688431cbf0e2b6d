import { Autocomplete, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TariffChoices } from '../../../shared/contract/tariffs.ts';
import { useOperation } from '../../host/operations.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import classes from './simulator.module.css';
import { type FamilyTyped, newStudent, type StudentTyped } from './typed-family.ts';

interface Props {
  typed: FamilyTyped;
  problems: Record<string, string>;
  choices: TariffChoices;
  siteId: string;
  schoolYearId: string | null;
  onChange: (typed: FamilyTyped) => void;
}

const IN_PLACE = { withinPortal: false } as const;

/** Quotient, residence, children and what they would follow: enough for a price. */
export function TypedFamily({ typed, problems, choices, siteId, schoolYearId, onChange }: Props) {
  const tariffs = useOperation('tariffs.list', { siteId, schoolYearId: schoolYearId ?? siteId }, { enabled: schoolYearId !== null });
  const rentals = (tariffs.data?.rows ?? []).filter(({ charge, archivedAt }) => charge === 'rental' && archivedAt === null);
  const change = (more: Partial<FamilyTyped>) => onChange({ ...typed, ...more });
  const changeStudent = (key: string, more: Partial<StudentTyped>) =>
    change({ students: typed.students.map((student) => (student.key === key ? { ...student, ...more } : student)) });
  return (
    <>
      <div className={classes.pair}>
        <AmountInput
          label="Quotient familial"
          value={typed.quotient}
          error={problems.quotient}
          onChange={(quotient) => change({ quotient })}
        />
        <Autocomplete
          label="Résidence"
          data={choices.residences}
          value={typed.residence}
          onChange={(residence) => change({ residence })}
          maxLength={80}
          comboboxProps={IN_PLACE}
        />
      </div>
      {typed.students.map((student, i) => (
        <StudentFields
          key={student.key}
          student={student}
          place={i + 1}
          choices={choices}
          problem={problems[`${student.key}.birthDate`]}
          onChange={(more) => changeStudent(student.key, more)}
          onRemove={
            typed.students.length > 1 ? () => change({ students: typed.students.filter(({ key }) => key !== student.key) }) : undefined
          }
        />
      ))}
      {typed.students.length < 12 && (
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
            onClick={() => change({ students: [...typed.students, newStudent()] })}
          >
            Ajouter un élève
          </Button>
        </div>
      )}
      {rentals.length > 0 && (
        <MultiSelect
          label="Locations"
          data={rentals.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.rentalTariffIds}
          onChange={(rentalTariffIds) => change({ rentalTariffIds })}
          comboboxProps={IN_PLACE}
        />
      )}
    </>
  );
}

interface StudentProps {
  student: StudentTyped;
  place: number;
  choices: TariffChoices;
  problem: string | undefined;
  onChange: (more: Partial<StudentTyped>) => void;
  onRemove: (() => void) | undefined;
}

function StudentFields({ student, place, choices, problem, onChange, onRemove }: StudentProps) {
  const list = (all: TariffChoices['curricula']) => all.map(({ id, label }) => ({ value: id, label }));
  return (
    <fieldset className={classes.student}>
      <legend>Élève {place}</legend>
      <div className={classes.pair}>
        <TextInput
          label="Prénom"
          placeholder={`Élève ${place}`}
          maxLength={80}
          value={student.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <DayInput label="Naissance" value={student.birthDate} error={problem} onChange={(birthDate) => onChange({ birthDate })} />
      </div>
      <div className={classes.pair}>
        <Select
          label="Cursus"
          clearable
          searchable
          placeholder="Hors cursus"
          data={list(choices.curricula)}
          value={student.curriculumId}
          onChange={(curriculumId) => onChange({ curriculumId })}
        />
        <Select
          label="Cycle"
          clearable
          searchable
          placeholder="Tous"
          data={list(choices.cycles)}
          value={student.cycleId}
          onChange={(cycleId) => onChange({ cycleId })}
        />
      </div>
      <MultiSelect
        label="Disciplines"
        searchable
        data={list(choices.disciplines)}
        value={student.disciplineIds}
        onChange={(disciplineIds) => onChange({ disciplineIds })}
        nothingFoundMessage="Aucune discipline ne correspond."
        comboboxProps={IN_PLACE}
      />
      {onRemove && (
        <div>
          <Button variant="subtle" size="compact-sm" aria-label={`Retirer l’élève ${place}`} onClick={onRemove}>
            Retirer
          </Button>
        </div>
      )}
    </fieldset>
  );
}
