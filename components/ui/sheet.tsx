'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './icon-button.tsx';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
  /** Buttons at the foot, the primary one last. */
  footer?: ReactNode;
};

const PLACES = {
  middle: {
    overlay: 'items-end justify-center sm:items-center sm:p-4',
    box: 'max-h-[90dvh] w-full max-w-lg rounded-t-md sm:rounded-md',
  },
  end: { overlay: 'justify-end', box: 'h-dvh w-full max-w-xl' },
} as const;

/** A dialog in the middle of the page, or at its end side, over everything else. */
export function Sheet({
  title,
  isOpen,
  onOpenChange,
  children,
  footer,
  place,
}: DialogProps & { place: keyof typeof PLACES }) {
  const t = useTranslations('common.action');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={`fixed inset-0 z-50 flex bg-black/40 ${PLACES[place].overlay}`}
    >
      <Modal className={`flex bg-raised text-ink shadow-raised ${PLACES[place].box}`}>
        <AriaDialog className="flex min-h-0 w-full flex-col outline-none">
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 ps-4 pe-2">
            <Heading slot="title" className="min-w-0 truncate text-md font-semibold">
              {title}
            </Heading>
            <IconButton label={t('close')} icon={<X aria-hidden />} onClick={() => onOpenChange(false)} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-t border-line p-3">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
