import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { TemplateRow } from '../../../shared/contract/templates.ts';
import { MAILING_KINDS, type MailingKind } from '../../../shared/rules/mailings.ts';
import { variableProblem } from '../../../shared/rules/message-variables.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import messages from '../messages/messages.module.css';
import classes from './mailings.module.css';
import { VariableChips } from './VariableChips.tsx';
import { KIND_WORDS } from './words.ts';

const KINDS = MAILING_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));

/** One wording beside what a family would read. Portée's own are copied to be changed. */
export function TemplateEditor({ template }: { template: TemplateRow | undefined }) {
  const { may } = useDesk();
  const go = useNavigate();
  const save = useAct('templates.save');
  const archive = useAct('templates.archive');
  const area = useRef<HTMLTextAreaElement>(null);
  const isGiven = template !== undefined && template.id === null;
  const kept = {
    kind: template?.kind ?? ('free' as MailingKind),
    name: template ? (isGiven ? `${template.name} (copie)` : template.name) : '',
    subject: template?.subject ?? '',
    text: template?.text ?? '',
  };
  const [wording, setWording] = useState(kept);
  const isDone = useRef(false);
  const set = (part: Partial<typeof kept>) => setWording((former) => ({ ...former, ...part }));
  const isDirty = Object.entries(kept).some(([key, value]) => wording[key as keyof typeof kept] !== value);
  useUnsaved(() => isDirty && !isDone.current);
  const errors = save.error?.fields ?? {};
  const mayWrite = may('templates.save');
  const leave = (said: string) => {
    isDone.current = true;
    tellDone(said);
    void go('/messages/modeles');
  };
  const submit = () =>
    save.mutate(
      { id: template?.id ?? null, version: template?.version ?? 0, ...wording },
      { onSuccess: () => leave('Le modèle est enregistré.') },
    );
  return (
    <Screen
      title={template?.name ?? 'Nouveau modèle'}
      above={<Link to="/messages/modeles">Modèles</Link>}
      below={isGiven ? 'Fourni par Portée : ce que vous enregistrez devient un modèle de votre établissement.' : KIND_WORDS[kept.kind]}
    >
      <form
        className={messages.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={messages.form}>
          {save.error && Object.keys(errors).length === 0 && (
            <Notice tone="garnet" alert>
              {save.error.message}
            </Notice>
          )}
          <TextInput
            label="Nom du modèle"
            value={wording.name}
            maxLength={120}
            readOnly={!mayWrite}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={errors.name}
          />
          <Select
            label="Sujet"
            data={KINDS}
            value={wording.kind}
            readOnly={!mayWrite}
            onChange={(kind) => set({ kind: kind as MailingKind })}
            maw={280}
          />
          <TextInput
            label="Objet"
            value={wording.subject}
            maxLength={200}
            readOnly={!mayWrite}
            onChange={(event) => set({ subject: event.currentTarget.value })}
            error={variableProblem(wording.subject) ?? errors.subject}
          />
          <Textarea
            ref={area}
            label="Texte"
            description="Une ligne vide sépare les paragraphes ; l’identifiant ou l’adresse seuls sur une ligne sont mis en valeur."
            value={wording.text}
            rows={14}
            maxLength={10_000}
            readOnly={!mayWrite}
            onChange={(event) => set({ text: event.currentTarget.value })}
            error={variableProblem(wording.text) ?? errors.text}
          />
          {mayWrite && <VariableChips field={area} onInsert={(text) => set({ text })} />}
          {mayWrite && (
            <div className={messages.acts}>
              <Button type="submit" loading={save.isPending} disabled={!isGiven && !isDirty}>
                {isGiven ? 'Enregistrer comme modèle' : 'Enregistrer le modèle'}
              </Button>
              {template?.id && (
                <Button
                  variant="outline"
                  color="garnet"
                  loading={archive.isPending}
                  onClick={() =>
                    archive.mutate(
                      { id: template.id ?? '', version: template.version },
                      { onSuccess: () => leave('Le modèle est archivé.'), onError: (refusal) => tellRefused(refusal) },
                    )
                  }
                >
                  Archiver
                </Button>
              )}
            </div>
          )}
        </div>
        <Preview wording={wording} />
      </form>
    </Screen>
  );
}

function Preview({ wording }: { wording: { kind: MailingKind; subject: string; text: string } }) {
  const [shown] = useDebouncedValue(wording, 300);
  const ready = shown.subject.trim() !== '' && shown.text.trim() !== '';
  const { kind, subject, text } = shown;
  const asked = useOperation('templates.preview', { kind, subject, text }, { enabled: ready, keepPrevious: true });
  const said = !ready
    ? 'Écrivez l’objet et le texte.'
    : asked.error
      ? asked.error.fields
        ? 'L’aperçu revient dès que le texte est corrigé.'
        : asked.error.message
      : asked.data?.text;
  return (
    <section aria-label="Aperçu" className={classes.preview}>
      <header className={classes.previewHead}>
        <p>
          Aperçu{' '}
          {asked.data && ready && !asked.error && (
            <>
              pour <strong>{asked.data.name}</strong>
            </>
          )}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={classes.letter} tabIndex={0} aria-label="Texte du message">
        {said}
      </section>
    </section>
  );
}
