import { useDebouncedValue } from '@mantine/hooks';
import { counted, figure } from '../../../shared/count.ts';
import { formatDeadline } from '../../../shared/dates.ts';
import { conditionsInWords } from '../../../shared/rules/condition-words.ts';
import { useOperation } from '../../host/operations.ts';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ConditionsEditor, type TypedCondition } from '../conditions/ConditionsEditor.tsx';
import { type CampaignTyped, typedInstant } from './campaign-form.ts';
import classes from './campaigns.module.css';

interface Props {
  siteId: string;
  campaignId: string | null;
  typed: CampaignTyped;
  problems: Readonly<Record<number, string>>;
  onChange: (conditions: TypedCondition[]) => void;
}

/** Who may answer, in conditions and in a sentence, and how many students that is today; another open campaign that some of them have already. */
export function WhoMayAnswer({ siteId, campaignId, typed, problems, onChange }: Props) {
  const { conditions } = typed;
  const [complete] = useDebouncedValue(
    conditions.filter(({ value }) => value !== ''),
    250,
  );
  const opensAt = typedInstant(typed.opensDay, typed.opensTime);
  const closesAt = typedInstant(typed.closesDay, typed.closesTime);
  const asked = useOperation(
    'campaigns.preview',
    { siteId, conditions: complete, id: campaignId, opensAt, closesAt },
    { enabled: siteId !== '', keepPrevious: true },
  );
  const { choices = {} } = useOperation('conditions.choices', { siteId }, { enabled: siteId !== '' }).data ?? {};
  const words = conditionsInWords(complete, (kind, value) => choices[kind]?.find((one) => one.value === value)?.label);
  return (
    <FieldGroup legend="Qui peut répondre">
      <ConditionsEditor
        siteId={siteId}
        conditions={conditions}
        onChange={onChange}
        problems={problems}
        everybody="Tous les élèves qui ont un cours cette année."
      />
      {words && <p>Chaque élève {words}.</p>}
      <p aria-live="polite" className={classes.effect}>
        {asked.data ? (
          <>
            <strong>{counted(asked.data.students, 'élève')}</strong>
            {asked.data.students !== asked.data.ofStudents && ` sur ${figure(asked.data.ofStudents)}`} de{' '}
            {counted(asked.data.families, 'famille')} aujourd’hui.
          </>
        ) : asked.error ? (
          asked.error.message
        ) : (
          'Compte en cours…'
        )}
      </p>
      {asked.data?.overlaps.map(({ id, name, closesAt: end, students, draft }) => (
        <Notice key={id} tone="amber">
          {counted(students, 'élève')} {students > 1 ? 'sont' : 'est'} {draft ? 'aussi' : 'déjà'} dans {draft && 'le brouillon '}« {name} »,
          qui finit le {formatDeadline(end)} :{' '}
          {draft ? 'les deux campagnes ne pourront pas être ouvertes' : 'cette campagne ne pourra pas être ouverte'} en même temps.
        </Notice>
      ))}
    </FieldGroup>
  );
}
