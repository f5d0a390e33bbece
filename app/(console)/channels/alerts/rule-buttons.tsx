'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { AlertRule } from '#domains/alerts/list-alerts.ts';
import type { RuleChoices } from './rule-form.tsx';

// Nothing is asked at first.
const RuleForm = dynamic(() => import('./rule-form.tsx').then((file) => file.RuleForm));

/** Opens the form of a new rule. */
export function AddRuleButton({ choices }: { choices: RuleChoices }) {
  const t = useTranslations('alerts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('rules.add')}
      </Button>
      <Dialog title={t('form.title')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <RuleForm {...choices} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

/** Opens the form of a rule that is there, to change it. */
export function EditRuleButton({
  rule,
  choices,
  size = 'small',
}: {
  rule: AlertRule;
  choices: RuleChoices;
  size?: ComponentProps<typeof Button>['size'];
}) {
  const t = useTranslations('alerts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        {t('do.edit')}
      </Button>
      <Dialog title={t('form.editTitle')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <RuleForm {...choices} rule={rule} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
