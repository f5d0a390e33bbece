'use client';

import { toast } from 'sonner';

const UNDO_VISIBLE_MS = 10_000;

/** A short notice that something is done: noun and verb. Errors belong in a `Banner`. */
export function notify(text: string): void {
  toast(text);
}

/** A notice with a way back. `undo` must be a command of the server: closing the page must not lose it. */
export function notifyUndoable(text: string, undoLabel: string, undo: () => void): void {
  toast(text, { duration: UNDO_VISIBLE_MS, action: { label: undoLabel, onClick: undo } });
}
