import { Button, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { TemplateRow } from '../../../shared/contract/templates.ts';
import { counted } from '../../../shared/count.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { checkField, DAY } from '../../../shared/rules/fields.ts';
import { type MailingKind, type MailingWay, messageFor } from '../../../shared/rules/mailings.ts';
import { variableProblem, variablesIn } from '../../../shared/rules/message-variables.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { MailingPreview } from './MailingPreview.tsx';
import { MailingStarted } from './MailingStarted.tsx';
import classes from './mailings.module.css';
import { VariableChips } from './VariableChips.tsx';
import { countsSentence } from './words.ts';

export interface MailingDialogProps {
  kind: MailingKind;
  /** Persons by name, or families: of those, everyone who may see the extranet and receives letters. */
  guardianIds?: readonly string[];
  familyIds?: readonly string[];
  campaignId?: string | null;
  /** The template to begin with: an own one's id, or a key of `shared/rules/given-templates.ts`. */
  templateKey?: string;
  /** « Envoyer les identifiants » */
  title?: string;
  /** `letter`: for the printer only. */
  way?: MailingWay;
  onClose: () => void;
}

/** From whom is written to, to a run that has begun: wording, preview for real families, counts, and the letters for the printer. */
export function MailingDialog({ title = 'Écrire aux familles', onClose, ...run }: MailingDialogProps) {
  const templates = useOperation('templates.list', { kind: run.kind });
  const [started, setStarted] = useState<OutputOf<'mailings.create'> | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={started ? (started.emails > 0 ? 'L’envoi a commencé' : 'Lettres à imprimer') : title}
      size={started ? 'lg' : 1080}
    >
      {started ? (
        <MailingStarted made={started} onClose={onClose} />
      ) : (
        <Answer asked={templates} waiting={<Waiting rows={8} height={52} />}>
          {({ rows }) => <Composer {...run} templates={rows} onClose={onClose} onStarted={setStarted} />}
        </Answer>
      )}
    </Modal>
  );
}

interface ComposerProps extends Omit<MailingDialogProps, 'title'> {
  templates: readonly TemplateRow[];
  onStarted: (made: OutputOf<'mailings.create'>) => void;
}

const WAYS: { value: MailingWay; label: string }[] = [
  { value: 'both', label: 'E-mails et lettres' },
  { value: 'email', label: 'E-mails seulement' },
  { value: 'letter', label: 'Lettres seulement' },
];

function Composer({
  kind,
  guardianIds = [],
  familyIds = [],
  campaignId = null,
  templateKey,
  way: first = 'both',
  templates,
  onClose,
  onStarted,
}: ComposerProps) {
  const [template, setTemplate] = useState(() => templates.find(({ key }) => key === templateKey) ?? templates[0]);
  const [subject, setSubject] = useState(template?.subject ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [way, setWay] = useState<MailingWay>(first);
  const [typedDay, setTypedDay] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const create = useAct('mailings.create');
  // what was refused is put right by typing
  // biome-ignore lint/correctness/useExhaustiveDependencies: again whenever something was typed
  useEffect(() => setRefused(null), [subject, text, typedDay, way]);

  const day = checkField(DAY, typedDay);
  const deadline = day.ok ? day.value : null;
  const asksDeadline = variablesIn(`${subject} ${text}`).includes('date limite');
  const wording = { kind, subject, text, campaignId, deadline };
  const [shown] = useDebouncedValue(wording, 300);
  const toWhom = { guardianIds: [...guardianIds], familyIds: [...familyIds] };
  // to how many the same says the same is all that the text decides on: the people are not asked again at each key
  const planText = { person: '{identifiant}', family: '{élèves}', anyone: '' }[messageFor(kind, shown.text)];
  const plan = useOperation('mailings.plan', { kind, way, text: planText, ...toWhom }, { keepPrevious: true });
  const choose = (key: string | null) => {
    const chosen = templates.find((one) => one.key === key);
    setTemplate(chosen);
    if (!chosen) return;
    setSubject(chosen.subject);
    setText(chosen.text);
  };
  const send = () =>
    create.mutate(
      { ...wording, name: template?.name ?? subject, templateId: template?.id ?? null, way, ...toWhom },
      { onSuccess: onStarted, onError: setRefused },
    );
  const errors = refused?.fields ?? {};
  const nobody = plan.data !== undefined && plan.data.emails + plan.data.letters === 0;
  return (
    <>
      {plan.data?.mailServerMissing && way !== 'letter' && (
        <Notice tone="amber">
          <strong>Aucun serveur d’envoi n’est encore réglé :</strong> les e-mails attendront dans Messages qu’il le soit.
        </Notice>
      )}
      <div className={classes.columns}>
        <div className={classes.form}>
          <Select
            label="Modèle"
            data={templates.map(({ key, name }) => ({ value: key, label: name }))}
            value={template?.key ?? null}
            onChange={choose}
          />
          <TextInput
            label="Objet"
            value={subject}
            maxLength={200}
            onChange={(event) => setSubject(event.currentTarget.value)}
            error={variableProblem(subject) ?? errors.subject}
          />
          <Textarea
            ref={area}
            label="Texte"
            description="« Bonjour » et la signature s’ajoutent d’eux-mêmes."
            value={text}
            rows={8}
            maxLength={10_000}
            onChange={(event) => setText(event.currentTarget.value)}
            error={variableProblem(text) ?? errors.text}
          />
          <VariableChips field={area} onInsert={setText} />
          {asksDeadline && (
            <DayInput
              label="Date limite"
              description={campaignId ? 'Vide : la fin de la campagne.' : 'Ce que dit {date limite}.'}
              value={typedDay}
              onChange={setTypedDay}
              error={day.ok ? errors.deadline : day.message}
              maw={240}
            />
          )}
          <SegmentedControl aria-label="Par quelle voie" data={WAYS} value={way} onChange={(value) => setWay(value as MailingWay)} />
        </div>
        <MailingPreview wording={shown} people={plan.data?.people ?? []} />
      </div>
      {refused && Object.keys(errors).length === 0 && (
        <Notice tone="garnet" alert>
          {refused.message}
        </Notice>
      )}
      <div className={classes.foot}>
        <div className={classes.counts} role="status">
          {plan.error ? (
            plan.error.message
          ) : plan.data ? (
            <>
              <strong>{countsSentence(plan.data)}</strong>
              {plan.data.reasons.map(({ reason, people }) => (
                <p key={reason}>
                  {counted(people, 'personne')} sans envoi : {reason}
                </p>
              ))}
            </>
          ) : (
            'Lecture des familles…'
          )}
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button
            leftSection={<IconSend aria-hidden size={17} stroke={1.75} />}
            loading={create.isPending}
            disabled={plan.data === undefined || nobody}
            onClick={send}
          >
            {plan.data && plan.data.emails === 0 && !nobody ? 'Préparer les lettres' : 'Envoyer'}
          </Button>
        </div>
      </div>
    </>
  );
}
