import { useDebouncedValue } from '@mantine/hooks';
import type { RequirementEffect as Effect } from '../../../shared/contract/required-documents.ts';
import { counted } from '../../../shared/count.ts';
import { useOperation } from '../../host/operations.ts';
import { EffectCounts, EffectFigure, EffectNames, EffectPanel } from '../../ui/EffectPanel.tsx';
import { contentOf, type RequirementTyped } from './requirement-form.ts';
import classes from './requirements.module.css';

/** What saving would change for the families of today, said while it is typed. */
export function RequirementEffect({ id, typed }: { id: string | null; typed: RequirementTyped }) {
  const [settled] = useDebouncedValue(typed, 350);
  const { content, problems } = contentOf(settled);
  // what is half typed is no rule yet
  const complete = {
    ...content,
    name: content.name.trim() || 'Nouvelle pièce',
    purpose: content.health ? content.purpose?.trim() || 'à dire' : null,
    alternatives: [],
    conditions: content.conditions.filter(({ value }) => value !== ''),
  };
  const isWhole =
    Object.keys(problems).length === 0 &&
    (content.validity.validity !== 'days' || content.validity.days !== null) &&
    (content.validity.validity !== 'date' || content.validity.date !== null);
  const asked = useOperation(
    'requiredDocuments.preview',
    { id, siteId: settled.siteId, ...complete },
    { enabled: isWhole && settled.siteId !== '', keepPrevious: true },
  );
  return (
    <EffectPanel asked={asked} obstacle={isWhole ? null : 'Complétez la durée pour voir l’effet.'} waiting="Compte en cours…">
      {(effect) => <Said effect={effect} scope={settled.scope} />}
    </EffectPanel>
  );
}

function Said({ effect, scope }: { effect: Effect; scope: RequirementTyped['scope'] }) {
  const figure = (reach: Effect['after']) => (scope === 'student' ? reach.students : reach.families);
  const unit = scope === 'student' ? 'élève' : 'famille';
  const { before, after, stands, toProvide, newlyToProvide, freed } = effect;
  return (
    <>
      <p>
        Demandée {scope === 'student' ? 'à ' : ''}
        {effect.sentence}.
      </p>
      <EffectFigure value={counted(figure(after), unit)}>
        {before && figure(before) !== figure(after) && <span>au lieu de {counted(figure(before), unit)}</span>}
        {scope === 'student' && <span>dans {counted(after.families, 'famille')}</span>}
      </EffectFigure>
      <EffectCounts
        rows={[
          ['Déjà déposées, qui restent valables', stands],
          ['À fournir', toProvide],
        ]}
      />
      <Names word="Nouvellement à fournir" names={newlyToProvide} />
      <Names word="Ne sera plus demandée à" names={freed} />
      {newlyToProvide.count === 0 && freed.count === 0 && <p className={classes.hint}>Rien ne change pour les familles d’aujourd’hui.</p>}
    </>
  );
}

function Names({ word, names: { count, names } }: { word: string; names: Effect['freed'] }) {
  if (count === 0) return null;
  return (
    <EffectNames
      heading={
        <>
          {word} <span>{count}</span>
        </>
      }
    >
      {names.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
        <li key={place}>{name}</li>
      ))}
      {count > names.length && <li className={classes.hint}>et {count - names.length} de plus</li>}
    </EffectNames>
  );
}
