/** @jsxImportSource ../jsx */
import { Icon, type IconName } from './icons.tsx';

interface ArrowsProps {
  /** « D’un élève à l’autre » */
  label: string;
  /** Accessible names in order: first, previous, next, last. */
  names: readonly [string, string, string, string];
  /** Every place in order, and which one is here. */
  ids: readonly string[];
  here: string;
  href(id: string): string;
}

const ICONS: readonly IconName[] = ['first', 'previous', 'next', 'last'];

/** The guides' blue arrows: première, précédente, suivante, dernière. Left out where there is only one place. */
export const Arrows = ({ label, names, ids, here, href }: ArrowsProps) => {
  const at = ids.indexOf(here);
  const end = ids.length - 1;
  if (end < 1 || at < 0) return null;
  const targets = [at > 0 ? 0 : null, at > 0 ? at - 1 : null, at < end ? at + 1 : null, at < end ? end : null];
  return (
    <nav class="arrows" aria-label={label}>
      <ul>
        {targets.map((target, i) => (
          <li>
            <Arrow name={names[i] ?? ''} icon={ICONS[i] ?? 'next'} href={target === null ? null : href(ids[target] ?? '')} />
          </li>
        ))}
      </ul>
      <p class="quiet small">
        {at + 1} sur {ids.length}
      </p>
    </nav>
  );
};

/** Where there is nowhere to go the arrow stays in its place, but is no link any more. */
const Arrow = ({ name, icon, href }: { name: string; icon: IconName; href: string | null }) =>
  href ? (
    <a class="arrow" href={href}>
      <Icon name={icon} />
      <span class="unseen">{name}</span>
    </a>
  ) : (
    <span class="arrow none">
      <Icon name={icon} />
    </span>
  );
