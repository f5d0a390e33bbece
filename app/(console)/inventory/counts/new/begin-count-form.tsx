'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { CLASSES, COUNT_SCOPES, type CountScope } from '#domains/inventory/counts/count-status.ts';
import type { Zone } from '#domains/inventory/places/list-zones.ts';
import type { Movable } from '#domains/inventory/transfers/list-movable.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { GoodsBox } from '../../transfers/goods-box.tsx';
import { beginCount } from '../actions.ts';

type Props = { places: readonly { value: string; label: string }[]; zones: readonly Zone[] };

/** Chooses the place, the part of it and whether the books are hidden. */
export function BeginCountForm({ places, zones }: Props) {
  const t = useTranslations('stock-work.count');
  const router = useRouter();
  const [countId] = useState(newClientId);
  const [locationId, setLocation] = useState(places[0]?.value ?? '');
  const [kind, setKind] = useState<CountScope>('class');
  const [zone, setZone] = useState('');
  const [part, setPart] = useState<(typeof CLASSES)[number]>('A');
  const [goods, setGoods] = useState<readonly Movable[]>([]);
  const [isBlind, setBlind] = useState(true);
  const placeField = useEarly<HTMLSelectElement>(locationId, setLocation);
  const kindField = useEarly<HTMLSelectElement>(kind, chooseKind);
  const { run, isPending, failure } = useAction(beginCount, ({ id }) =>
    router.push(asRoute(`/inventory/counts/${id}`)),
  );
  const here = zones.filter((one) => one.locationId === locationId).map((one) => one.zone);
  const chosenZone = here.includes(zone) ? zone : here[0];
  const scopeOf = () => {
    if (kind === 'zone') return chosenZone ? { kind, zone: chosenZone } : null;
    if (kind === 'class') return { kind, class: part };
    if (kind === 'full') return { kind };
    return goods.length > 0 ? { kind, variantIds: goods.map((one) => one.variantId) } : null;
  };
  const scope = scopeOf();

  function chooseKind(chosen: string) {
    setKind(COUNT_SCOPES.find((one) => one === chosen) ?? 'full');
  }

  return (
    <form
      method="post"
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (scope) run({ countId, locationId, scope, isBlind });
      }}
    >
      <FailureNote failure={failure} />
      <SelectField
        label={t('column.location')}
        ref={placeField}
        value={locationId}
        onChange={(event) => setLocation(event.target.value)}
        options={places}
      />
      <SelectField
        label={t('column.scope')}
        ref={kindField}
        value={kind}
        onChange={(event) => chooseKind(event.target.value)}
        options={COUNT_SCOPES.map((value) => ({ value, label: t(`scopeLong.${value}`) }))}
      />
      {kind === 'class' ? (
        <SelectField
          label={t('class.label')}
          value={part}
          onChange={(event) => setPart(CLASSES.find((one) => one === event.target.value) ?? 'A')}
          options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
        />
      ) : null}
      {kind === 'zone' && here.length > 0 ? (
        <SelectField
          label={t('zone')}
          value={chosenZone}
          onChange={(event) => setZone(event.target.value)}
          options={here.map((value) => ({ value, label: value }))}
        />
      ) : null}
      {kind === 'zone' && here.length === 0 ? <p className="text-warn">{t('noZones')}</p> : null}
      {kind === 'chosen' ? <ChosenGoods locationId={locationId} goods={goods} onChange={setGoods} /> : null}
      <Checkbox label={t('blind')} checked={isBlind} onChange={(event) => setBlind(event.target.checked)} />
      <Button type="submit" look="primary" size="large" disabled={isPending || scope === null}>
        {t('begin')}
      </Button>
    </form>
  );
}

type ChosenProps = {
  locationId: string;
  goods: readonly Movable[];
  onChange: (goods: readonly Movable[]) => void;
};

function ChosenGoods({ locationId, goods, onChange }: ChosenProps) {
  const t = useTranslations('stock-work.count');
  return (
    <div className="flex flex-col gap-2">
      <GoodsBox
        key={goods.length}
        locationId={locationId}
        label={t('addGoods')}
        onChoose={(found) => {
          if (!goods.some((one) => one.variantId === found.variantId)) onChange([...goods, found]);
        }}
      />
      <ul className="flex flex-col">
        {goods.map((one) => (
          <li key={one.variantId} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate">
              <UserText>{one.title}</UserText> <Ltr className="text-sm text-quiet">{one.sku}</Ltr>
            </span>
            <IconButton
              label={t('leaveOut', { sku: one.sku })}
              icon={<X aria-hidden />}
              onClick={() => onChange(goods.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
