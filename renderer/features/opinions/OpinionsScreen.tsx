import { Button, Select } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconThumbUp } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { exportedOpinions } from './exported-opinions.ts';
import { type Lot, lotLabel, lotsOf, nextToComplete } from './lots.ts';
import { OpinionTable } from './OpinionTable.tsx';
import classes from './opinions.module.css';

/** What teachers think of their students' coming back, typed teacher by teacher or course by course. */
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
            <Lots campaignId={id} lots={lotsOf(courses)} />
          )
        }
      </Answer>
    </Screen>
  );
}

/** The lot is part of the address: coming back finds it. */
function Lots({ campaignId, lots }: { campaignId: string; lots: ReturnType<typeof lotsOf> }) {
  const { may } = useDesk();
  const [params, setParams] = useSearchParams();
  const favour = useAct('opinions.favourRest');
  const asked = params.get('liste');
  const kind = lots.courses.some(({ key }) => key === asked) || lots.teachers.length === 0 ? lots.courses : lots.teachers;
  const at = Math.max(
    kind.findIndex(({ key }) => key === asked),
    0,
  );
  const lot = kind[at] as Lot;
  const rows = useOperation('opinions.list', { campaignId, ...lot.of, page: 0, pageSize: 200 }, { keepPrevious: true });
  const go = (to: Lot | undefined) => to && setParams({ liste: to.key }, { replace: true });
  const rest = lot.students - lot.given;
  const next = nextToComplete(kind, at);
  const favourRest = () =>
    favour.mutate(
      { campaignId, ...lot.of },
      {
        onSuccess: ({ count }) => tellDone(`${lot.word} : ${count} avis favorable${count > 1 ? 's' : ''} de plus.`),
        onError: (refusal) => tellRefused(refusal),
      },
    );
  return (
    <>
      <div className={classes.tools}>
        <Select
          label="Enseignant ou cours"
          searchable
          allowDeselect={false}
          className={classes.course}
          data={[
            { group: 'Enseignants', items: lots.teachers.map(asChoice) },
            { group: 'Cours', items: lots.courses.map(asChoice) },
          ]}
          value={lot.key}
          onChange={(key) => go([...lots.teachers, ...lots.courses].find((one) => one.key === key))}
        />
        <Step icon={IconArrowLeft} word="Liste précédente" to={kind[at - 1]} onGo={go} />
        <Step icon={IconArrowRight} word="Liste suivante" to={kind[at + 1]} onGo={go} />
        <span className={classes.room} />
        {may('opinions.save') && rest > 0 && (
          <Button
            variant="default"
            leftSection={<IconThumbUp aria-hidden size={18} stroke={1.75} />}
            loading={favour.isPending}
            onClick={favourRest}
          >
            {rest === lot.students ? 'Favorable pour tous' : `Favorable pour ${rest > 1 ? `les ${rest} autres` : 'l’autre'}`}
          </Button>
        )}
        {rest === 0 && next && (
          <Button rightSection={<IconArrowRight aria-hidden size={18} stroke={1.75} />} onClick={() => go(next)}>
            Compléter la liste suivante
          </Button>
        )}
      </div>
      <Answer asked={rows} waiting={<Waiting rows={8} height={52} />}>
        {(answer) => (
          <OpinionTable key={lot.key} campaignId={campaignId} title={lot.word} rows={answer.rows} mayWrite={may('opinions.save')} />
        )}
      </Answer>
    </>
  );
}

const asChoice = (lot: Lot) => ({ value: lot.key, label: lotLabel(lot) });

interface StepProps {
  icon: typeof IconArrowLeft;
  word: string;
  to: Lot | undefined;
  onGo: (to: Lot | undefined) => void;
}

const Step = ({ icon: Icon, word, to, onGo }: StepProps) => (
  <Button variant="default" px={10} disabled={!to} aria-label={word} title={word} onClick={() => onGo(to)}>
    <Icon aria-hidden size={18} stroke={1.75} />
  </Button>
);
