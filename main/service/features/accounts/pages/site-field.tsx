/** @jsxImportSource hono/jsx */
import { Field } from '../../../extranet/forms.tsx';
import type { Visit } from '../../../extranet/page.ts';

/** Asked only where there is a choice; otherwise the one site goes along unseen. */
export const SiteField = ({ visit }: { visit: Visit }) => {
  const chosen = visit.typed.get('siteId') ?? visit.sites[0]?.id ?? '';
  if (visit.sites.length < 2) return <input type="hidden" name="siteId" value={chosen} />;
  return (
    <Field name="siteId" label="Site" value={chosen} options={visit.sites.map(({ id, name }) => ({ value: id, label: name }))} required />
  );
};
