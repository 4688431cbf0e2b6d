import { useSearchParams } from 'react-router';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';

/** Which site and school year prices are looked at for; kept in the address, this year until another is chosen. */
export function useYear() {
  const { siteId: chosen, sites } = useDesk();
  const [params, setParams] = useSearchParams();
  const siteId = sites.find(({ id }) => id === (chosen ?? params.get('site')))?.id ?? sites[0]?.id ?? '';
  const choices = useOperation('tariffs.choices', { siteId }, { keepPrevious: true });
  const years = choices.data?.schoolYears ?? [];
  const year = years.find(({ id }) => id === params.get('annee')) ?? years.find(({ current }) => current) ?? years[0];
  const set = (name: 'annee' | 'site', value: string | null) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    setParams(next, { replace: true });
  };
  return {
    siteId,
    /** Where the desk looks at all sites at once, one is chosen here. */
    choosesSite: chosen === null && sites.length > 1,
    sites,
    year,
    years,
    choices,
    chooseSite: (id: string | null) => set('site', id),
    chooseYear: (id: string | null) => set('annee', id),
    query: params.toString() ? `?${params}` : '',
  };
}
