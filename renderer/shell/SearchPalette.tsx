import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightStore } from '@mantine/spotlight';
import { IconArrowRight, IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOperation } from '../host/operations.ts';
import { useDesk } from './desk-context.ts';
import { matches, SCREENS } from './places.ts';

/** Ctrl/Cmd+K: families by name, student, number, identifier or e-mail, and the screens. */
export function SearchPalette({ store }: { store: SpotlightStore }) {
  const { may } = useDesk();
  const go = useNavigate();
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query.trim(), 150);
  const found = useOperation('families.list', { search, page: 0, pageSize: 7 }, { enabled: search.length > 1, keepPrevious: true });
  const families = search.length > 1 ? (found.data?.rows ?? []) : [];
  const screens = SCREENS.filter((screen) => (!screen.needs || may(screen.needs)) && matches(screen.word, query));
  // Found families come later than the key was struck: the first of what is listed is always the one that Enter opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again whenever what is listed may be other
  useEffect(() => chooseFirst(store), [store, query, found.data]);
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
        placeholder="Nom, élève, identifiant, écran…"
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
        {families.length + screens.length === 0 && (
          <Spotlight.Empty>{found.isFetching ? 'Recherche…' : 'Aucune famille et aucun écran ne correspondent.'}</Spotlight.Empty>
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
