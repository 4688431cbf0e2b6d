import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import classes from './CreateOffice.module.css';
import type { Creation } from './creation.ts';

type Form = UseFormReturnType<Creation>;

export const SiteFields = ({ form }: { form: Form }) => (
  <fieldset className={classes.group}>
    <legend>Votre site</legend>
    <TextInput
      label="Nom de l’établissement"
      description="Tel que les familles le connaissent"
      required
      maxLength={120}
      autoComplete="organization"
      autoFocus
      {...form.getInputProps('site.name')}
    />
    <TextInput
      label="Adresse"
      description="Imprimée sur les lettres"
      maxLength={120}
      autoComplete="street-address"
      {...form.getInputProps('site.addressLine')}
    />
    <div data-span="2">
      <TextInput label="Code postal" maxLength={10} autoComplete="postal-code" {...form.getInputProps('site.postalCode')} />
    </div>
    <div data-span="4">
      <TextInput label="Ville" maxLength={80} autoComplete="address-level2" {...form.getInputProps('site.city')} />
    </div>
    <div data-span="2">
      <TextInput label="Téléphone" type="tel" maxLength={30} autoComplete="tel" {...form.getInputProps('site.phone')} />
    </div>
    <div data-span="4">
      <TextInput label="E-mail" maxLength={254} autoComplete="email" inputMode="email" {...form.getInputProps('site.email')} />
    </div>
  </fieldset>
);

export const AdministratorFields = ({ form }: { form: Form }) => (
  <fieldset className={classes.group}>
    <legend>Premier administrateur</legend>
    <TextInput
      label="Prénom et nom"
      description="Chaque personne du bureau a son propre compte : l’historique dit qui a fait quoi."
      required
      maxLength={120}
      autoComplete="name"
      autoFocus
      {...form.getInputProps('administrator.name')}
    />
    <TextInput
      label="Identifiant"
      required
      maxLength={60}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      {...form.getInputProps('administrator.login')}
    />
    <div data-span="3">
      <PasswordInput
        label="Mot de passe"
        required
        maxLength={128}
        autoComplete="new-password"
        aria-describedby="policy"
        {...form.getInputProps('administrator.password')}
      />
    </div>
    <div data-span="3">
      <PasswordInput
        label="Le même, encore une fois"
        required
        maxLength={128}
        autoComplete="new-password"
        {...form.getInputProps('administrator.again')}
      />
    </div>
    <p id="policy" className={classes.policy}>
      12 caractères au moins. Une phrase de plusieurs mots est plus sûre et plus facile à retenir que des signes compliqués. Ni votre nom,
      ni celui de l’établissement, ni le mot « conservatoire », ni un mot de passe déjà trop connu.
    </p>
  </fieldset>
);
