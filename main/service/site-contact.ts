// How a site is reached, as letters, e-mails and pages say it.

interface Ways {
  phone: string | null;
  email: string | null;
}

/** « au 04 76 00 00 00 ou à l’adresse … », for the inside of a sentence; empty when the site gives neither. */
export const waysToReach = ({ phone, email }: Ways): string =>
  [phone && `au ${phone}`, email && `à l’adresse ${email}`].filter(Boolean).join(' ou ');

interface Place {
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
}

/** Street, complement, postal code and town: the lines that there are. */
export const postalLines = (site: Place): string[] =>
  [site.address_line, site.address_extra, [site.postal_code, site.city].filter(Boolean).join(' ')].flatMap((line) => line || []);
