import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightStore } from '@mantine/spotlight';
import { IconArrowRight, IconBolt, IconFileCheck, IconSchool, IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { pathOf } from '../features/validations/kinds.ts';
import { useOperation } from '../host/operations.ts';
import { useDesk } from './desk-context.ts';
import { ACTIONS, matches, SCREENS } from './places.ts';

/** One of the typed words is the student's own, and the others are the family's: « léo bernard ». */
const isNamed = (student: string, family: string, typed: string): boolean =>
  matches(`${student} ${family}`, typed) && typed.split(/\s+/).some((word) => matches(student, word));

/** Ctrl/Cmd+K: families by name, number, identifier or e-mail, students, requests that wait, what one can begin, the screens. */
export function SearchPalette({ store }: { store: SpotlightStore }) {
  const { may } = useDesk();
  const go = useNavigate();
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query.trim(), 150);
  const found = useOperation('families.list', { search, page: 0, pageSize: 7 }, { enabled: search.length > 1, keepPrevious: true });
  const waiting = useOperation('validations.list', { search, page: 0, pageSize: 4 }, { enabled: search.length > 1, keepPrevious: true });
  const families = search.length > 1 ? (found.data?.rows ?? []) : [];
  const students = families.flatMap(({ id, name, students: names }) =>
    names.filter((student) => isNamed(student, name, search)).map((student) => ({ id, family: name, student })),
  );
  const requests = search.length > 1 ? (waiting.data?.rows ?? []) : [];
  const reached = (place: (typeof SCREENS)[number]) => (!place.needs || may(place.needs)) && matches(place.word, query);
  // before anything is typed: the screens, not their sections
  const screens = SCREENS.filter((place) => reached(place) && (query.trim() !== '' || !/^\/.+\//.test(place.path)));
  const actions = query.trim() === '' ? [] : ACTIONS.filter(reached);
  // Found families come later than the key was struck: the first of what is listed is always the one that Enter opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again whenever what is listed may be other
  useEffect(() => chooseFirst(store), [store, query, found.data, waiting.data]);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      tagsToIgnore={[]}
      scrollable
      maxHeight={440}
      // from the top: in the middle it would move with each letter
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': 'Recherche' } }}
    >
      <Spotlight.Search
        placeholder="Nom, élève, identifiant, n° de demande, action, écran…"
        aria-label="Rechercher"
        leftSection={<IconSearch aria-hidden size={19} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        {families.length > 0 && (
          <Spotlight.ActionsGroup label="Familles">
            {families.map((family) => (
              <Spotlight.Action
                key={family.id}
                label={family.name}
                description={[`n° ${family.number}`, family.siteName, family.students.join(', ')].filter(Boolean).join(' · ')}
                leftSection={<IconUsers aria-hidden size={19} stroke={1.75} />}
                onClick={() => void go(`/familles/${family.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {students.length > 0 && (
          <Spotlight.ActionsGroup label="Élèves">
            {students.map(({ id, family, student }) => (
              <Spotlight.Action
                key={`${id} ${student}`}
                label={student}
                description={`Famille ${family}`}
                leftSection={<IconSchool aria-hidden size={19} stroke={1.75} />}
                onClick={() => void go(`/familles/${id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {requests.length > 0 && (
          <Spotlight.ActionsGroup label="Demandes en attente">
            {requests.map(({ kind, id, number, who, what }) => (
              <Spotlight.Action
                key={id}
                label={who}
                description={[number && `n° ${number}`, what].filter(Boolean).join(' · ')}
                leftSection={<IconFileCheck aria-hidden size={19} stroke={1.75} />}
                onClick={() => void go(pathOf(kind, id))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label="Faire">
            {actions.map((action) => (
              <Spotlight.Action
                key={action.word}
                label={action.word}
                leftSection={<IconBolt aria-hidden size={19} stroke={1.75} />}
                onClick={() => void go(action.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {screens.length > 0 && (
          <Spotlight.ActionsGroup label="Écrans">
            {screens.map((screen) => (
              <Spotlight.Action
                key={screen.path}
                label={screen.word}
                leftSection={<IconArrowRight aria-hidden size={19} stroke={1.75} />}
                onClick={() => void go(screen.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {families.length + requests.length + actions.length + screens.length === 0 && (
          <Spotlight.Empty>
            {found.isFetching ? 'Recherche…' : 'Aucune famille, aucune demande et aucun écran ne correspondent.'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Spotlight chooses by itself only among what it listed at the very moment of typing. */
function chooseFirst(store: SpotlightStore): void {
  const { listId, opened } = store.getState();
  if (!opened || !listId) return;
  const actions = document.querySelectorAll(`#${CSS.escape(listId)} [data-action]`);
  for (const [place, action] of actions.entries()) action.toggleAttribute('data-selected', place === 0);
  store.updateState((state) => ({ ...state, selected: 0 }));
}
