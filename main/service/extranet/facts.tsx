/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';

/** What a thing is called, and what it is; null or '' where nothing is known. A longer text has a line to itself. */
export type Fact = readonly [label: Child, value: Child, width?: 'wide'];

interface FactsProps {
  title: string;
  facts: readonly Fact[];
}

/** A group of facts under its title. What is not known keeps its place, so that every sheet reads alike. */
export const Facts = ({ title, facts }: FactsProps) => (
  <section class="card">
    <h3>{title}</h3>
    <dl class="facts">
      {facts.map(([label, value, width]) => (
        <div class={width}>
          <dt>{label}</dt>
          <dd>{value === null || value === '' ? <NotKnown /> : value}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const NotKnown = () => (
  <>
    <span class="quiet" aria-hidden="true">
      –
    </span>
    <span class="unseen">Non renseigné</span>
  </>
);
