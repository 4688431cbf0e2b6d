/** @jsxImportSource ../../jsx */
import type { ParticipationRow, ParticipationSheet } from '../../../../shared/contract/repertoire.ts';
import { formatDay, formatLongDay } from '../../../../shared/dates.ts';
import { formatSeconds, saySeconds } from '../../../../shared/durations.ts';
import { sentenceOf } from '../../../../shared/typography.ts';
import { Arrows } from '../../extranet/arrows.tsx';
import { type Fact, Facts } from '../../extranet/facts.tsx';
import { Back } from '../../extranet/layout.tsx';
import { type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { StudentFile, studentPath } from '../../extranet/student-file.tsx';
import { Table } from '../../extranet/table.tsx';

export const repertoirePages: readonly Page[] = [
  { method: 'GET', path: '/eleves/:student/repertoire', access: 'family', answer: showList },
  { method: 'GET', path: '/eleves/:student/repertoire/:participation', access: 'family', answer: showSheet },
];

/** The tab *Répertoire*: the musical events in which the student took part (guide 1, D; guide 2, Répertoire). */
async function showList(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const rows = await visit.call('repertoire.list', { studentId: student.id });
  return show(
    <StudentFile visit={visit} student={student} tab="repertoire">
      <section class="card">
        <h2>Événements musicaux</h2>
        <Events visit={visit} studentId={student.id} rows={rows} caption={`Répertoire de ${student.name}`} />
      </section>
      <Back to="/famille" />
    </StudentFile>,
  );
}

/** The sheet of an event, closed by « Annuler ». */
async function showSheet(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const played = await visit.call('repertoire.get', { studentId: student.id, id: visit.params.participation ?? '' });
  const list = studentPath(student.id, 'repertoire');
  return show(
    <StudentFile visit={visit} student={student} tab="repertoire" title={titleOf(played)}>
      <h2 class="file-title">
        {played.title} <span class="pill">{formatDay(played.heldOn)}</span>
      </h2>
      <Facts title="Événement" facts={eventFacts(played)} />
      <Facts title="Morceau joué" facts={pieceFacts(played)} />
      {played.others.length > 0 && (
        <section class="card">
          <h3>Également au programme de l’élève ce jour-là</h3>
          <Events visit={visit} studentId={student.id} rows={played.others} caption="Autres morceaux joués à cet événement" />
        </section>
      )}
      <div class="below-list">
        <a class="button" href={list}>
          Annuler
        </a>
        <Arrows
          label="D’une fiche du répertoire à l’autre"
          names={['Première fiche', 'Fiche précédente', 'Fiche suivante', 'Dernière fiche']}
          ids={played.all}
          here={played.id}
          href={(id) => `${list}/${id}`}
        />
      </div>
    </StudentFile>,
  );
}

interface EventsProps {
  visit: Visit;
  studentId: string;
  rows: readonly ParticipationRow[];
  caption: string;
}

const Events = ({ visit, studentId, rows, caption }: EventsProps) => (
  <Table
    visit={visit}
    caption={caption}
    columns={[
      { label: 'Répertoire', value: ({ title }) => <strong>{title}</strong> },
      { label: 'Date', kind: 'date', value: ({ heldOn }) => formatDay(heldOn) },
      { label: 'Morceau', value: ({ piece }) => piece },
      { label: 'Durée', kind: 'figure', value: ({ seconds }) => seconds && formatSeconds(seconds) },
      { label: 'Commentaire', kind: 'remark', value: ({ comment }) => comment },
    ]}
    rows={rows}
    open={(row) => ({ href: `${studentPath(studentId, 'repertoire')}/${row.id}`, label: `Ouvrir la fiche ${titleOf(row)}` })}
    sentence={sentence}
    empty="Aucun événement musical n’est encore enregistré : auditions, concerts et examens apparaîtront ici."
  />
);

const eventFacts = (played: ParticipationSheet): Fact[] => [
  ['Type d’événement', played.kind],
  ['Répertoire', played.title],
  ['Date', formatDay(played.heldOn)],
  ['Heure', played.startsTime],
  ['Lieu', played.place],
  ['Commentaire de l’événement', played.eventComment],
];

const pieceFacts = (played: ParticipationSheet): Fact[] => [
  ['Morceau', played.piece],
  ['Compositeur', played.composer],
  ['Arrangeur', played.arranger],
  ['Partie', played.part],
  ['Durée', played.seconds && `${formatSeconds(played.seconds)} (${saySeconds(played.seconds)})`],
  ['Commentaire', played.comment],
];

/** « Fin de cycle – Piano du 27/05/2026, Marche dans le désert » */
const titleOf = ({ title, heldOn, piece }: ParticipationRow): string =>
  [`${title} du ${formatDay(heldOn)}`, piece].filter(Boolean).join(', ');

/** « Le 27 mai 2026, Fin de cycle – Piano : Marche dans le désert, durée 00:10. » (A11Y-6.11) */
function sentence({ title, heldOn, piece, seconds, comment }: ParticipationRow) {
  const played = [piece, seconds && `durée ${formatSeconds(seconds)}`].filter(Boolean).join(', ');
  return (
    <>
      Le {formatLongDay(heldOn)}, <strong>{title}</strong>
      {played && ` : ${played}`}.{comment && ` Commentaire : ${sentenceOf(comment)}`}
    </>
  );
}
