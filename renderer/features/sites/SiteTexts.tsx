import { Button, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconFileText } from '@tabler/icons-react';
import { useOperation } from '../../host/operations.ts';
import type { SiteTyped } from './site-form.ts';
import classes from './sites.module.css';

/** What families read on their first page, and under « Aide ». */
export function SiteTexts({ form }: { form: UseFormReturnType<SiteTyped> }) {
  const usual = useOperation('sites.defaultHelp', {}).data?.text;
  const empty = form.values.helpText.trim() === '';
  return (
    <>
      <Textarea
        label="Message d’accueil"
        description="En haut de l’accueil des familles de ce site ; vide, rien n’est montré."
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        {...form.getInputProps('homeMessage')}
      />
      <div className={classes.help}>
        <Textarea
          label="Texte d’aide"
          description="Sous « Aide » ; une ligne, un paragraphe. Vide, les familles lisent l’aide de Portée, pas à pas."
          autosize
          minRows={4}
          maxRows={18}
          maxLength={10_000}
          placeholder={usual}
          {...form.getInputProps('helpText')}
        />
        <Button
          variant="default"
          size="compact-sm"
          disabled={!usual}
          leftSection={<IconFileText aria-hidden size={16} stroke={1.75} />}
          onClick={() => form.setFieldValue('helpText', empty ? (usual ?? '') : '')}
        >
          {empty ? 'Partir du texte de Portée' : 'Revenir au texte de Portée'}
        </Button>
      </div>
    </>
  );
}
