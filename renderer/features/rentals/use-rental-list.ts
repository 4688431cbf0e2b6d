import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** What a list is narrowed to; the view is kept in the address, so that coming back finds it. */
export function useNarrowed<V extends string>(views: readonly V[], usual: V) {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const [page, setPage] = useState(0);
  const view = views.find((one) => one === params.get('vue')) ?? usual;
  return {
    view,
    typed,
    search,
    page,
    query: view === usual ? '' : `?vue=${view}`,
    type: (text: string) => {
      setTyped(text);
      setPage(0);
    },
    show: (next: V) => {
      setPage(0);
      setParams(next === usual ? {} : { vue: next }, { replace: true });
    },
    turnTo: setPage,
  };
}
