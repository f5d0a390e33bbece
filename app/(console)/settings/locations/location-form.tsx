'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { LocationRow } from '#domains/fulfilment/list-locations.ts';
import { newClientId } from '#lib/client-id.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { amountUnit } from '../../inventory/amount-unit.ts';
import { changeLocation, openLocation } from '../actions.ts';
import { PlaceFields } from './place-fields.tsx';
import { readPlace } from './read-place.ts';
import { SERVICES } from './services.ts';

const KINDS = ['warehouse', 'store', 'transit', 'quarantine'] as const;
const USUAL_RANK = 100;

/** Opens the form for a new location. */
export function AddLocationButton({ currency }: { currency: string }) {
  const t = useTranslations('settings.location');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <LocationForm currency={currency} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Opens the form for a location that exists. */
export function EditLocationButton({ location, currency }: { location: LocationRow; currency: string }) {
  const t = useTranslations('settings.location');
  const tAction = useTranslations('common.action');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={t('editOf', { name: location.name })} onClick={() => setOpen(true)}>
        {tAction('edit')}
      </Button>
      <Dialog title={location.name} isOpen={isOpen} onOpenChange={setOpen}>
        <LocationForm location={location} currency={currency} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type FormProps = { location?: LocationRow; currency: string; onDone: () => void };

function LocationForm({ location, currency, onDone }: FormProps) {
  const t = useTranslations('settings.location');
  const tPlace = useTranslations('routing.location');
  const [isUnclear, setUnclear] = useState(false);
  const tKind = useTranslations('statuses.locationKind');
  const prefs = usePrefs();
  const [id] = useState(newClientId);
  const finish = () => {
    void notify(t('saved'));
    onDone();
  };
  const add = useAction(openLocation, finish);
  const change = useAction(changeLocation, finish);
  const failure = add.failure ?? change.failure;

  function send(form: FormData) {
    const place = readPlace(form, amountUnit(currency, prefs).decimals);
    setUnclear(place === null);
    if (place === null) return;
    const facts = { ...readFacts(form), ...place };
    const text = (name: string) => String(form.get(name) ?? '').trim();
    if (location) {
      change.run({ locationId: location.id, ...facts, isActive: form.get('isActive') === 'on' });
      return;
    }
    const kind = KINDS.find((known) => known === text('kind')) ?? KINDS[0];
    add.run({ id, code: text('code').toUpperCase(), kind, ...facts });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure} />
      {isUnclear ? (
        <p role="alert" className="text-sm text-bad">
          {tPlace('unclear')}
        </p>
      ) : null}
      <TextField label={t('name')} name="name" required maxLength={200} defaultValue={location?.name} />
      {location ? null : (
        <>
          <TextField
            label={t('code')}
            help={t('codeHelp')}
            name="code"
            dir="ltr"
            required
            pattern="[A-Za-z0-9][A-Za-z0-9_\-]{0,31}"
            autoComplete="off"
          />
          <SelectField
            label={t('kind')}
            name="kind"
            options={KINDS.map((value) => ({ value, label: tKind(value) }))}
          />
        </>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t('city')} name="city" isOptional defaultValue={location?.city} />
        <TextField
          label={t('country')}
          name="country"
          isOptional
          dir="ltr"
          pattern="[A-Za-z]{2}"
          maxLength={2}
          defaultValue={location?.country}
        />
      </div>
      <NumberField
        label={t('rank')}
        help={t('rankHelp')}
        name="rank"
        defaultValue={toLocaleDigits(String(location?.rank ?? USUAL_RANK), prefs.digits)}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('can')}</legend>
        {SERVICES.map((service) => (
          <Checkbox
            key={service}
            name={service}
            label={t(`services.${service}`)}
            defaultChecked={location ? location.services[service] : true}
          />
        ))}
      </fieldset>
      <PlaceFields {...(location && { location })} currency={currency} />
      {location ? (
        <Checkbox
          name="isActive"
          label={t('active')}
          help={t('activeHelp')}
          defaultChecked={location.isActive}
        />
      ) : null}
      <Button type="submit" look="primary" className="self-end" disabled={add.isPending || change.isPending}>
        {t(location ? 'save' : 'add')}
      </Button>
    </form>
  );
}

function readFacts(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const rank = parseInteger(text('rank'));
  const isOn = (name: string) => form.get(name) === 'on';
  return {
    name: text('name'),
    city: text('city'),
    country: text('country').toUpperCase(),
    rank: rank.ok ? rank.value : USUAL_RANK,
    services: { ships: isOn('ships'), pickup: isOn('pickup'), returns: isOn('returns') },
  };
}
