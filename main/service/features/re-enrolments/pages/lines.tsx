/** @jsxImportSource ../../../jsx */
import { Icon } from '../../../extranet/icons.tsx';

/** What is asked for, label and value. */
export const AnswerLines = ({ lines }: { lines: readonly (readonly [string, string])[] }) => (
  <dl class="answer-lines">
    {lines.map(([label, value]) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** What may weigh on the decision: it warns and never blocks. */
export const Warnings = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? null : (
    <div class="banner waiting">
      <Icon name="info" />
      <div>
        <h2>À savoir avant de valider</h2>
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        <p>Cela ne vous empêche pas de répondre : le secrétariat en tiendra compte.</p>
      </div>
    </div>
  );
