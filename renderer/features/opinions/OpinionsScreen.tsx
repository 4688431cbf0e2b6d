import { Button, Select } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconThumbUp } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { OpinionCourse } from '../../../shared/contract/opinions.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { exportedOpinions } from './exported-opinions.ts';
import { OpinionTable } from './OpinionTable.tsx';
import classes from './opinions.module.css';

/** What teachers think of their students' coming back, typed course by course. */
export function OpinionsScreen() {
  const { id = '' } = useParams();
  const campaign = useOperation('campaigns.list', {}).data?.find((one) => one.id === id);
  const asked = useOperation('opinions.courses', { campaignId: id });
  const all = asked.data?.courses ?? [];
  const students = all.reduce((sum, one) => sum + one.students, 0);
  const given = all.reduce((sum, one) => sum + one.given, 0);
  return (
    <Screen
      title="Avis des enseignants"
      above={<Link to={`/reinscriptions/${id}`}>{campaign?.name ?? 'Campagne'}</Link>}
      below={
        asked.data && campaign
          ? `${campaign.siteName} · pour ${campaign.schoolYear} · ${given} avis sur ${students} ${students > 1 ? 'inscriptions' : 'inscription'}`
          : 'Lecture des cours…'
      }
      actions={
        <ListExport
          operation="opinions.list"
          input={{ campaignId: id }}
          title={`Avis des enseignants${campaign ? ` – ${campaign.name}` : ''}`}
          fileName="avis-des-enseignants"
          columns={exportedOpinions}
          total={asked.data && students}
        />
      }
    >
      <Answer asked={asked} waiting={<Waiting rows={8} height={52} />}>
        {({ courses }) =>
          courses.length === 0 ? (
            <div className={classes.frame}>
              <Empty
                sentence="Aucun cours de cette année n’a d’élève sur ce site."
                action={<Link to={`/reinscriptions/${id}`}>Revenir à la campagne</Link>}
              />
            </div>
          ) : (
            <Courses campaignId={id} courses={courses} />
          )
        }
      </Answer>
    </Screen>
  );
}

const labelOf = ({ name, teacher, given, students }: OpinionCourse): string =>
  `${[name, teacher].filter(Boolean).join(' – ')} (${given} sur ${students})`;

/** The course is part of the address: coming back finds it. */
function Courses({ campaignId, courses }: { campaignId: string; courses: readonly OpinionCourse[] }) {
  const { may } = useDesk();
  const [params, setParams] = useSearchParams();
  const favour = useAct('opinions.favourRest');
  const at = Math.max(
    courses.findIndex(({ id }) => id === params.get('cours')),
    0,
  );
  const course = courses[at] as OpinionCourse;
  const asked = useOperation('opinions.list', { campaignId, courseId: course.id, page: 0, pageSize: 200 }, { keepPrevious: true });
  const go = (to: OpinionCourse | undefined) => to && setParams({ cours: to.id }, { replace: true });
  const rest = course.students - course.given;
  const nextUnfinished = courses.slice(at + 1).find((one) => one.given < one.students) ?? courses.find((one) => one.given < one.students);
  return (
    <>
      <div className={classes.tools}>
        <Select
          label="Cours"
          searchable
          allowDeselect={false}
          className={classes.course}
          data={courses.map((one) => ({ value: one.id, label: labelOf(one) }))}
          value={course.id}
          onChange={(value) => go(courses.find(({ id }) => id === value))}
        />
        <Button
          variant="default"
          px={10}
          disabled={at === 0}
          aria-label="Cours précédent"
          title="Cours précédent"
          onClick={() => go(courses[at - 1])}
        >
          <IconArrowLeft aria-hidden size={18} stroke={1.75} />
        </Button>
        <Button
          variant="default"
          px={10}
          disabled={at === courses.length - 1}
          aria-label="Cours suivant"
          title="Cours suivant"
          onClick={() => go(courses[at + 1])}
        >
          <IconArrowRight aria-hidden size={18} stroke={1.75} />
        </Button>
        <span className={classes.room} />
        {may('opinions.save') && rest > 0 && (
          <Button
            variant="default"
            leftSection={<IconThumbUp aria-hidden size={18} stroke={1.75} />}
            loading={favour.isPending}
            onClick={() =>
              favour.mutate(
                { campaignId, courseId: course.id },
                {
                  onSuccess: ({ count }) => tellDone(`${course.name} : ${count} avis favorable${count > 1 ? 's' : ''} de plus.`),
                  onError: (refusal) => tellRefused(refusal),
                },
              )
            }
          >
            {rest === course.students ? 'Favorable pour tous' : `Favorable pour ${rest > 1 ? `les ${rest} autres` : 'l’autre'}`}
          </Button>
        )}
        {rest === 0 && nextUnfinished && nextUnfinished.id !== course.id && (
          <Button rightSection={<IconArrowRight aria-hidden size={18} stroke={1.75} />} onClick={() => go(nextUnfinished)}>
            Cours à compléter suivant
          </Button>
        )}
      </div>
      <Answer asked={asked} waiting={<Waiting rows={8} height={52} />}>
        {({ rows }) => <OpinionTable key={course.id} campaignId={campaignId} course={course} rows={rows} mayWrite={may('opinions.save')} />}
      </Answer>
    </>
  );
}
