import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'react-router';
import { useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';

interface Props {
  siteId: string;
  lastName: string;
  firstName: string;
  email: string;
}

/** Files that are there already under the name or the address being typed: a second one would only have to be merged later. */
export function SimilarFamilies({ siteId, lastName, firstName, email }: Props) {
  const named = lastName.trim().length > 1 && firstName.trim().length > 1 ? `${lastName} ${firstName}`.trim() : '';
  const [byName] = useDebouncedValue(named, 250);
  const [byEmail] = useDebouncedValue(/.@./.test(email) ? email.trim() : '', 250);
  const alike = { siteId, page: 0, pageSize: 3 };
  const sameName = useOperation('families.list', { ...alike, search: byName.slice(0, 200) }, { enabled: byName !== '' });
  const sameEmail = useOperation('families.list', { ...alike, search: byEmail.slice(0, 200) }, { enabled: byEmail !== '' });
  const found = [...((byName && sameName.data?.rows) || []), ...((byEmail && sameEmail.data?.rows) || [])];
  const families = found.filter(({ id }, place) => found.findIndex((one) => one.id === id) === place);
  if (families.length === 0) return null;
  return (
    <Notice tone="ink">
      {families.length > 1 ? 'Des dossiers ressemblent à celui-ci : ' : 'Un dossier ressemble à celui-ci : '}
      {families.map((family, place) => (
        <span key={family.id}>
          {place > 0 && ', '}
          <Link to={`/familles/${family.id}`}>
            {family.name} (n°&nbsp;{family.number})
          </Link>
          {family.students.length > 0 && ` – ${family.students.join(', ')}`}
        </span>
      ))}
      . Est-ce la même famille ?
    </Notice>
  );
}
