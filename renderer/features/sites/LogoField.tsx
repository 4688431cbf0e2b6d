import { Button, FileButton } from '@mantine/core';
import { IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { LOGO_BYTES, type SiteSheet } from '../../../shared/contract/sites.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import classes from './sites.module.css';

/** The picture at the head of the site's pages; saved at once, apart from the form around it. */
export function LogoField({ sheet }: { sheet: SiteSheet }) {
  const save = useAct('sites.saveLogo');
  const remove = useAct('sites.removeLogo');
  const [refused, setRefused] = useState<string | null>(null);
  const picture = useLogo(sheet);
  const take = async (file: File | null) => {
    if (!file) return;
    setRefused(null);
    if (file.size > LOGO_BYTES) return setRefused('Ce fichier dépasse 1 Mo : réduisez l’image, puis choisissez-la de nouveau.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    save.mutate(
      { id: sheet.id, fileName: file.name, bytes },
      {
        onSuccess: () => tellDone('Le logo est enregistré : il est déjà sur l’extranet.'),
        onError: (refusal) => setRefused(refusal.fields?.logo ?? refusal.message),
      },
    );
  };
  return (
    <fieldset className={classes.logo}>
      <legend>Logo</legend>
      <div className={classes.picture}>{picture ? <img src={picture} alt={`Logo de ${sheet.name}`} /> : <span>aucun</span>}</div>
      <div className={classes.logoSide}>
        <p className={classes.small}>Image PNG ou JPEG de 1 Mo au plus, montrée en haut de chaque page, sur fond blanc.</p>
        <div className={classes.logoActs}>
          <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={save.isPending}
                leftSection={<IconPhotoPlus aria-hidden size={18} stroke={1.75} />}
              >
                {sheet.logo ? 'Changer le logo' : 'Choisir un logo'}
              </Button>
            )}
          </FileButton>
          {sheet.logo && (
            <Button
              variant="default"
              loading={remove.isPending}
              leftSection={<IconTrash aria-hidden size={18} stroke={1.75} />}
              onClick={() =>
                remove.mutate(
                  { id: sheet.id },
                  { onSuccess: () => tellDone('Le logo est retiré.'), onError: (refusal) => tellRefused(refusal) },
                )
              }
            >
              Retirer le logo
            </Button>
          )}
        </div>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
      </div>
    </fieldset>
  );
}

/** An address for the picture that the service keeps; asked again when it is another. */
function useLogo({ id, logo }: SiteSheet): string | null {
  const kept = useOperation('sites.logo', { id }, { enabled: logo !== null }).data?.logo ?? null;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!kept || logo === null) return setAddress(null);
    const made = URL.createObjectURL(new Blob([kept.bytes], { type: kept.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [kept, logo]);
  return address;
}
