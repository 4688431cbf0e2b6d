import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AccountState } from '../../../shared/contract/accounts.ts';
import { counted } from '../../../shared/count.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { exampleIdentifier } from '../../../shared/rules/identifier-pattern.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { tellRefused } from '../../ui/tell.ts';
import { ACCOUNT_WORDS } from '../accounts/words.ts';
import { AccountDrawer } from './AccountDrawer.tsx';
import { ChosenBar } from './ChosenBar.tsx';
import { exportedIdentifiers } from './exported-identifiers.ts';
import { identifierColumns } from './identifier-columns.tsx';
import classes from './identifiers.module.css';
import { useChoice } from './use-choice.ts';

const STATES: AccountState[] = ['none', 'never', 'waiting', 'active', 'blocked'];
const PAGE_SIZE = 50;

/** Every responsable's way into the extranet: who has one, who has used it, and what is done for many at once. */
export function IdentifiersScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const { call } = useHost();
  const { siteId, sites } = useDesk();
  const [state, setState] = useState<AccountState | null>(null);
  const [email, setEmail] = useState<'with' | 'without' | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const filter = { siteId, state, email, search };
  const asked = useOperation('identifiers.list', { ...filter, page, pageSize: PAGE_SIZE }, { keepPrevious: true });
  const counts = useOperation('identifiers.counts', filter, { keepPrevious: true }).data;
  const pattern = useOperation('identifiers.pattern', {}).data?.pattern;
  const rows = asked.data?.rows ?? [];
  const total = asked.data?.total ?? 0;
  const choice = useChoice(rows);
  const back =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(0);
    };
  const chooseAll = () =>
    void call('identifiers.chosen', filter)
      .then(({ people }) => choice.chooseAll(people))
      .catch((refusal: Refusal) => tellRefused(refusal));
  const worded = (one: AccountState) => `${ACCOUNT_WORDS[one].word}${counts ? ` · ${counts[one] ?? 0}` : ''}`;
  const isFiltered = Boolean(state || email || search);
  return (
    <Screen
      title="Identifiants"
      below={
        asked.data &&
        `${counted(total, 'responsable')}${pattern ? ` · modèle ${pattern}, par exemple ${exampleIdentifier(pattern, 'Bernard')}` : ''}`
      }
      actions={
        <ListExport
          operation="identifiers.list"
          input={filter}
          title="Identifiants"
          fileName="identifiants"
          filters={[
            siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
            state && `Compte : ${ACCOUNT_WORDS[state].word}`,
            email && (email === 'with' ? 'Avec e-mail' : 'Sans e-mail'),
            search && `Recherche : « ${search} »`,
          ]}
          columns={exportedIdentifiers}
          total={asked.data?.total}
        />
      }
    >
      <div className={classes.filters}>
        <SearchField
          aria-label="Rechercher une personne"
          placeholder="Nom, élève, numéro, identifiant ou e-mail"
          value={typed}
          onChange={back(setTyped)}
          className={classes.search}
        />
        <Select
          aria-label="État du compte"
          placeholder="Tous les comptes"
          clearable
          clearButtonProps={{ 'aria-label': 'Tous les comptes' }}
          data={STATES.map((one) => ({ value: one, label: worded(one) }))}
          value={state}
          onChange={(value) => back(setState)(value as AccountState | null)}
          w={230}
        />
        <Select
          aria-label="E-mail"
          placeholder="Avec et sans e-mail"
          clearable
          clearButtonProps={{ 'aria-label': 'Avec et sans e-mail' }}
          data={[
            { value: 'with', label: 'Avec e-mail' },
            { value: 'without', label: 'Sans e-mail : lettre' },
          ]}
          value={email}
          onChange={(value) => back(setEmail)(value as 'with' | 'without' | null)}
          w={210}
        />
      </div>
      <ChosenBar choice={choice} total={total} onChooseAll={chooseAll} />
      <RowsTable
        label="Identifiants"
        asked={asked}
        columns={identifierColumns({ choice, address: (one) => `/identifiants/${one}`, several: sites.length > 1 })}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={setPage}
        empty={
          isFiltered ? (
            <Empty
              sentence="Personne ne correspond."
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setState(null);
                    setEmail(null);
                    setTyped('');
                    setPage(0);
                  }}
                >
                  Montrer tout le monde
                </Button>
              }
            />
          ) : (
            <Empty
              sentence="Aucune famille n’est encore enregistrée."
              action={<Button onClick={() => void go('/familles/nouvelle')}>Créer une famille</Button>}
            />
          )
        }
      />
      <AccountDrawer person={rows.find((row) => row.id === id)} onClose={() => void go('/identifiants')} />
    </Screen>
  );
}
