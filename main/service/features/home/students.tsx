/** @jsxImportSource ../../jsx */
import { studentPath } from '../../extranet/student-file.tsx';
import type { Home } from './line.ts';

/** Who learns what this year; the name opens the file. */
export const Students = ({ students }: Pick<Home, 'students'>) => (
  <section class="card" aria-labelledby="eleves">
    <h2 id="eleves">{students.length > 1 ? 'Vos élèves' : 'Votre élève'}</h2>
    {students.length === 0 ? (
      <p class="nothing quiet">Aucun élève n’est rattaché à votre famille. Adressez-vous au secrétariat.</p>
    ) : (
      <ul class="rows">
        {students.map(({ id, name, courses }) => (
          <li>
            <p class="row-title">
              <a href={studentPath(id, 'cours')}>{name}</a>
            </p>
            <p class={courses.length > 0 ? undefined : 'quiet'}>{courses.join(' · ') || 'Aucun cours cette année'}</p>
          </li>
        ))}
      </ul>
    )}
  </section>
);
