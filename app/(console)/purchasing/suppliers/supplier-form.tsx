'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Supplier } from '#domains/purchasing/suppliers/get-supplier.ts';
import { newClientId } from '#lib/client-id.ts';
import type { Locale } from '#lib/format/prefs.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { addNewSupplier, changeSupplier } from '../actions.ts';
import { readSupplier } from './read-supplier.ts';
import { SupplierFields } from './supplier-fields.tsx';

/** Opens the form for a new supplier. */
export function AddSupplierButton({ currency, locale }: { currency: string; locale: Locale }) {
  const t = useTranslations('purchasing.supplier');
  const prefs = usePrefs();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [id] = useState(newClientId);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(addNewSupplier, (made) =>
    router.push(asRoute(`/purchasing/suppliers/${made.id}`)),
  );
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const read = readSupplier(form, prefs);
            setProblem('problem' in read ? read.problem : null);
            if ('input' in read) run({ id, code: String(form.get('code')).toUpperCase(), ...read.input });
          }}
        >
          <FailureNote failure={failure} own={{ CONFLICT: t('codeTaken') }} />
          <SupplierFields supplier={{ currency, locale }} problem={problem} />
          <Button type="submit" look="primary" className="self-end" disabled={isPending}>
            {t('add')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}

/** Opens the form that changes a supplier. */
export function EditSupplierButton({ supplier }: { supplier: Supplier }) {
  const t = useTranslations('purchasing.supplier');
  const tAction = useTranslations('common.action');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(changeSupplier, () => {
    void notify(t('saved'));
    setOpen(false);
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('change')}</Button>
      <Dialog title={t('change')} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const read = readSupplier(form, prefs);
            setProblem('problem' in read ? read.problem : null);
            const isActive = form.get('isActive') === 'on';
            if ('input' in read) run({ supplierId: supplier.id, isActive, ...read.input });
          }}
        >
          <FailureNote failure={failure} />
          <SupplierFields supplier={supplier} problem={problem} />
          <Button type="submit" look="primary" className="self-end" disabled={isPending}>
            {tAction('save')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
