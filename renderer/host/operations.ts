import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { useFocusBack } from './focus-back.ts';
import { useHost } from './host.ts';

interface Asking {
  enabled?: boolean;
  /** While a new page or search is on its way, the former answer stays in place. */
  keepPrevious?: boolean;
}

/** What an operation answers, asked again whenever its topics change. */
export function useOperation<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  { enabled = true, keepPrevious = false }: Asking = {},
): UseQueryResult<OutputOf<N>, Refusal> {
  const { call } = useHost();
  return useQuery<OutputOf<N>, Refusal>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
  });
}

/** A long list read page after page; `name` answers `{ rows, total }` and takes `page` and `pageSize`. */
export function useOperationPages<N extends 'validations.list'>(
  name: N,
  input: Omit<InputOf<N>, 'page' | 'pageSize'>,
  pageSize: number,
): UseInfiniteQueryResult<OutputOf<N>, Refusal> {
  const { call } = useHost();
  return useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => call(name, { ...input, page: pageParam, pageSize } as InputOf<N>),
    getNextPageParam: (last: OutputOf<N>, pages) => (pages.length * pageSize < last.total ? pages.length : null),
    placeholderData: keepPreviousData,
    // what is said of the whole list is newest on the last page
    select: ({ pages }) => ({ ...(pages.at(-1) as OutputOf<N>), rows: pages.flatMap((page) => page.rows) }),
  });
}

/** Does something. What it may have changed is asked again, whether or not the service's own word of it has come. */
export function useAct<N extends OperationName>(name: N): UseMutationResult<OutputOf<N>, Refusal, InputOf<N>> {
  const { call, queries } = useHost();
  const act = useMutation<OutputOf<N>, Refusal, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    onMutate: () => remember(),
    onSuccess: () => void queries.invalidateQueries(),
    // What was shown is not what there is.
    onError: ({ code }) => {
      if (code === 'conflict' || code === 'not-found') void queries.invalidateQueries();
    },
  });
  const remember = useFocusBack(act.isPending);
  return act;
}
