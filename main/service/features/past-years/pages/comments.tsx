/** @jsxImportSource ../../../jsx */
import { formatDay } from '../../../../../shared/dates.ts';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { Paragraphs } from '../../../extranet/paragraphs.tsx';
import { PastFile, readPastFile } from './file.tsx';

/** The tab *Commentaires* of a past course: what teachers wrote that year. */
export async function showComments(visit: Visit): Promise<Reply> {
  const { student, past } = await readPastFile(visit);
  return show(
    <PastFile visit={visit} student={student} past={past} tab="commentaires">
      <section class="card">
        {past.comments.length === 0 ? (
          <p class="nothing quiet">Aucun commentaire n’est enregistré pour ce cours.</p>
        ) : (
          <ul class="rows">
            {past.comments.map(({ author, writtenOn, comment }) => (
              <li>
                {(author || writtenOn) && (
                  <p class="quiet small">{[author, writtenOn && `le ${formatDay(writtenOn)}`].filter(Boolean).join(', ')}</p>
                )}
                <Paragraphs text={comment} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </PastFile>,
  );
}
