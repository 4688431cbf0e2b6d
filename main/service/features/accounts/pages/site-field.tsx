/** @jsxImportSource ../../../jsx */
import { Field } from '../../../extranet/forms.tsx';
import type { Visit } from '../../../extranet/page.ts';

/**
 * What the person chose on this page or on the one before, else where this browser last logged in: falling back on the first of the list
 * would tell every other site's families that their password is wrong.
 */
export function chosenSite({ typed, query, sites, lastSiteId }: Visit): string {
  const carried = sites.find(({ id }) => id === query.get('site'))?.id;
  return typed.get('siteId') ?? carried ?? lastSiteId ?? sites[0]?.id ?? '';
}

/** Asked only where there is a choice; otherwise the one site goes along unseen. */
export const SiteField = ({ visit }: { visit: Visit }) => {
  const chosen = chosenSite(visit);
  if (visit.sites.length < 2) return <input type="hidden" name="siteId" value={chosen} />;
  return (
    <Field name="siteId" label="Site" value={chosen} options={visit.sites.map(({ id, name }) => ({ value: id, label: name }))} required />
  );
};
