/** @jsxImportSource ../jsx */

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** Tabs are plain links to plain pages: they work everywhere, and « back » goes back. */
export const Tabs = ({ label, tabs, level = 1 }: { label: string; tabs: readonly Tab[]; level?: 1 | 2 }) => (
  <nav class={level === 1 ? 'tabs' : 'tabs second'} aria-label={label}>
    <ul>
      {tabs.map(({ href, label: word, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {word}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
