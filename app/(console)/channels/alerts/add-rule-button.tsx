'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { RuleForm as Form } from './rule-form.tsx';

// Nothing is asked at first.
const RuleForm = dynamic(() => import('./rule-form.tsx').then((file) => file.RuleForm));

/** Opens the form of a new rule. */
export function AddRuleButton(props: Omit<ComponentProps<typeof Form>, 'onDone'>) {
  const t = useTranslations('alerts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('rules.add')}
      </Button>
      <Dialog title={t('form.title')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <RuleForm {...props} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
