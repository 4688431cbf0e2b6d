/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';
import type { Visit } from './page.ts';

interface SearchProps {
  visit: Visit;
  /** « Rechercher dans l’historique » */
  label: string;
  /** What is compared: « Année, département, classe, cycle ou enseignant ». */
  hint: string;
  typed: string;
  /** One row and many: « fiche », « fiches ». */
  nouns: readonly [one: string, many: string];
  found: number;
  total: number;
  /** The list itself, whose rows say by which words they are found (`Table`, `words`). */
  children: Child;
}

/** What was typed in the search of this page; longer than any row is cut. */
export const typedSearch = (visit: Visit): string => (visit.query.get('recherche') ?? '').slice(0, 200);

/**
 * « Rechercher » above a list. The button asks the service; search.js narrows the same list as one types, and keeps its place so that
 * nothing moves under the hand. A list of one row has no search.
 */
export const ListSearch = ({ visit, label, hint, typed, nouns, found, total, children }: SearchProps) => {
  if (total < 2) return <>{children}</>;
  return (
    <>
      <search class="search">
        <form method="get" action={visit.path} data-search data-one={nouns[0]} data-many={nouns[1]}>
          <label class="label" for="recherche">
            {label}
            <span class="hint">{hint}</span>
          </label>
          <div class="search-line">
            <input
              class="control"
              type="search"
              id="recherche"
              name="recherche"
              value={typed}
              maxlength={200}
              autocomplete="off"
              spellcheck={false}
              enterkeyhint="search"
            />
            <button class="button" type="submit">
              <Icon name="search" /> Rechercher
            </button>
          </div>
        </form>
        <p class="quiet small" role="status" data-count>
          {found === total ? `${total} ${nouns[1]}` : `${found} ${nouns[found < 2 ? 0 : 1]} sur ${total}`}
        </p>
      </search>
      <div data-searched>
        {found > 0 ? (
          children
        ) : (
          // search.js makes the same
          <div class="no-result">
            <p class="nothing quiet">Aucun résultat pour « {typed} ».</p>
            <p>
              <a href={visit.path}>Afficher toutes les {nouns[1]}</a>
            </p>
          </div>
        )}
      </div>
    </>
  );
};
